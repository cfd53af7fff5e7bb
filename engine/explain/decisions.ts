/** Decisions as records: what each slot and each row without an installation came to, with names in the place of numbers. */
import { FREE } from '../allocate/ledger.ts';
import { NO_RIGHT_CODE, OUTCOME, OUTCOMES, type Outcome, REASONS, type Reason, RIGHTS, type Right } from '../codes.ts';
import type { Run } from '../reconcile.ts';

export interface Decision {
  /** Slot of the decision; -1 - position in the other rows for those without an installation. */
  readonly id: number;
  readonly computer: string | null;
  readonly user: string | null;
  readonly product: string | null;
  readonly version: string | null;
  readonly edition: string | null;
  readonly outcome: Outcome;
  readonly license: string | null;
  readonly right: Right | null;
  readonly reason: Reason | null;
  readonly units: number;
}

const rightName = (code: number): Right | null => (code === NO_RIGHT_CODE ? null : RIGHTS[code]);
const reasonName = (code: number): Reason | null => (code === 0 ? null : (REASONS[code] as Reason));

/** Whether the slot has a decision of its own: some go with another slot of their installation. */
export const hasDecision = (run: Run, slot: number): boolean => run.settled.outcome[slot] !== OUTCOME.merged;

/** The decision of a slot. */
export const decisionOf = (run: Run, slot: number): Decision => {
  const { ledger, settled, image } = run;
  const installation = ledger.slots.installationOf(slot);
  const application = image.installations.application[installation];
  const license = ledger.taken[slot];
  const consumer = ledger.slots.consumerOf(slot);
  const product = image.applications.product[application];
  const byUser =
    license >= 0
      ? ledger.licenses[license].metric.family === 'user'
      : license === FREE && ledger.countedByUser.has(product);
  return {
    id: slot,
    computer: image.computers.name[image.installations.computer[installation]],
    user: byUser && consumer < image.users.count ? image.users.name[consumer] : null,
    product: image.products.name[product],
    version: image.applications.version[application],
    edition: image.applications.edition[application],
    outcome: OUTCOMES[settled.outcome[slot]] as Outcome,
    license: license >= 0 ? ledger.licenses[license].row.license : null,
    right: license >= 0 ? rightName(ledger.right[slot]) : null,
    reason: reasonName(settled.reason[slot]),
    units: settled.units[slot],
  };
};

/** The decision of a row without an installation. */
export const otherDecisionOf = ({ ledger, settled, image }: Run, at: number): Decision => {
  const row = settled.other[at];
  return {
    id: -1 - at,
    computer: row.computer >= 0 ? image.computers.name[row.computer] : null,
    user: row.user >= 0 ? image.users.name[row.user] : null,
    product: row.product >= 0 ? image.products.name[row.product] : null,
    version: row.product >= 0 ? row.version : null,
    edition: row.product >= 0 ? row.edition : null,
    outcome: OUTCOMES[row.outcome] as Outcome,
    license: row.license >= 0 ? ledger.licenses[row.license].row.license : null,
    right: rightName(row.right),
    reason: reasonName(row.reason),
    units: row.units,
  };
};

/** Every decision of the run: installations in unit order, then the rows without one. */
export function* allDecisions(run: Run): Iterable<Decision> {
  for (let slot = 0; slot < run.ledger.slots.count; slot++) if (hasDecision(run, slot)) yield decisionOf(run, slot);
  for (let at = 0; at < run.settled.other.length; at++) yield otherDecisionOf(run, at);
}

/** Decisions that are unlicensed: slots, then accesses. */
export function* unlicensedDecisions(run: Run): Iterable<Decision> {
  const { outcome, other } = run.settled;
  for (let slot = 0; slot < outcome.length; slot++)
    if (outcome[slot] === OUTCOME.unlicensed) yield decisionOf(run, slot);
  for (let at = 0; at < other.length; at++)
    if (other[at].outcome === OUTCOME.unlicensed) yield otherDecisionOf(run, at);
}

/** How many decisions are unlicensed. */
export const countUnlicensed = ({ settled }: Pick<Run, 'settled'>): number => {
  let count = 0;
  for (const outcome of settled.outcome) if (outcome === OUTCOME.unlicensed) count++;
  return count + settled.other.filter(row => row.outcome === OUTCOME.unlicensed).length;
};
