/** What a run found missing or contradictory, as the doors show it: a code, a sentence, and which license and computer it is about. */
import type { FindingCode } from '../../engine/codes.ts';
import { findingSentence } from '../../engine/explain/sentences.ts';
import type { Run } from '../../engine/reconcile.ts';
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

/** What was found about one license. */
export const findingsOfLicense = (run: Run, license: string): readonly RunFinding[] => {
  let known = byLicense.get(run);
  if (!known) {
    known = Map.groupBy(findingsOf(run), finding => finding.license);
    byLicense.set(run, known);
  }
  return known.get(license) ?? [];
};

/** Everything found, page by page. */
export const findingPage = (run: Run, runId: number, asked: PageAsked): Connection<RunFinding> =>
  pageOf(
    listInMemory(`findings ${runId}`, findingsOf(run), ({ at }) => [at]),
    asked,
  );
