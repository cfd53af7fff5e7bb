/** Settling of the computer metrics: what each unit of use is charged, and the rows that say so. */
import { givenSlots, type Ledger, productOf } from '../allocate/ledger.ts';
import { OUTCOME, REASON } from '../codes.ts';
import { type License, unitsOfAllocation } from '../license/license.ts';
import { settleInOrder } from './computer-in-order.ts';
import { type ComputerUnits, formComputerUnits, isPlain } from './computer-units.ts';
import { withoutExempt } from './exempt.ts';
import { eachCoveredByPartner, sidesOf } from './pairs.ts';
import { computersOfAllocation, settlePermanent, sumOf } from './permanent.ts';
import { placeOf } from './place.ts';
import type { Rows, Settle } from './rows.ts';

/** What a unit is charged that is covered by its partner in second use. */
const PAIRED = -1;
/** What the other units of a computer are charged where the first carries the `units` of an allocation. */
const CARRIED = 0;

/** Writes the rows of every unit: its first slot carries what it is charged, the others are covered by it. */
const writeUnits = (ledger: Ledger, license: License, units: ComputerUnits, charge: Int32Array, rows: Rows): void => {
  const { count, start, slots } = units;
  const oneProduct = license.products.length === 1;
  /** Who covers: a unit's first slot, or that of the computer's first unit. */
  let carrier = -1;
  for (let unit = 0; unit < count; unit++) {
    let at = start[unit];
    if (charge[unit] > 0) {
      carrier = slots[at++];
      rows.outcome[carrier] = OUTCOME.consumes;
      rows.reason[carrier] = 0;
      rows.units[carrier] = charge[unit];
    }
    for (; at < start[unit + 1]; at++) {
      const slot = slots[at];
      rows.outcome[slot] = OUTCOME.covered;
      rows.reason[slot] =
        charge[unit] === PAIRED
          ? REASON.SECOND_USE
          : oneProduct || productOf(ledger, slot) === productOf(ledger, carrier)
            ? REASON.MULTIPLE_USE
            : REASON.SAME_UNIT;
    }
  }
};

/** Units the allocation of a computer puts in place of what it would consume; 0 for none. */
const override = (license: License, computer: number): number =>
  unitsOfAllocation(license.allocatedComputers.get(computer));

/** Charges `units` of an allocation to the computer's first unit and nothing to its others, unless one is paired. Source: rules 5 and 9. */
const chargeAllocated = (license: License, { count, computer }: ComputerUnits, charge: Int32Array): void => {
  for (let from = 0; from < count; ) {
    let to = from;
    let anyPaired = false;
    for (; to < count && computer[to] === computer[from]; to++) anyPaired ||= charge[to] === PAIRED;
    const instead = anyPaired ? 0 : override(license, computer[from]);
    if (instead > 0) {
      charge.fill(CARRIED, from, to);
      charge[from] = instead;
    }
    from = to;
  }
};

/** What each unit is charged: 1, or what its partner or an allocation makes of it. */
const chargeUnits = (ledger: Ledger, license: License, units: ComputerUnits): Int32Array => {
  const charge = new Int32Array(units.count).fill(1);
  const sides = sidesOf(ledger, license, units);
  if (sides) eachCoveredByPartner(ledger, units, sides, unit => charge.fill(PAIRED, unit, unit + 1));
  if (license.allocations.some(each => each.units > 0)) chargeAllocated(license, units, charge);
  return charge;
};

/** Whether every unit is charged one, or nothing where its partner covers it: allocations change no charge, and all units may be paired alike. */
const isSimple = ({ products, allocations }: License): boolean =>
  allocations.every(each => each.units === 0 && !each.permanent) &&
  products.every(({ use }) => use.secondUse === products[0].use.secondUse);

/** Every slot carries one unit. */
const writeOneEach = (slots: Int32Array, rows: Rows): void => {
  const { outcome, reason, units } = rows;
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at];
    outcome[slot] = OUTCOME.consumes;
    reason[slot] = 0;
    units[slot] = 1;
  }
};

export const settleComputers: Settle = (ledger, license, rows) => {
  const slots = withoutExempt(ledger, license, givenSlots(ledger, license), rows);
  if (isSimple(license)) {
    if (!isPlain(license) || license.products[0].use.secondUse)
      return { consumed: settleInOrder(ledger, license, slots, rows), missing: false };
    if (rows) writeOneEach(slots, rows);
    return { consumed: slots.length, missing: false };
  }
  const units = formComputerUnits(ledger, license, slots);
  const charge = chargeUnits(ledger, license, units);
  if (rows) writeUnits(ledger, license, units, charge, rows);
  let consumed = 0;
  for (let unit = 0; unit < units.count; unit++) if (charge[unit] > 0) consumed += charge[unit];
  if (!license.allocations.some(each => each.permanent)) return { consumed, missing: false };
  const consuming = new Set(units.computer.filter((_, unit) => charge[unit] > 0));
  const { of } = placeOf(ledger.image, license);
  const permanent = settlePermanent(license, rows, computersOfAllocation(ledger, of), computer =>
    consuming.has(computer),
  );
  return { consumed: consumed + sumOf(permanent), missing: false };
};
