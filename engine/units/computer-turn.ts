/** The turn of a license of a computer metric: which of the free installations it takes while entitlements last. */
import { computersOfSlots, FREE, give, giveAll, givenSlots, type Ledger } from '../allocate/ledger.ts';
import { RIGHTS } from '../codes.ts';
import type { License } from '../license/license.ts';
import { type ComputerUnits, formComputerUnits, isPlain, ownersOfUnits, settleComputers } from './computer.ts';
import { giveUncounted, withoutExempt } from './exempt.ts';
import { groupBy } from './grouping.ts';
import { type Owner, partnersOf } from './pairs.ts';
import { firstInOrder, takeInOrder } from './taking.ts';

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

/** Users of computers whose allocation has units or consumes without an installation: pairing may cost what it saves elsewhere. */
const specialUsers = (ledger: Ledger, license: License): ReadonlySet<number> =>
  new Set(
    license.allocations
      .filter(each => each.permanent || each.units > 0)
      .map(each => (each.computer >= 0 ? ledger.image.computers.owner[each.computer] : each.user)),
  );

/** Takes pairs and single units under second use: pairs count once. Source: rules 6.2, second use. */
const takePairs = (ledger: Ledger, license: License, units: ComputerUnits, owner: Owner, left: number): void => {
  const partner = partnersOf(units, owner);
  const { start, slots } = slotsByUnit(units);
  const mine = Uint8Array.from(units.lead, lead => (ledger.taken[lead] === license.index ? 1 : 0));
  const users = ledger.image.users.count;
  const portables = new Int32Array(users);
  const others = new Int32Array(users);
  const count = (unit: number): void => {
    const user = owner.user[unit];
    if (user >= 0) (owner.portable[unit] === 1 ? portables : others)[user]++;
  };
  for (let unit = 0; unit < units.count; unit++) if (mine[unit] === 1) count(unit);
  /** Whether the unit is taken with its partner, under the other one's key. */
  const goesAlong = (unit: number): boolean => partner[unit] >= 0 && owner.portable[unit] === 1;
  const together = (unit: number): number => (partner[unit] >= 0 && mine[partner[unit]] === 0 ? partner[unit] : -1);
  const isDone = (unit: number): boolean => goesAlong(unit) || (mine[unit] === 1 && together(unit) < 0);
  const worst = units.worst.map((right, unit) =>
    partner[unit] < 0 ? right : Math.max(right, units.worst[partner[unit]]),
  );
  const special = specialUsers(ledger, license);
  /** Of users whose computers have units or reservations of their own: by settling with and without. */
  const settledRise = (unit: number): number => {
    const members = [unit, together(unit)].filter(each => each >= 0 && mine[each] === 0);
    const tried = members.flatMap(each => Array.from(slots.subarray(start[each], start[each + 1])));
    const before = settleComputers(ledger, license, null).consumed;
    for (const slot of tried) ledger.taken[slot] = license.index;
    ledger.given[license.index] += tried.length;
    const after = settleComputers(ledger, license, null).consumed;
    for (const slot of tried) ledger.taken[slot] = FREE;
    ledger.given[license.index] -= tried.length;
    return after - before;
  };
  const rise = (unit: number): number => {
    const user = owner.user[unit];
    if (isDone(unit)) return 0;
    if (user < 0) return 1;
    if (special.has(user)) return settledRise(unit);
    const own = 1 - mine[unit];
    const portable = portables[user] + (owner.portable[unit] === 1 ? own : together(unit) >= 0 ? 1 : 0);
    const other = others[user] + (owner.portable[unit] === 1 ? 0 : own);
    return Math.max(portable, other) - Math.max(portables[user], others[user]);
  };
  const take = (unit: number): void => {
    if (unit < 0 || mine[unit] === 1) return;
    count(unit);
    for (let at = start[unit]; at < start[unit + 1]; at++) give(ledger, license, slots[at]);
  };
  takeInOrder(worst, left, rise, unit => {
    if (isDone(unit)) return;
    const along = together(unit);
    take(unit);
    take(along);
    mine[unit] = 1;
    if (along >= 0) mine[along] = 1;
  });
};

/** Takes where every installation is a unit: whole classes of rights while they fit, of the next one the first by computer. */
const takePlain = (ledger: Ledger, license: License, candidates: Int32Array, left: number): void => {
  const computers = ledger.image.computers.count;
  let remaining = left;
  for (let right = 0; right < RIGHTS.length && remaining > 0; right++) {
    const alike = candidates.filter(slot => ledger.right[slot] === right);
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
  if (counting.length <= left) {
    giveAll(ledger, license, counting);
    return;
  }
  const secondUse = license.products.some(product => product.use.secondUse);
  if (!secondUse && left <= 0) return;
  if (!secondUse && isPlain(license)) {
    takePlain(ledger, license, counting, left);
    return;
  }
  const given = secondUse ? withoutExempt(ledger, license, givenSlots(ledger, license), null) : new Int32Array(0);
  const units = formComputerUnits(ledger, license, merged(ledger, given, counting));
  const owner = ownersOfUnits(ledger, license, units);
  if (owner) {
    takePairs(ledger, license, units, owner, left);
    return;
  }
  const { start, slots } = slotsByUnit(units);
  const taken = firstInOrder(units.worst, left);
  for (let at = 0; at < taken.length; at++)
    giveAll(ledger, license, slots.subarray(start[taken[at]], start[taken[at] + 1]));
};
