/** Units of use of the user metrics: a user's computers, by multiple use, formed, counted and taken in a license's turn. */
import type { Access } from '../allocate/accesses.ts';
import { computerOf, give, giveAll, givenSlots, type Ledger, productOf } from '../allocate/ledger.ts';
import { OUTCOME, REASON } from '../codes.ts';
import { ceilDiv } from '../fraction.ts';
import { accessScope } from '../license/consumers.ts';
import { type Allocation, type License, unitsOfAllocation } from '../license/license.ts';
import { withoutExempt } from './exempt.ts';
import { eachGroup, groupBy } from './grouping.ts';
import { otherRow, settlePermanent, sumOf } from './permanent.ts';
import type { Rows, Settle } from './rows.ts';
import { takeInOrder } from './taking.ts';

/** What one user's slots come to: the unit of each slot, and computers by pool of equal multiple use. */
interface UserUse {
  readonly consumer: number;
  readonly slots: readonly number[];
  readonly unitOf: readonly number[];
  readonly units: number;
}

/** Products of equal multiple use make a pool, of which so many computers are a unit. */
interface Pool {
  readonly name: string;
  readonly perUnit: number;
}

const poolsOf = (license: License): readonly Pool[] => {
  const primary = license.products.filter(product => !product.supplementary);
  return [...new Map(primary.map(({ use }) => [use.pool, use.perUnit]))].map(([name, perUnit]) => ({ name, perUnit }));
};

/** Computers a user already has in each pool. */
type Tally = number[];

/** Units a user consumes: at least one where there is anything, the largest among the pools. Source: rules 5, user metrics. */
const unitsOf = (pools: readonly Pool[], tally: Tally): number =>
  Math.max(
    1,
    ...pools.map(({ perUnit }, pool) =>
      perUnit === Number.POSITIVE_INFINITY ? Math.min(1, tally[pool]) : ceilDiv(tally[pool], perUnit),
    ),
  );

/** Distinct computers by key of a user's primary slots in a pool. */
const computersInPool = (
  ledger: Ledger,
  license: License,
  slots: readonly number[],
  pool: string,
): readonly number[] => {
  const found = new Set<number>();
  for (const slot of slots) {
    const { supplementary, use } = license.productAt.get(productOf(ledger, slot))!;
    if (!supplementary && use.pool === pool) found.add(computerOf(ledger, slot));
  }
  return [...found].sort((a, b) => a - b);
};

/** Every `perUnit` computers (by key) of a pool are a unit; the k-th units of the pools together are one; supplementary ones join the first. */
const useOf = (
  ledger: Ledger,
  license: License,
  pools: readonly Pool[],
  consumer: number,
  slots: readonly number[],
): UserUse => {
  if (pools.every(({ perUnit }) => perUnit === Number.POSITIVE_INFINITY))
    return { consumer, slots, unitOf: slots.map(() => 0), units: 1 };
  const unitIn = new Map(
    pools.map(({ name, perUnit }) => [
      name,
      new Map(
        computersInPool(ledger, license, slots, name).map((computer, at) => [computer, Math.floor(at / perUnit)]),
      ),
    ]),
  );
  const unitOf = slots.map(slot => {
    const { supplementary, use } = license.productAt.get(productOf(ledger, slot))!;
    return supplementary ? 0 : unitIn.get(use.pool)!.get(computerOf(ledger, slot))!;
  });
  return { consumer, slots, unitOf, units: unitOf.reduce((most, unit) => Math.max(most, unit + 1), 0) };
};

/** Groups slots (in unit order) by their consumer, in the order of the consumers' keys. */
const usesOf = (ledger: Ledger, license: License, slots: Int32Array): readonly UserUse[] => {
  const { consumerRank, consumerAt } = ledger.image;
  const grouped = groupBy(
    slots,
    slots.map(slot => consumerRank[ledger.slots.consumerOf(slot)]),
    consumerAt.length,
  );
  const uses: UserUse[] = [];
  const pools = poolsOf(license);
  eachGroup(grouped, (from, to) =>
    uses.push(
      useOf(ledger, license, pools, consumerAt[grouped.ranks[from]], Array.from(grouped.slots.subarray(from, to))),
    ),
  );
  return uses;
};

/** Users in `access` to a product of the license who fit its scope and are not exempt, with their first access. Source: rules 9, access. */
const accessUsers = (ledger: Ledger, license: License): ReadonlyMap<number, Access> => {
  const found = new Map<number, Access>();
  if (license.metric.family !== 'user' || !license.metric.countsAccess) return found;
  const inScope = accessScope(license, ledger.image);
  for (const access of ledger.access.all) {
    if (access.user < 0 || found.has(access.user) || !license.productAt.has(access.product)) continue;
    if (!license.allocatedUsers.get(access.user)?.exempt && inScope(access.user, -1)) found.set(access.user, access);
  }
  return found;
};

/** Units the allocation of a consumer puts in place of what it would consume; 0 for none. */
const override = (ledger: Ledger, license: License, consumer: number): number => {
  const users = ledger.image.users.count;
  const allocation =
    consumer < users ? license.allocatedUsers.get(consumer) : license.allocatedComputers.get(consumer - users);
  return unitsOfAllocation(allocation);
};

const consumersOfAllocation =
  (ledger: Ledger) =>
  (allocation: Allocation): readonly number[] => [
    allocation.computer >= 0 ? ledger.image.computers.consumer[allocation.computer] : allocation.user,
  ];

/** Writes a user's rows: the first installation of each unit carries it, or all `units` of an allocation on the first one. */
const writeUse = (use: UserUse, instead: number, rows: Rows): void => {
  const begun = new Set<number>();
  use.slots.forEach((slot, at) => {
    const unit = use.unitOf[at];
    const leads = !begun.has(unit) && (instead === 0 || begun.size === 0);
    begun.add(unit);
    rows.outcome[slot] = leads ? OUTCOME.consumes : OUTCOME.covered;
    rows.reason[slot] = leads ? 0 : REASON.SAME_USER;
    rows.units[slot] = leads ? instead || 1 : 0;
  });
};

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

/** Whether a user is one unit whatever they use, and nothing but that decides. */
const isSimple = (license: License, pools: readonly Pool[]): boolean =>
  pools.every(({ perUnit }) => perUnit === Number.POSITIVE_INFINITY) &&
  license.allocations.every(each => each.units === 0 && !each.permanent);

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

/** Settles whole users in columns: the first slot of each carries one unit. */
const settleWholeUsers = (ledger: Ledger, slots: Int32Array, counted: Map<number, number>, rows: Rows | null): void => {
  const { consumerRank, consumerAt } = ledger.image;
  const grouped = groupBy(
    slots,
    slots.map(slot => consumerRank[ledger.slots.consumerOf(slot)]),
    consumerAt.length,
  );
  eachGroup(grouped, (from, to) => {
    counted.set(consumerAt[grouped.ranks[from]], 1);
    if (!rows) return;
    for (let at = from; at < to; at++) {
      const slot = grouped.slots[at];
      rows.outcome[slot] = at === from ? OUTCOME.consumes : OUTCOME.covered;
      rows.reason[slot] = at === from ? 0 : REASON.SAME_USER;
      rows.units[slot] = at === from ? 1 : 0;
    }
  });
};

/** The turn of a license of a user metric: takes whole units of users while entitlements last. */
export const turnOfUsers = (ledger: Ledger, license: License, candidates: Int32Array, left: number): void => {
  const counting = withoutExempt(ledger, license, candidates, null);
  if (counting.length < candidates.length) {
    const kept = new Set(counting);
    for (const slot of candidates) if (!kept.has(slot)) give(ledger, license, slot);
  }
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

export const settleUsers: Settle = (ledger, license, rows) => {
  const counted = new Map<number, number>();
  const given = withoutExempt(ledger, license, givenSlots(ledger, license), rows);
  const simple = isSimple(license, poolsOf(license));
  if (simple) settleWholeUsers(ledger, given, counted, rows);
  for (const use of simple ? [] : usesOf(ledger, license, given)) {
    const instead = override(ledger, license, use.consumer);
    counted.set(use.consumer, instead || use.units);
    if (rows) writeUse(use, instead, rows);
  }
  for (const [user, access] of [...accessUsers(ledger, license)].sort(([a], [b]) => a - b)) {
    if (counted.has(user)) continue;
    const units = override(ledger, license, user) || 1;
    counted.set(user, units);
    const { version, edition } = ledger.image.rows.access[access.row];
    rows?.other.push(
      otherRow({
        user,
        product: access.product,
        version,
        edition,
        license: license.index,
        units,
        detail: 'access without an installation',
      }),
    );
  }
  const permanent = settlePermanent(
    license,
    rows,
    consumersOfAllocation(ledger),
    consumer => (counted.get(consumer) ?? 0) > 0,
  );
  return { consumed: sumOf(counted) + sumOf(permanent), missing: false };
};
