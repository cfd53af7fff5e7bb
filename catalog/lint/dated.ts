/** Checks a list of dated entries: each day once, in order, and the first one early enough. */
import { dayOf } from '../day.ts';
import type { Finding } from '../finding.ts';
import type { Dated } from '../format.ts';
import type { CatalogFile, Path } from '../load.ts';

/** Defaults and tables must hold from this day at the latest, so that no estate is older than the catalog; a new processor may come later. */
const LATEST_FIRST_DAY = '2000-01-01';

/** Findings of the entries at `path`: `OVERLAP` for a day given twice, `ORDER_WRONG` for days out of order, `GAP` for a late first day. */
export const lintDated = (
  file: CatalogFile,
  path: Path,
  entries: readonly Dated[],
  mustBeginEarly = true,
): readonly Finding[] => {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  entries.forEach(({ from }, at) => {
    const line = file.lineAt([...path, at, 'from']);
    const before = seen.get(from);
    const previous = at > 0 ? entries[at - 1].from : from;
    if (before !== undefined) {
      const message = `${path.join('.')} has two values from ${from}, the first at line ${before}.`;
      findings.push({ code: 'OVERLAP', file: file.file, line, message, help: 'Keep one of them.' });
    } else if ((dayOf(from) ?? 0) < (dayOf(previous) ?? 0)) {
      const message = `${path.join('.')} has ${from} after ${previous}.`;
      findings.push({ code: 'ORDER_WRONG', file: file.file, line, message, help: 'List values oldest first.' });
    }
    seen.set(from, line);
  });
  const first = entries[0];
  if (mustBeginEarly && first && entries.every(entry => entry.from > LATEST_FIRST_DAY)) {
    const message = `${path.join('.')} has no value before ${first.from}.`;
    const help = `Let the first value hold from ${LATEST_FIRST_DAY} or earlier, 1970-01-01 for always.`;
    findings.push({ code: 'GAP', file: file.file, line: file.lineAt([...path, 0, 'from']), message, help });
  }
  return findings;
};
