/** What a run found missing or contradictory, as the doors show it: a code, a sentence, and which license and computer it is about. */
import type { FindingCode } from '../../engine/codes.ts';
import { findingSentence } from '../../engine/explain/sentences.ts';
import type { Run } from '../../engine/reconcile.ts';
import type { OpenRun } from '../runCache.ts';
import { seesFinding } from '../scope/sentences.ts';
import { type Connection, listInMemory, type PageAsked, pageOf } from './page.ts';

export interface RunFinding {
  /** Place among the findings of the run. */
  readonly at: number;
  readonly code: FindingCode;
  readonly license: string | null;
  readonly computer: string | null;
  readonly sentence: string;
}

const found = new WeakMap<Run, readonly RunFinding[]>();

/** Everything found, in the order in which it was found. */
const findingsOf = (run: Run): readonly RunFinding[] => {
  const known = found.get(run);
  if (known) return known;
  const findings = run.findings.map((finding, at) => ({
    at,
    code: finding.code,
    license: finding.license >= 0 ? run.ledger.licenses[finding.license].row.license : null,
    computer: finding.computer >= 0 ? run.image.computers.name[finding.computer] : null,
    sentence: findingSentence(run, finding),
  }));
  found.set(run, findings);
  return findings;
};

const byLicense = new WeakMap<Run, ReadonlyMap<string | null, readonly RunFinding[]>>();

/** What was found about one license and may be seen. */
export const findingsOfLicense = ({ run, within }: OpenRun, license: string): readonly RunFinding[] => {
  let known = byLicense.get(run);
  if (!known) {
    known = Map.groupBy(findingsOf(run), finding => finding.license);
    byLicense.set(run, known);
  }
  return (known.get(license) ?? []).filter(({ at }) => seesFinding(within, run.findings[at]));
};

/** Everything found that may be seen, page by page. */
export const findingPage = ({ run, meta, within }: OpenRun, asked: PageAsked): Connection<RunFinding> => {
  const findings = findingsOf(run);
  const seen = within ? findings.filter(({ at }) => seesFinding(within, run.findings[at])) : findings;
  return pageOf(
    listInMemory(`findings ${meta.id} ${within?.name ?? ''}`, seen, ({ at }) => [at]),
    asked,
  );
};
