/** The turn of a license of a user metric: which users' units it takes while entitlements last. */
import { give, giveAll, givenSlots, type Ledger } from '../allocate/ledger.ts';
import type { License } from '../license/license.ts';
import { giveUncounted, withoutExempt } from './exempt.ts';
import { worstOf } from './members.ts';
import { settlePermanent } from './permanent.ts';
import { takeInOrder } from './taking.ts';
import { formUserUnits, isSimple, perUnitOf, unitsOfComputers } from './user-units.ts';
import {
  accessUsers,
  computersInPool,
  consumersOfAllocation,
  override,
  type Pool,
  poolsOf,
  type Tally,
  type UserUse,
  unitsOf,
  usesOf,
} from './user-use.ts';

interface UserUnit {
  readonly consumer: number;
  readonly slots: readonly number[];
  readonly worst: number;
  /** Computers the unit adds to each pool. */
  readonly adds: Tally;
}

/** Units of one user in the order of rules 6.2: by their first installation where the right is the same. */
const unitsOfUse = (ledger: Ledger, license: License, use: UserUse, pools: readonly Pool[]): readonly UserUnit[] => {
  const slots = Array.from({ length: use.units }, (): number[] => []);
  use.slots.forEach((slot, at) => void slots[use.unitOf[at]].push(slot));
  const order = slots.toSorted((a, b) => ledger.slots.installationOf(a[0]) - ledger.slots.installationOf(b[0]));
  return order.map(members => ({
    consumer: use.consumer,
    slots: members,
    worst: members.reduce((most, slot) => Math.max(most, ledger.right[slot]), 0),
    adds: pools.map(({ name }) => computersInPool(ledger, license, members, name).length),
  }));
};

/** What users of a license consume before its turn: bound installations, access, permanent allocations. */
const before = (
  ledger: Ledger,
  license: License,
  pools: readonly Pool[],
): { tally: Map<number, Tally>; reserved: ReadonlyMap<number, number> } => {
  const tally = new Map<number, Tally>();
  for (const user of accessUsers(ledger, license).keys())
    tally.set(
      user,
      pools.map(() => 0),
    );
  for (const use of usesOf(ledger, license, withoutExempt(ledger, license, givenSlots(ledger, license), null)))
    tally.set(
      use.consumer,
      pools.map(({ name }) => computersInPool(ledger, license, use.slots, name).length),
    );
  const reserved = settlePermanent(license, null, consumersOfAllocation(ledger), consumer => tally.has(consumer));
  return { tally, reserved };
};

/** Computers in the only pool of everybody who consumes before the turn: with access, or what is bound. */
const computersBefore = (ledger: Ledger, license: License, perUnit: number): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  for (const user of accessUsers(ledger, license).keys()) found.set(user, 0);
  const bound = withoutExempt(ledger, license, givenSlots(ledger, license), null);
  const { count, consumer, computers } = formUserUnits(ledger, license, bound, perUnit);
  for (let unit = 0; unit < count; unit++)
    found.set(consumer[unit], (found.get(consumer[unit]) ?? 0) + computers[unit]);
  return found;
};

/** The turn where one pool alone decides: units in columns, without a record for each user. */
const turnOfOnePool = (ledger: Ledger, license: License, counting: Int32Array, left: number, perUnit: number): void => {
  const before = computersBefore(ledger, license, perUnit);
  const units = formUserUnits(ledger, license, counting, perUnit);
  const { count, consumer, computers } = units;
  /** By the first unit of each user: their computers so far, -1 where they consume nothing yet. */
  const has = new Int32Array(count);
  const firstOf = new Int32Array(count);
  for (let unit = 0; unit < count; unit++) {
    const begins = unit === 0 || consumer[unit] !== consumer[unit - 1];
    firstOf[unit] = begins ? unit : firstOf[unit - 1];
    if (begins) has[unit] = before.get(consumer[unit]) ?? -1;
  }
  const after = (unit: number): number => Math.max(0, has[firstOf[unit]]) + computers[unit];
  takeInOrder(
    worstOf(units, ledger.right),
    left,
    unit => {
      const own = has[firstOf[unit]];
      return unitsOfComputers(after(unit), perUnit) - (own < 0 ? 0 : unitsOfComputers(own, perUnit));
    },
    unit => {
      has[firstOf[unit]] = after(unit);
      giveAll(ledger, license, units.slots, units.start[unit], units.start[unit + 1]);
    },
  );
};

/** The turn of a license of a user metric: takes whole units of users while entitlements last. */
export const turnOfUsers = (ledger: Ledger, license: License, candidates: Int32Array, left: number): void => {
  const counting = withoutExempt(ledger, license, candidates, null);
  giveUncounted(ledger, license, candidates, counting);
  if (counting.length <= left) {
    giveAll(ledger, license, counting);
    return;
  }
  const pools = poolsOf(license);
  if (isSimple(license, pools)) {
    turnOfOnePool(ledger, license, counting, left, perUnitOf(pools));
    return;
  }
  const { tally, reserved } = before(ledger, license, pools);
  const units = usesOf(ledger, license, counting).flatMap(use => unitsOfUse(ledger, license, use, pools));
  const consumed = (consumer: number, has: Tally | undefined): number =>
    has === undefined ? (reserved.get(consumer) ?? 0) : override(ledger, license, consumer) || unitsOf(pools, has);
  const after = ({ consumer, adds }: UserUnit): Tally =>
    (tally.get(consumer) ?? pools.map(() => 0)).map((count, pool) => count + adds[pool]);
  takeInOrder(
    Uint8Array.from(units, unit => unit.worst),
    left,
    unit =>
      consumed(units[unit].consumer, after(units[unit])) -
      consumed(units[unit].consumer, tally.get(units[unit].consumer)),
    unit => {
      tally.set(units[unit].consumer, after(units[unit]));
      for (const slot of units[unit].slots) give(ledger, license, slot);
    },
  );
};
