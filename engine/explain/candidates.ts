/** Candidates: every license that names a product, and whether it took the installation, could have, or may not and why. */
import { answerToAccess } from '../allocate/accesses.ts';
import { answerFor, type Lacking, lacksPrimary } from '../allocate/candidates.ts';
import { REASON, REASONS, type Reason } from '../codes.ts';
import type { License } from '../license/license.ts';
import type { Run } from '../reconcile.ts';

/** `chosen` has it; `possible` may cover it, but another one has it; `rejected` may not. */
export type Verdict = 'chosen' | 'possible' | 'rejected';

export interface Candidate {
  readonly license: License;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
}

const rejected = (license: License, code: number): Candidate => ({
  license,
  verdict: 'rejected',
  reason: REASONS[code] as Reason,
});

const answered = (license: License, chosen: boolean): Candidate => ({
  license,
  verdict: chosen ? 'chosen' : 'possible',
  reason: null,
});

const primaryChecks = new WeakMap<Run, Map<number, Lacking>>();

/** Whether supplementary products lack their primary one, computed once for each run and license. */
export const lackingFor = (run: Run, license: License): Lacking => {
  if (!primaryChecks.has(run)) primaryChecks.set(run, new Map());
  const checks = primaryChecks.get(run)!;
  if (!checks.has(license.index)) checks.set(license.index, lacksPrimary(run.ledger, license));
  return checks.get(license.index)!;
};

/** What a license says to a slot, by the checks of rules 3 in their order. */
const verdictOf = (run: Run, license: License, slot: number): Candidate => {
  const { ledger } = run;
  const installation = ledger.slots.installationOf(slot);
  const bearers = ledger.slots.sharing(installation) ?? [slot];
  const chosen =
    ledger.taken[slot] === license.index ||
    (license.metric.family !== 'user' &&
      bearers.some(each => ledger.taken[each] === license.index) &&
      ledger.taken[slot] < 0);
  if (chosen) return answered(license, true);
  if (license.notInForce !== 0) return rejected(license, license.notInForce);
  if (license.metric.family === 'access') return rejected(license, REASON.ACCESS_ONLY);
  const answer = answerFor(ledger, license, slot, lackingFor(run, license));
  if (answer < 0) return rejected(license, -answer);
  const bound = ledger.boundTo.get(slot);
  return bound !== undefined && bound !== license.index
    ? rejected(license, REASON.BOUND_ELSEWHERE)
    : answered(license, false);
};

const naming = new WeakMap<Run, Map<number, readonly License[]>>();

/** Licenses in taking order that name a product, found once for each run and product. */
const licensesNaming = (run: Run, product: number): readonly License[] => {
  const known = naming.get(run) ?? new Map<number, readonly License[]>();
  naming.set(run, known);
  const licenses = known.get(product) ?? run.ledger.order.filter(license => license.productAt.has(product));
  known.set(product, licenses);
  return licenses;
};

/** Licenses in taking order that name the product of a slot; none for installations that take no part. */
export const candidatesOfSlot = (run: Run, slot: number): readonly Candidate[] => {
  const { ledger, image } = run;
  const installation = ledger.slots.installationOf(slot);
  if (ledger.ignored[installation] !== 0) return [];
  const product = image.applications.product[image.installations.application[installation]];
  return licensesNaming(run, product).map(license => verdictOf(run, license, slot));
};

/** CALs in taking order that name the product of an access, by its position in the access book. */
export const candidatesOfAccess = (run: Run, at: number): readonly Candidate[] => {
  const { ledger } = run;
  const access = ledger.access.accesses[at];
  return ledger.order.flatMap((license): Candidate[] => {
    if (license.metric.family !== 'access') return [];
    const answer = answerToAccess(ledger, license, access);
    if (answer === null) return [];
    if (ledger.access.taken[at] === license.index) return [answered(license, true)];
    if (answer < 0) return [rejected(license, -answer)];
    const bound = ledger.access.boundTo.get(at);
    return [
      bound !== undefined && bound !== license.index
        ? rejected(license, REASON.BOUND_ELSEWHERE)
        : answered(license, false),
    ];
  });
};
