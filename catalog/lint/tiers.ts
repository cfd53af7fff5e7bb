/** Checks the tier tables: tiers rise, only the last one is without an end, and no table stands twice. */
import type { Finding } from '../finding.ts';
import { type Catalog, type CatalogFile, filesOf } from '../load.ts';
import { lintDated } from './dated.ts';

/** Findings of all tier tables. */
export const lintTiers = (catalog: Catalog): readonly Finding[] => {
  const findings: Finding[] = [];
  const places = new Map<string, string>();
  for (const file of filesOf(catalog, 'tiers')) {
    for (const [name, entries] of Object.entries(file.content.tables)) {
      const path = ['tables', name];
      const before = places.get(name);
      if (before) {
        const message = `The table ${name} stands at ${before} too.`;
        const help = 'Keep one place for each table.';
        findings.push({ code: 'CONFLICT', file: file.file, line: file.lineAt(path), message, help });
      } else places.set(name, `${file.file}:${file.lineAt(path)}`);
      findings.push(...lintDated(file as CatalogFile, path, entries));
      entries.forEach(({ tiers }, at) => {
        let reached = 0;
        tiers.forEach(({ up_to: upTo }, tier) => {
          const last = tier === tiers.length - 1;
          const line = file.lineAt([...path, at, 'tiers', tier]);
          const report = (code: Finding['code'], message: string, help: string) =>
            findings.push({ code, file: file.file, line, message, help });
          if (upTo === undefined) {
            if (!last)
              report('ROW_DEAD', `A tier of ${name} without an end hides those after it.`, 'Give it an up_to.');
          } else if (last) {
            report('GAP', `The last tier of ${name} ends at ${upTo}.`, 'Let the last tier have no up_to.');
          } else if (Number(upTo) <= reached) {
            report('ROW_DEAD', `The tier of ${name} up to ${upTo} is empty.`, `Let it end above ${reached}.`);
          }
          reached = Math.max(reached, Number(upTo ?? 0));
        });
      });
    }
  }
  return findings;
};
