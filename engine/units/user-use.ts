/** What users make of what a license was given: a user's computers by multiple use, in pools, and users who only have access. */
import type { Access } from '../allocate/accesses.ts';
import { computerOf, type Ledger, productOf } from '../allocate/ledger.ts';
import { ceilDiv } from '../fraction.ts';
import { accessScope } from '../license/consumers.ts';
import { type Allocation, type License, unitsOfAllocation } from '../license/license.ts';
import { eachGroup, groupBy } from './grouping.ts';

/** What one user's slots come to: the unit of each slot, and computers by pool of equal multiple use. */
export interface UserUse {
  readonly consumer: number;
  readonly slots: readonly number[];
  readonly unitOf: readonly number[];
  readonly units: number;
}

/** Products of equal multiple use make a pool, of which so many computers are a unit. */
export interface Pool {
  readonly name: string;
  readonly perUnit: number;
}

export const poolsOf = (license: License): readonly Pool[] => {
  const primary = license.products.filter(product => !product.supplementary);
  return [...new Map(primary.map(({ use }) => [use.pool, use.perUnit]))].map(([name, perUnit]) => ({ name, perUnit }));
};

/** Computers a user already has in each pool. */
export type Tally = number[];

/** Units a user consumes: at least one where there is anything, the largest among the pools. Source: rules 5, user metrics. */
export const unitsOf = (pools: readonly Pool[], tally: Tally): number =>
  Math.max(
    1,
    ...pools.map(({ perUnit }, pool) =>
      perUnit === Number.POSITIVE_INFINITY ? Math.min(1, tally[pool]) : ceilDiv(tally[pool], perUnit),
    ),
  );

/** Distinct computers by key of a user's primary slots in a pool. */
export const computersInPool = (
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
export const usesOf = (ledger: Ledger, license: License, slots: Int32Array): readonly UserUse[] => {
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
export const accessUsers = (ledger: Ledger, license: License): ReadonlyMap<number, Access> => {
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
export const override = (ledger: Ledger, license: License, consumer: number): number => {
  const users = ledger.image.users.count;
  const allocation =
    consumer < users ? license.allocatedUsers.get(consumer) : license.allocatedComputers.get(consumer - users);
  return unitsOfAllocation(allocation);
};

export const consumersOfAllocation =
  (ledger: Ledger) =>
  (allocation: Allocation): readonly number[] => [
    allocation.computer >= 0 ? ledger.image.computers.consumer[allocation.computer] : allocation.user,
  ];
