/** User metrics: a user is one unit whatever they use, unless multiple use is limited to some of their computers. */
import { overrideOf, userConsumer } from '../consumers.ts';
import { byConsumer, compareItems, type Item, type Unit } from '../items.ts';
import type { License } from '../licenses.ts';
import { compareKeys } from '../names.ts';
import { inScope } from '../scope.ts';
import { carry, count } from '../tally.ts';
import type { World } from '../world.ts';
import { byRole, chunks, joined } from './chunks.ts';
import type { Metric } from './metric.ts';

/** How many computers of a user one entitlement covers; blank multiple use is `user`, without limit all. */
function computersPerUnit(license: License, product: string): number {
  const { multiple_use, multiple_use_limit } = license.use(product);
  return multiple_use === 'none' ? 1 : (multiple_use_limit ?? Number.POSITIVE_INFINITY);
}

/** Products of equal multiple use form a pool; `none` and a limit of 1 are different pools. */
function poolOf(license: License, product: string): string {
  return license.use(product).multiple_use === 'none' ? 'none' : `user ${computersPerUnit(license, product)}`;
}

/** In each pool every n computers (by key) are a unit; the k-th units of the pools are one. */
function unitsOfUser(world: World, license: License, items: readonly Item[]): Item[][] {
  const { primary, supplementary } = byRole(license, items);
  const pools = [...Map.groupBy(primary, ({ product }) => poolOf(license, product)).values()].map(pool => {
    const computers = [...new Set(pool.map(item => item.installation!.computer.key))].sort(compareKeys);
    return chunks(computers, computersPerUnit(license, pool[0]!.product)).map(some =>
      pool.filter(item => some.includes(item.installation!.computer.key)),
    );
  });
  return joined(pools, supplementary).map(unit => unit.toSorted((a, b) => compareItems(world, a, b)));
}

function units(world: World, license: License, items: readonly Item[]): Unit[] {
  return byConsumer(world, items).flatMap(({ consumer, items: used }) =>
    unitsOfUser(world, license, used).map(unit => ({ consumer, items: unit })),
  );
}

/** Users in `access` to a product of the license, that fit its scope and are not exempt, with their first access. */
function accessUsers(world: World, license: License) {
  const rows = world.accesses.filter(access => access.user !== null && license.productKeys.has(access.product));
  return [...Map.groupBy(rows, access => access.user!)]
    .map(([user, accesses]) => ({ user, first: accesses[0]! }))
    .filter(({ user }) => {
      const none = { location: '', business_unit: '', cost_center: '' };
      const exempt = license.allocations.some(allocation => allocation.user === user && allocation.exempt);
      return !exempt && inScope(license, world.users.get(user) ?? none);
    })
    .sort((a, b) => compareKeys(a.user, b.user));
}

export const userMetric: Metric = {
  units,
  pairs: () => [],
  consume(world, license, items, tally) {
    for (const { consumer, items: used } of byConsumer(world, items)) {
      const override = overrideOf(license, consumer);
      if (override !== null) carry(tally, consumer, used, override, () => 'SAME_USER');
      else for (const unit of unitsOfUser(world, license, used)) carry(tally, consumer, unit, 1, () => 'SAME_USER');
    }
    if (license.metric !== 'saas_user') return;
    for (const { user, first } of accessUsers(world, license)) {
      if (tally.consumed.has(`user:${user}`)) continue;
      const units = overrideOf(license, userConsumer(user)) ?? 1;
      tally.extra.push({ computer: null, user, application: first, units });
      count(tally, userConsumer(user), units);
    }
  },
};
