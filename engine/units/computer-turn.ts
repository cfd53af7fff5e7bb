/** The turn of a license of a computer metric: which of the free installations it takes while entitlements last. */
import { give, givenSlots, type Ledger } from '../allocate/ledger.ts';
import type { License } from '../license/license.ts';
import { type ComputerUnits, formComputerUnits, ownersOfUnits } from './computer.ts';
import { withoutExempt } from './exempt.ts';
import { type Owner, partnersOf } from './pairs.ts';
import { takeInOrder } from './taking.ts';

/** Two ascending lists of slots as one, in unit order. */
const merged = (ledger: Ledger, a: Int32Array, b: Int32Array): Int32Array => {
  if (a.length === 0) return b;
  const both = new Int32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  const { installationOf } = ledger.slots;
  return both.sort((x, y) => installationOf(x) - installationOf(y) || x - y);
};

/** Slots of each unit: `slots[start[unit]] … slots[start[unit + 1] - 1]`. */
const slotsByUnit = (units: ComputerUnits): { start: Int32Array; slots: Int32Array } => {
  const start = new Int32Array(units.count + 1);
  for (const unit of units.unitOf) start[unit + 1]++;
  for (let unit = 0; unit < units.count; unit++) start[unit + 1] += start[unit];
  const next = start.slice();
  const slots = new Int32Array(units.slots.length);
  units.unitOf.forEach((unit, at) => {
    slots[next[unit]++] = units.slots[at];
  });
  return { start, slots };
};

/** What a user's units on both sides of second use come to: pairs count once. */
interface Sides {
  portable: number;
  other: number;
}

const consumedBy = (sides: Sides): number => Math.max(sides.portable, sides.other);

/** Takes pairs and single units under second use. Source: rules 6.2, second use. */
const takePairs = (ledger: Ledger, license: License, units: ComputerUnits, owner: Owner, left: number): void => {
  const mine = (unit: number): boolean => ledger.taken[units.lead[unit]] === license.index;
  const partner = partnersOf(units, owner);
  const { start, slots } = slotsByUnit(units);
  const byUser = new Map<number, Sides>();
  const sidesOf = (user: number): Sides => {
    if (!byUser.has(user)) byUser.set(user, { portable: 0, other: 0 });
    return byUser.get(user)!;
  };
  const count = (unit: number): void =>
    void sidesOf(owner.user[unit])[owner.portable[unit] === 1 ? 'portable' : 'other']++;
  for (let unit = 0; unit < units.count; unit++) if (mine(unit) && owner.user[unit] >= 0) count(unit);
  /** The units that go together, the one that gives the key first; empty where nothing is left to take. */
  const members = (unit: number): number[] => {
    if (partner[unit] < 0) return mine(unit) ? [] : [unit];
    if (owner.portable[unit] === 1) return [];
    return [unit, partner[unit]].filter(each => !mine(each));
  };
  const worst = (unit: number): number =>
    partner[unit] < 0 ? units.worst[unit] : Math.max(units.worst[unit], units.worst[partner[unit]]);
  const rise = (unit: number): number => {
    const together = members(unit);
    const user = owner.user[unit];
    if (user < 0) return together.length;
    const sides = sidesOf(user);
    const portable = together.filter(each => owner.portable[each] === 1).length;
    return (
      consumedBy({ portable: sides.portable + portable, other: sides.other + together.length - portable }) -
      consumedBy(sides)
    );
  };
  takeInOrder(units.count, worst, left, rise, unit => {
    for (const each of members(unit)) {
      if (owner.user[each] >= 0) count(each);
      for (let at = start[each]; at < start[each + 1]; at++) give(ledger, license, slots[at]);
    }
  });
};

/**
 * Takes from the candidates (in unit order) what fits into `left`. Nothing was given before on a computer that still has candidates,
 * because all that a license may cover on an allocated computer is bound: so every unit raises consumption by one, pairs aside.
 */
export const turnOfComputers = (ledger: Ledger, license: License, candidates: Int32Array, left: number): void => {
  const counting = withoutExempt(ledger, license, candidates, null);
  if (counting.length < candidates.length) {
    const kept = new Set(counting);
    for (const slot of candidates) if (!kept.has(slot)) give(ledger, license, slot);
  }
  if (counting.length <= left) {
    for (const slot of counting) give(ledger, license, slot);
    return;
  }
  const secondUse = license.products.some(product => product.use.secondUse);
  if (!secondUse && left <= 0) return;
  const given = secondUse ? withoutExempt(ledger, license, givenSlots(ledger, license), null) : new Int32Array(0);
  const units = formComputerUnits(ledger, license, merged(ledger, given, counting), slot => ledger.right[slot]);
  const owner = ownersOfUnits(ledger, license, units);
  if (owner) {
    takePairs(ledger, license, units, owner, left);
    return;
  }
  const { start, slots } = slotsByUnit(units);
  takeInOrder(
    units.count,
    unit => units.worst[unit],
    left,
    () => 1,
    unit => {
      for (let at = start[unit]; at < start[unit + 1]; at++) give(ledger, license, slots[at]);
    },
  );
};
