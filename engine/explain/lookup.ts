/** Finds decisions: those of a license, a computer or a product, without walking through all of them where that can be avoided. */
import { computerOf, givenSlots } from '../allocate/ledger.ts';
import { findInstallation } from '../allocate/slots.ts';
import { installedOn } from '../image/onComputer.ts';
import type { Run } from '../reconcile.ts';
import { type Candidate, candidatesOfAccess, candidatesOfSlot } from './candidates.ts';
import { hasDecision } from './decisions.ts';

export interface DecisionQuery {
  /** Index of a license: the decisions that gave something to it. */
  readonly license?: number;
  readonly computer?: number;
  readonly product?: number;
}

const slotsOfApplication = (run: Run, application: number, computer: number | undefined): readonly number[] => {
  const { start } = run.image.installations;
  const { sharing } = run.ledger.slots;
  const own = (installation: number): readonly number[] => sharing(installation) ?? [installation];
  if (computer !== undefined) {
    const found = findInstallation(run.image, application, computer);
    return found < 0 ? [] : own(found);
  }
  const slots: number[] = [];
  for (let installation = start[application]; installation < start[application + 1]; installation++)
    slots.push(...own(installation));
  return slots;
};

const slotsFor = (run: Run, query: DecisionQuery): readonly number[] => {
  if (query.license !== undefined) {
    const slots = Array.from(givenSlots(run.ledger, run.ledger.licenses[query.license]));
    return query.computer === undefined ? slots : slots.filter(slot => computerOf(run.ledger, slot) === query.computer);
  }
  if (query.computer !== undefined && query.product === undefined) {
    const { sharing } = run.ledger.slots;
    return Array.from(installedOn(run.image, query.computer)).flatMap(at => sharing(at) ?? [at]);
  }
  const { applicationStart } = run.image.products;
  const from = query.product === undefined ? 0 : applicationStart[query.product];
  const to = query.product === undefined ? run.image.applications.count : applicationStart[query.product + 1];
  const slots: number[] = [];
  for (let application = from; application < to; application++)
    for (const slot of slotsOfApplication(run, application, query.computer)) slots.push(slot);
  return slots;
};

/** Ids of the decisions that fit: slots (≥ 0) in unit order, then rows without an installation (-1 - position). */
export const decisionIdsOf = (run: Run, query: DecisionQuery): readonly number[] => {
  const slots = slotsFor(run, query).filter(slot => hasDecision(run, slot));
  const productOf = (slot: number): number =>
    run.image.applications.product[run.image.installations.application[run.ledger.slots.installationOf(slot)]];
  const fitting =
    query.license !== undefined && query.product !== undefined
      ? slots.filter(slot => productOf(slot) === query.product)
      : slots;
  const others = run.settled.other.flatMap((row, at) =>
    (query.license === undefined || row.license === query.license) &&
    (query.computer === undefined || row.computer === query.computer) &&
    (query.product === undefined || row.product === query.product)
      ? [-1 - at]
      : [],
  );
  return [...fitting, ...others];
};

/** Every license that names what the decision is about, in taking order. */
export const candidatesOf = (run: Run, id: number): readonly Candidate[] => {
  if (id >= 0) return candidatesOfSlot(run, id);
  const { access } = run.settled.other[-1 - id];
  return access >= 0 ? candidatesOfAccess(run, access) : [];
};
