/** The turn of a license of a computer metric with second use: pairs of units count once, and are taken together. Source: rules 6.2. */
import { FREE, giveAll, type Ledger } from '../allocate/ledger.ts';
import type { License } from '../license/license.ts';
import { settleComputers } from './computer.ts';
import type { ComputerUnits } from './computer-units.ts';
import type { Members } from './members.ts';
import { isPortable, partnersOf, type Sides } from './pairs.ts';
import { firstInOrder, takeInOrder } from './taking.ts';

/** Gives every slot of a unit. */
export const giveUnit = (ledger: Ledger, license: License, { start, slots }: Members, unit: number): void =>
  giveAll(ledger, license, slots, start[unit], start[unit + 1]);

/** Users of computers whose allocation has units or consumes without an installation: pairing may cost what it saves elsewhere. */
const specialUsers = (ledger: Ledger, license: License): ReadonlySet<number> =>
  new Set(
    license.allocations
      .filter(each => each.permanent || each.units > 0)
      .map(each => (each.computer >= 0 ? ledger.image.computers.owner[each.computer] : each.user)),
  );

/** Where nothing was given before, a pair or a unit without a partner raises consumption by one: the first that fit are taken. */
const takeFirstPairs = (ledger: Ledger, license: License, units: ComputerUnits, sides: Sides, left: number): void => {
  const partner = partnersOf(ledger, units, sides);
  /** Units that are taken under their own key; a portable one with a partner goes with that. */
  const heads = new Int32Array(units.count);
  const worst = new Uint8Array(units.count);
  let count = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const along = partner[unit];
    if (along >= 0 && isPortable(sides[unit])) continue;
    worst[count] = along < 0 ? units.worst[unit] : Math.max(units.worst[unit], units.worst[along]);
    heads[count++] = unit;
  }
  const taken = firstInOrder(worst.subarray(0, count), left);
  for (let at = 0; at < taken.length; at++) {
    const unit = heads[taken[at]];
    giveUnit(ledger, license, units, unit);
    if (partner[unit] >= 0) giveUnit(ledger, license, units, partner[unit]);
  }
};

/** The same beside units that are bound: what a unit raises depends on what its user has on either side. */
const takeBesideBound = (ledger: Ledger, license: License, units: ComputerUnits, sides: Sides, left: number): void => {
  const partner = partnersOf(ledger, units, sides);
  const mine = new Uint8Array(units.count);
  const taken = new Int32Array(ledger.image.users.count * 2);
  const count = (unit: number): void => {
    mine[unit] = 1;
    if (sides[unit] >= 0) taken[sides[unit]]++;
  };
  for (let unit = 0; unit < units.count; unit++)
    if (ledger.taken[units.slots[units.start[unit]]] === license.index) count(unit);
  /** The partner that is taken with a unit, -1 for none. */
  const together = (unit: number): number => (partner[unit] >= 0 && mine[partner[unit]] === 0 ? partner[unit] : -1);
  /** Taken already, or under the key of its partner. */
  const isDone = (unit: number): boolean =>
    (partner[unit] >= 0 && isPortable(sides[unit])) || (mine[unit] === 1 && together(unit) < 0);
  const worst = units.worst.map((right, unit) =>
    partner[unit] < 0 ? right : Math.max(right, units.worst[partner[unit]]),
  );
  const special = specialUsers(ledger, license);
  /** Of users whose computers have units or reservations of their own: by settling with and without. */
  const settledRise = (unit: number): number => {
    const members = [unit, together(unit)].filter(each => each >= 0 && mine[each] === 0);
    const tried = members.flatMap(each => Array.from(units.slots.subarray(units.start[each], units.start[each + 1])));
    const before = settleComputers(ledger, license, null).consumed;
    for (const slot of tried) ledger.taken[slot] = license.index;
    ledger.given[license.index] += tried.length;
    const after = settleComputers(ledger, license, null).consumed;
    for (const slot of tried) ledger.taken[slot] = FREE;
    ledger.given[license.index] -= tried.length;
    return after - before;
  };
  const rise = (unit: number): number => {
    const side = sides[unit];
    if (isDone(unit)) return 0;
    if (side < 0) return 1;
    if (special.has(side >> 1)) return settledRise(unit);
    const own = taken[side] + 1 - mine[unit];
    const other = taken[side ^ 1] + (together(unit) >= 0 ? 1 : 0);
    return Math.max(own, other) - Math.max(taken[side], taken[side ^ 1]);
  };
  takeInOrder(worst, left, rise, unit => {
    if (isDone(unit)) return;
    for (const each of [together(unit), unit]) {
      if (each < 0 || mine[each] === 1) continue;
      count(each);
      giveUnit(ledger, license, units, each);
    }
  });
};

/** Takes pairs and single units while entitlements last. */
export const takePairs = (ledger: Ledger, license: License, units: ComputerUnits, sides: Sides, left: number): void =>
  (license.allocations.length === 0 ? takeFirstPairs : takeBesideBound)(ledger, license, units, sides, left);
