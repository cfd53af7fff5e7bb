/** The turn of a license of a computer metric: which of the free installations it takes while entitlements last. */
import { computersOfSlots, giveAll, givenSlots, type Ledger } from '../allocate/ledger.ts';
import { RIGHTS } from '../codes.ts';
import type { License } from '../license/license.ts';
import { formComputerUnits, isPlain } from './computer-units.ts';
import { giveUncounted, withoutExempt } from './exempt.ts';
import { groupBy } from './grouping.ts';
import { sidesOf } from './pairs.ts';
import { giveUnit, takePairs } from './pairs-turn.ts';
import { firstInOrder } from './taking.ts';

/** Two lists of slots in unit order as one. */
const merged = (ledger: Ledger, a: Int32Array, b: Int32Array): Int32Array => {
  if (a.length === 0) return b;
  const { installationOf } = ledger.slots;
  const both = new Int32Array(a.length + b.length);
  for (let at = 0, left = 0, right = 0; at < both.length; at++) {
    const isLeft =
      right === b.length ||
      (left < a.length && (installationOf(a[left]) - installationOf(b[right]) || a[left] - b[right]) < 0);
    both[at] = isLeft ? a[left++] : b[right++];
  }
  return both;
};

/** The slots that would be covered by a right, as they come. */
const coveredBy = ({ right: rights }: Ledger, slots: Int32Array, right: number): Int32Array => {
  const found = new Int32Array(slots.length);
  let count = 0;
  for (let at = 0; at < slots.length; at++) if (rights[slots[at]] === right) found[count++] = slots[at];
  return found.subarray(0, count);
};

/** Takes where every installation is a unit: whole classes of rights while they fit, of the next one the first by computer. */
const takePlain = (ledger: Ledger, license: License, candidates: Int32Array, left: number): void => {
  const computers = ledger.image.computers.count;
  let remaining = left;
  for (let right = 0; right < RIGHTS.length && remaining > 0; right++) {
    const alike = coveredBy(ledger, candidates, right);
    const taken =
      alike.length <= remaining
        ? alike
        : groupBy(alike, computersOfSlots(ledger, alike), computers).slots.subarray(0, remaining);
    giveAll(ledger, license, taken);
    remaining -= taken.length;
  }
};

/**
 * Takes from the candidates (in unit order) what fits into `left`. Nothing was given before on a computer that still has candidates,
 * because all that a license may cover on an allocated computer is bound: so every unit raises consumption by one, pairs aside.
 */
export const turnOfComputers = (ledger: Ledger, license: License, candidates: Int32Array, left: number): void => {
  const counting = withoutExempt(ledger, license, candidates, null);
  giveUncounted(ledger, license, candidates, counting);
  const secondUse = license.products.some(product => product.use.secondUse);
  // A pair takes the portable computer's consumption away, and brings back what a permanent allocation keeps for it or its user.
  const mayRaiseMore = secondUse && license.allocations.some(each => each.permanent);
  if (counting.length <= left && !mayRaiseMore) {
    giveAll(ledger, license, counting);
    return;
  }
  const mayBeBound = license.allocations.length > 0;
  // Without more entitlements only a unit that goes with a bound one still fits.
  if (left <= 0 && !(secondUse && mayBeBound)) return;
  if (!secondUse && isPlain(license)) {
    takePlain(ledger, license, counting, left);
    return;
  }
  const given =
    secondUse && mayBeBound ? withoutExempt(ledger, license, givenSlots(ledger, license), null) : new Int32Array(0);
  const units = formComputerUnits(ledger, license, merged(ledger, given, counting));
  const sides = sidesOf(ledger, license, units);
  if (sides) {
    takePairs(ledger, license, units, sides, left);
    return;
  }
  const taken = firstInOrder(units.worst, left);
  for (let at = 0; at < taken.length; at++) giveUnit(ledger, license, units, taken[at]);
};
