/** Writing an assignment into the ledger slot by slot, in any order, and keeping the state of the ledger to come back to. */
import type { License } from '../../license/license.ts';
import { FREE, type Ledger, MERGED } from '../ledger.ts';

/** What the giving of installations and accesses changes in a ledger. */
export interface LedgerState {
  readonly taken: Int32Array;
  readonly right: Uint8Array;
  readonly given: Int32Array;
}

export const stateOf = (ledger: Ledger): LedgerState => ({
  taken: ledger.taken.slice(),
  right: ledger.right.slice(),
  given: ledger.given.slice(),
});

/** Puts the ledger back; accesses are all free again. */
export const restore = (ledger: Ledger, state: LedgerState): void => {
  ledger.taken.set(state.taken);
  ledger.right.set(state.right);
  ledger.given.set(state.given);
  ledger.access.taken.fill(FREE);
  ledger.access.boundTo.clear();
};

/**
 * Gives one slot to a license. A license that counts no users has an installation once: further slots of it go with the first. Other slots
 * stay free until `mergeRest`, so that the order of placing does not matter.
 */
export const placeSlot = (ledger: Ledger, license: License, slot: number, right: number): void => {
  ledger.right[slot] = right;
  if (license.metric.family !== 'user') {
    const sharing = ledger.slots.sharing(ledger.slots.installationOf(slot));
    if (sharing?.some(other => other !== slot && ledger.taken[other] === license.index)) {
      ledger.taken[slot] = MERGED;
      return;
    }
  }
  ledger.taken[slot] = license.index;
  ledger.given[license.index]++;
};

/** Slots nobody took go with their installation where a license that counts no users has it. */
export const mergeRest = (ledger: Ledger): void => {
  const { slots, taken, licenses } = ledger;
  for (let extra = slots.installations; extra < slots.count; extra++) {
    const sharing = slots.sharing(slots.installationOf(extra))!;
    if (!sharing.some(slot => taken[slot] >= 0 && licenses[taken[slot]].metric.family !== 'user')) continue;
    for (const slot of sharing) if (taken[slot] === FREE) taken[slot] = MERGED;
  }
};
