/** Computer metrics: units of use on one computer, multiple use, and second use on a portable computer. */
import { overrideOf } from '../consumers.ts';
import { byConsumer, compareItems, compareUnits, type Item, type Unit } from '../items.ts';
import type { License } from '../licenses.ts';
import { carry, count, cover } from '../tally.ts';
import type { World } from '../world.ts';
import { byRole, chunks, joined } from './chunks.ts';
import type { Metric } from './metric.ts';

/** Without multiple use every installation of a product is a unit; with it up to the limit of installations are one. */
function unitsOnComputer(world: World, license: License, items: readonly Item[]): Item[][] {
  const { primary, supplementary } = byRole(license, items);
  const pieces = [...Map.groupBy(primary, ({ product }) => product)].map(([product, installed]) => {
    const { multiple_use, multiple_use_limit } = license.use(product);
    const size = multiple_use === 'computer' ? (multiple_use_limit ?? installed.length) : 1;
    return chunks(installed, size);
  });
  return joined(pieces, supplementary).map(unit => unit.toSorted((a, b) => compareItems(world, a, b)));
}

function units(world: World, license: License, items: readonly Item[]): Unit[] {
  return byConsumer(world, items).flatMap(({ consumer, items: installed }) =>
    unitsOnComputer(world, license, installed).map(unit => ({ consumer, items: unit })),
  );
}

const computerOf = (unit: Unit) => unit.items[0]!.installation!.computer;

/** All products of the unit's primary installations (of all, where it has none) have the right of second use. */
function hasSecondUse(license: License, unit: Unit): boolean {
  const { primary, supplementary } = byRole(license, unit.items);
  return (primary.length > 0 ? primary : supplementary).every(
    ({ product }) => license.use(product).second_use === 'portable',
  );
}

/** Per user, the units on computers that are not portable with those on portable ones, first with first. */
function pairs(world: World, license: License, all: readonly Unit[]): [Unit, Unit][] {
  const taking = all
    .filter(unit => hasSecondUse(license, unit) && !computerOf(unit).virtual && computerOf(unit).anyUser !== null)
    .toSorted((a, b) => compareUnits(world, a, b));
  return [...Map.groupBy(taking, unit => computerOf(unit).anyUser).values()].flatMap(ofUser => {
    const fixed = ofUser.filter(unit => !computerOf(unit).portable);
    const portable = ofUser.filter(unit => computerOf(unit).portable);
    return fixed.slice(0, portable.length).map((unit, i): [Unit, Unit] => [unit, portable[i]!]);
  });
}

const reason = (item: Item, first: Item) => (item.product === first.product ? 'MULTIPLE_USE' : 'SAME_UNIT');

export const computerMetric: Metric = {
  units,
  pairs,
  consume(world, license, items, tally) {
    const all = units(world, license, items);
    const paired = new Set(pairs(world, license, all).map(([, portable]) => portable));
    for (const group of byConsumer(world, items)) {
      const own = all.filter(({ consumer }) => consumer.key === group.consumer.key);
      const override = own.some(unit => paired.has(unit)) ? null : overrideOf(license, group.consumer);
      if (override !== null) {
        carry(tally, group.consumer, group.items, override, reason);
        continue;
      }
      for (const unit of own)
        if (paired.has(unit)) {
          cover(
            tally,
            unit.items.map(item => [item, 'SECOND_USE']),
          );
          count(tally, group.consumer, 0);
        } else carry(tally, group.consumer, unit.items, 1, reason);
    }
  },
};
