/** Oracle Processor and Named User Plus: cores by core factor over the whole license, and users with a minimum. */
import { type Computer, hostIsUnknown } from '../computers.ts';
import { overrideOf } from '../consumers.ts';
import { ceil, decimal, fraction, times } from '../fraction.ts';
import { byConsumer, type Item, type Unit } from '../items.ts';
import type { License } from '../licenses.ts';
import { keyOf } from '../names.ts';
import { carry, newTally, type Tally } from '../tally.ts';
import type { World } from '../world.ts';
import { capacityReason, whole } from './capacity.ts';
import { coresOf } from './cores.ts';
import type { Metric } from './metric.ts';
import { lookUp } from './processors.ts';

/** The computers whose cores count for a unit: itself, its host, or all active physical computers of its cluster. */
function countedComputers(world: World, unit: Unit): Computer[] {
  if (unit.consumer.kind === 'cluster') {
    const members = [...world.computers.values()].filter(
      ({ row, virtual }) => !virtual && row.status === 'active' && keyOf(row.cluster) === unit.consumer.key,
    );
    return members.length > 0 ? members : [...new Set(unit.items.map(item => item.installation!.computer.host))];
  }
  return [world.computers.get(unit.consumer.key)!];
}

function factorOf(world: World, license: License, computer: Computer, tally: Tally): string {
  const listed = license.parameter('core_factor') ?? lookUp(world.terms.coreFactors, computer);
  if (listed === null) tally.problems.push({ code: 'PROCESSOR_UNKNOWN', computer });
  return listed ?? world.terms.unknownCoreFactor;
}

/** ⌈factor × Σ cores⌉ for each factor, then the sum. */
function processors(world: World, license: License, computers: readonly Computer[], tally: Tally): number {
  const cores = new Map<string, number>();
  for (const computer of computers) {
    const own = coresOf(computer, tally);
    if (own === null) continue;
    const { n, d } = decimal(factorOf(world, license, computer, tally));
    cores.set(`${n}/${d}`, (cores.get(`${n}/${d}`) ?? 0) + own);
  }
  return [...cores].reduce((sum, [factor, count]) => {
    const [n, d] = factor.split('/').map(BigInt);
    return sum + ceil(times(fraction(n!, d!), fraction(count)));
  }, 0);
}

/** Users known for the installations that the license was given, and users in access to them. */
function usersOf(world: World, items: readonly Item[]): Set<string> {
  const users = new Set<string>();
  for (const { installation } of items) {
    for (const { user } of installation!.slots) if (user !== null) users.add(user);
    for (const { user, server, product } of world.accesses)
      if (user !== null && server === installation!.computer.key && product === installation!.product) users.add(user);
  }
  return users;
}

/** What some units of the license consume together: computers with `units` leave the sum and add their units. */
function together(world: World, license: License, units: readonly Unit[], tally: Tally): number {
  const counted = units.flatMap(unit => countedComputers(world, unit));
  const override = (computer: Computer) => overrideOf(license, { kind: 'computer', key: computer.key });
  const overridden = counted.filter(computer => override(computer) !== null);
  const added = overridden.reduce((sum, computer) => sum + override(computer)!, 0);
  const left = counted.filter(computer => !overridden.includes(computer));
  const byComputer = (license.parameter('scope') ?? 'computer') === 'computer';
  for (const computer of left)
    if (!byComputer && hostIsUnknown(computer)) tally.problems.push({ code: 'HOST_UNKNOWN', computer });
  if (license.metric === 'oracle_processor') return added + processors(world, license, left, tally);
  const perServer = license.parameter('min_per_server');
  const minimum =
    perServer === undefined
      ? whole(license, 'min_per_processor') * processors(world, license, left, tally)
      : Number(perServer) * left.length;
  const items = units
    .flatMap(unit => unit.items)
    .map(item => ({ item, computer: item.installation!.computer }))
    .filter(({ computer }) => !overridden.includes(byComputer ? computer : computer.host))
    .map(({ item }) => item);
  return added + Math.max(usersOf(world, items).size, minimum);
}

export const oracleMetric: Metric = {
  units: (world, _license, items) => byConsumer(world, items),
  pairs: () => [],
  consume(world, license, items, tally) {
    const units = byConsumer(world, items);
    const before = [0, ...units.map((_, k) => together(world, license, units.slice(0, k + 1), newTally()))];
    for (const [k, unit] of units.entries())
      carry(tally, unit.consumer, unit.items, before[k + 1]! - before[k]!, capacityReason);
    together(world, license, units, tally);
  },
};
