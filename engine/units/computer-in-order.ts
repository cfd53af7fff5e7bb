/** Settling of computer metrics slot by slot, in unit order: counters by computer say where units begin, so none needs to be formed. */
import { computersOfSlots, type Ledger, productOf } from '../allocate/ledger.ts';
import { OUTCOME, REASON } from '../codes.ts';
import type { License, LicensedProduct } from '../license/license.ts';
import { formComputerUnits } from './computer-units.ts';
import type { Counters } from './counters.ts';
import { eachCovered, isPortable, sidesOf, sidesOfComputers } from './pairs.ts';
import type { Rows } from './rows.ts';

/** Slots in unit order, with the computer of each. */
interface Placed {
  readonly slots: Int32Array;
  readonly computers: Int32Array;
}

/** Settles the slots `from … to - 1`, all of one product: the first of a unit carries it, the others are covered. Returns the units begun. */
const settleProduct = (
  { installed, begun, before }: Counters['byComputer'],
  { supplementary, use }: LicensedProduct,
  { slots, computers }: Placed,
  from: number,
  to: number,
  rows: Rows | null,
): number => {
  const perUnit = supplementary ? Number.POSITIVE_INFINITY : use.perUnit;
  let units = 0;
  for (let at = from; at < to; at++) {
    const computer = computers[at];
    const place = installed[computer]++;
    if (place === 0) before[computer] = begun[computer];
    const unit = Math.floor(place / perUnit);
    const begins = unit >= begun[computer];
    if (begins) {
      begun[computer]++;
      units++;
    }
    if (rows === null) continue;
    const slot = slots[at];
    rows.outcome[slot] = begins ? OUTCOME.consumes : OUTCOME.covered;
    rows.reason[slot] = begins ? 0 : unit >= before[computer] ? REASON.MULTIPLE_USE : REASON.SAME_UNIT;
    rows.units[slot] = begins ? 1 : 0;
  }
  for (let at = from; at < to; at++) installed[computers[at]] = 0;
  return units;
};

/** Covers units on portable computers by units their users have elsewhere. Returns how many. Only those that may be covered are formed. */
const settlePortable = (ledger: Ledger, license: License, { slots, computers }: Placed, rows: Rows | null): number => {
  const sides = sidesOfComputers(ledger.image);
  const { begun } = ledger.counters.byComputer;
  const elsewhere = ledger.counters.bySide.first;
  for (let at = 0; at < slots.length; at++) {
    const side = sides[computers[at]];
    if (side >= 0 && !isPortable(side)) elsewhere[side] += begun[computers[at]];
    begun[computers[at]] = 0;
  }
  const portable = new Int32Array(slots.length);
  let count = 0;
  for (let at = 0; at < slots.length; at++) {
    const side = sides[computers[at]];
    if (isPortable(side) && elsewhere[side ^ 1] > 0) portable[count++] = slots[at];
  }
  const units = formComputerUnits(ledger, license, portable.subarray(0, count));
  let covered = 0;
  eachCovered(units, sidesOf(ledger, license, units)!, elsewhere, unit => {
    covered++;
    for (let at = units.start[unit]; rows && at < units.start[unit + 1]; at++) {
      const slot = units.slots[at];
      rows.outcome[slot] = OUTCOME.covered;
      rows.reason[slot] = REASON.SECOND_USE;
      rows.units[slot] = 0;
    }
  });
  for (let at = 0; at < slots.length; at++) if (sides[computers[at]] >= 0) elsewhere[sides[computers[at]] & ~1] = 0;
  return covered;
};

/** What a license consumes of slots in unit order, where every unit is charged one or nothing; writes the rows where they are given. */
export const settleInOrder = (ledger: Ledger, license: License, slots: Int32Array, rows: Rows | null): number => {
  const placed = { slots, computers: computersOfSlots(ledger, slots) };
  const { begun } = ledger.counters.byComputer;
  let consumed = 0;
  for (let from = 0, to = 0; from < slots.length; from = to) {
    const product = productOf(ledger, slots[from]);
    if (license.products.length === 1) to = slots.length;
    while (to < slots.length && productOf(ledger, slots[to]) === product) to++;
    consumed += settleProduct(ledger.counters.byComputer, license.productAt.get(product)!, placed, from, to, rows);
  }
  if (license.products.some(product => product.use.secondUse))
    return consumed - settlePortable(ledger, license, placed, rows);
  for (let at = 0; at < slots.length; at++) begun[placed.computers[at]] = 0;
  return consumed;
};
