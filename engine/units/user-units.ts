/** Units of users in columns, for licenses whose products make one pool: no record for each user, however many there are. Source: rules 5. */
import { computersOfSlots, type Ledger, productOf } from '../allocate/ledger.ts';
import { ceilDiv } from '../fraction.ts';
import type { License } from '../license/license.ts';
import { groupBy } from './grouping.ts';
import { type Members, membersOf, oneEach } from './members.ts';
import type { Pool } from './user-use.ts';

/** Units by the key of their user, then the order of their first installations. */
export interface UserUnits extends Members {
  readonly count: number;
  readonly consumer: Int32Array;
  /** Computers the unit adds to the pool: those with a primary product. 0 where their number does not matter. */
  readonly computers: Int32Array;
}

/** Whether nothing but users, and computers in one pool, decides how many units there are. */
export const isSimple = (license: License, pools: readonly Pool[]): boolean =>
  pools.length <= 1 && license.allocations.every(each => each.units === 0 && !each.permanent);

/** Computers of the only pool that are a unit; where there is none, all of a user's. */
export const perUnitOf = (pools: readonly Pool[]): number => pools[0]?.perUnit ?? Number.POSITIVE_INFINITY;

/** Units of a user with so many computers in the only pool. */
export const unitsOfComputers = (computers: number, perUnit: number): number =>
  perUnit === Number.POSITIVE_INFINITY ? 1 : Math.max(1, ceilDiv(computers, perUnit));

/** Whose each slot is, by rank. */
const ranksOf = ({ image, slots: { consumerOf } }: Ledger, slots: Int32Array): Int32Array => {
  const ranks = new Int32Array(slots.length);
  for (let at = 0; at < slots.length; at++) ranks[at] = image.consumerRank[consumerOf(slots[at])];
  return ranks;
};

const picked = (values: Int32Array, places: Int32Array): Int32Array => {
  const found = new Int32Array(places.length);
  for (let at = 0; at < places.length; at++) found[at] = values[places[at]];
  return found;
};

/** Every user one unit. */
const wholeUsers = (ledger: Ledger, slots: Int32Array): UserUnits => {
  const { consumerAt } = ledger.image;
  const grouped = groupBy(slots, ranksOf(ledger, slots), consumerAt.length);
  const start = new Int32Array(slots.length + 1);
  const consumer = new Int32Array(slots.length);
  let count = 0;
  for (let at = 0; at < slots.length; at++) {
    if (at > 0 && grouped.ranks[at] === grouped.ranks[at - 1]) continue;
    consumer[count] = consumerAt[grouped.ranks[at]];
    start[count++] = at;
  }
  start[count] = slots.length;
  return {
    count,
    consumer: consumer.subarray(0, count),
    computers: new Int32Array(count),
    start: start.subarray(0, count + 1),
    slots: grouped.slots,
  };
};

/**
 * Where each unit stands when those of a user, numbered by their computers, are put in the order of their first slots. `unitOf` says for
 * each slot its unit, `firstOf` for each unit the first one of its user.
 */
const standingOf = (unitOf: Int32Array, firstOf: Int32Array, count: number): Int32Array => {
  const standing = new Int32Array(count).fill(-1);
  const placed = new Int32Array(count);
  for (let at = 0; at < unitOf.length; at++) {
    const unit = unitOf[at];
    if (standing[unit] < 0) standing[unit] = firstOf[unit] + placed[firstOf[unit]]++;
  }
  return standing;
};

/** Every `perUnit` computers (by key) of a user one unit; supplementary products belong to the user's first. */
const usersByComputers = (ledger: Ledger, license: License, slots: Int32Array, perUnit: number): UserUnits => {
  const { consumerAt, computers } = ledger.image;
  const computer = computersOfSlots(ledger, slots);
  const places = oneEach(slots).start.subarray(0, slots.length);
  const byComputer = groupBy(places, computer, computers.count).slots;
  const grouped = groupBy(byComputer, picked(ranksOf(ledger, slots), byComputer), consumerAt.length);
  const anySupplementary = license.products.some(product => product.supplementary);
  const unitOf = new Int32Array(slots.length);
  const consumer = new Int32Array(slots.length);
  const adds = new Int32Array(slots.length);
  /** The first unit of each unit's user. */
  const firstOf = new Int32Array(slots.length);
  let [count, first, unit, last] = [0, 0, 0, -1];
  const begin = (rank: number): void => {
    unit = count++;
    firstOf[unit] = first;
    consumer[unit] = consumerAt[rank];
  };
  for (let at = 0; at < slots.length; at++) {
    const place = grouped.slots[at];
    if (at === 0 || grouped.ranks[at] !== grouped.ranks[at - 1]) {
      first = count;
      last = -1;
      begin(grouped.ranks[at]);
    }
    if (anySupplementary && license.productAt.get(productOf(ledger, slots[place]))!.supplementary) {
      unitOf[place] = first;
      continue;
    }
    if (computer[place] !== last) {
      if (adds[unit] === perUnit) begin(grouped.ranks[at]);
      adds[unit]++;
      last = computer[place];
    }
    unitOf[place] = unit;
  }
  const standing = standingOf(unitOf, firstOf, count);
  const inOrder = new Int32Array(count);
  for (let from = 0; from < count; from++) inOrder[standing[from]] = adds[from];
  return {
    count,
    consumer: consumer.subarray(0, count),
    computers: inOrder,
    ...membersOf(slots, picked(standing, unitOf), count),
  };
};

/** Forms the units of slots in unit order. */
export const formUserUnits = (ledger: Ledger, license: License, slots: Int32Array, perUnit: number): UserUnits =>
  perUnit === Number.POSITIVE_INFINITY ? wholeUsers(ledger, slots) : usersByComputers(ledger, license, slots, perUnit);
