/** The turn of a license of a user metric: which users' units it takes while entitlements last. */
import { give, giveAll, givenSlots, type Ledger } from '../allocate/ledger.ts';
import type { License } from '../license/license.ts';
import { giveUncounted, withoutExempt } from './exempt.ts';
import { eachGroup, groupBy } from './grouping.ts';
import { settlePermanent } from './permanent.ts';
import { takeInOrder } from './taking.ts';

import {
  accessUsers,
  computersInPool,
  consumersOfAllocation,
  isSimple,
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

/** The turn where every user is one unit: groups of slots, without a record for each user. */
const turnOfWholeUsers = (ledger: Ledger, license: License, counting: Int32Array, left: number): void => {
  const { consumerRank, consumerAt } = ledger.image;
  const consuming = new Uint8Array(consumerAt.length);
  for (const user of accessUsers(ledger, license).keys()) consuming[user] = 1;
  for (const slot of withoutExempt(ledger, license, givenSlots(ledger, license), null))
    consuming[ledger.slots.consumerOf(slot)] = 1;
  const ranks = counting.map(slot => consumerRank[ledger.slots.consumerOf(slot)]);
  const grouped = groupBy(counting, ranks, consumerAt.length);
  const start: number[] = [];
  eachGroup(grouped, from => void start.push(from));
  const users = start.length;
  start.push(counting.length);
  const worst = new Uint8Array(users);
  for (let user = 0; user < users; user++)
    for (let at = start[user]; at < start[user + 1]; at++)
      worst[user] = Math.max(worst[user], ledger.right[grouped.slots[at]]);
  takeInOrder(
    worst,
    left,
    user => 1 - consuming[consumerAt[grouped.ranks[start[user]]]],
    user => {
      for (let at = start[user]; at < start[user + 1]; at++) give(ledger, license, grouped.slots[at]);
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
    turnOfWholeUsers(ledger, license, counting, left);
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
