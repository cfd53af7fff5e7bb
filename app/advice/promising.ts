/** Which groups of unused installations are worth computing: those that can save most. */
import type { UnusedGroup } from '../../engine/advice/unused.ts';
import { add, compare, type Fraction, times, whole, ZERO } from '../../engine/fraction.ts';
import { fold } from '../../engine/names.ts';
import type { Calculator } from './calculator.ts';
import { weightOf } from './order.ts';

/**
 * What removing a group can save at most: each unit that it frees may be filled by what the dearest license lacks that it is connected with, and
 * no more can be saved than is missing there.
 */
const promiseOf = (calculator: Calculator, group: UnusedGroup): Fraction => {
  const { run, meta } = calculator.open;
  const license = run.ledger.licenses[group.license];
  if (license === undefined) return ZERO;
  let [missing, dearest] = [ZERO, ZERO];
  for (const key of calculator.groups.ofLicense.get(fold(license.row.license))!.licenses) {
    const { exposure, shortfall, license: own } = run.settled.positions[indexOf(calculator, key)];
    if (exposure === null || shortfall === 0) continue;
    const weigh = (amount: Fraction): Fraction => weightOf(new Map([[own.price.currency, amount]]), meta.totals.rates);
    missing = add(missing, weigh(exposure));
    const price = weigh(own.price.amount!);
    if (compare(price, dearest) > 0) dearest = price;
  }
  const most = times(whole(group.units), dearest);
  return compare(most, missing) < 0 ? most : missing;
};

const places = new WeakMap<Calculator, ReadonlyMap<string, number>>();

/** Place of a license by its folded key. */
export const indexOf = (calculator: Calculator, key: string): number => {
  const known =
    places.get(calculator) ??
    new Map(calculator.open.run.ledger.licenses.map(({ row, index }) => [fold(row.license), index]));
  places.set(calculator, known);
  return known.get(key)!;
};

/** Those that promise most first, then those with most units, then most installations. */
export const mostPromising = (
  calculator: Calculator,
  groups: readonly UnusedGroup[],
  most: number,
): readonly UnusedGroup[] =>
  groups
    .map((group, at) => ({ group, at, promise: promiseOf(calculator, group) }))
    .sort(
      (a, b) =>
        compare(b.promise, a.promise) ||
        b.group.units - a.group.units ||
        b.group.installations.length - a.group.installations.length ||
        a.at - b.at,
    )
    .slice(0, most)
    .map(({ group }) => group);
