/** Entitlements that nothing needs, with the purchases they come from; computed again without them, so that no position is worse for it. */
import type { Group } from '../../engine/advice/connected.ts';
import { type Effect, effectOf } from '../../engine/advice/effect.ts';
import { withEntitlements } from '../../engine/advice/part.ts';
import { type Bought, costOf } from '../../engine/advice/purchases.ts';
import type { Reckoning } from '../../engine/advice/reckoning.ts';
import { type Concerned, firstEnd, isWorse, purchasesOfSurplus, surplusOf } from '../../engine/advice/surplus.ts';
import { compare, type Fraction, ZERO } from '../../engine/fraction.ts';
import { compareText, fold } from '../../engine/names.ts';
import type { Calculator } from './calculator.ts';
import { weightOf } from './order.ts';

export interface GiveBack {
  readonly license: string;
  readonly name: string;
  readonly publisher: string;
  readonly quantity: number;
  /** At the price of one entitlement; null without a price. */
  readonly value: Fraction | null;
  readonly currency: string;
  readonly purchases: readonly Concerned[];
  /** First end of a subscription or maintenance among them, whole days since 1970-01-01. */
  readonly notRenew: number | null;
  /** Of giving back everything that is listed for this and the licenses it is connected with. */
  readonly effect: Effect;
}

const less = (surplus: Bought): Bought => new Map([...surplus].map(([key, quantity]) => [key, -quantity]));

/** What of a group's surplus can be given back together, and the group without it. */
const givenBack = async (
  calculator: Calculator,
  group: Group,
): Promise<{ readonly surplus: Bought; readonly before: Reckoning; readonly after: Reckoning }> => {
  const before = await calculator.before(group);
  const all = surplusOf(before);
  const replay = calculator.replay(group);
  const without = (surplus: Bought): Promise<Reckoning> =>
    calculator.open.meta.policy === 'priority'
      ? replay.reckon(less(surplus))
      : calculator.compute(withEntitlements(calculator.partOf(group), less(surplus)));
  const after = await without(all);
  if (!isWorse(before, after)) return { surplus: all, before, after };
  // One of them is needed after all: one license after the other, and only those without which nothing is worse.
  let kept: Bought = new Map();
  let last: Reckoning = before;
  for (const [key, quantity] of all) {
    const tried = new Map(kept).set(key, quantity);
    const found = await without(tried);
    if (!isWorse(before, found)) [kept, last] = [tried, found];
  }
  return { surplus: kept, before, after: last };
};

/** Those worth most first, then by license key. */
export const planGiveBacks = async (calculator: Calculator): Promise<readonly GiveBack[]> => {
  const { run, meta } = calculator.open;
  const surplus = surplusOf(run.settled);
  const groups = new Set([...surplus.keys()].map(key => calculator.groups.ofLicense.get(key)!));
  const found: GiveBack[] = [];
  for (const group of groups) {
    const given = await givenBack(calculator, group);
    const effect = effectOf(calculator.whole, [given]);
    const bought = calculator.partOf(group).rows.purchases;
    for (const { license } of given.before.positions) {
      const quantity = given.surplus.get(fold(license.row.license)) ?? 0;
      if (quantity === 0) continue;
      const purchases = purchasesOfSurplus(bought, license, quantity, run.ledger.asOf);
      found.push({
        license: license.row.license,
        name: license.row.name,
        publisher: license.row.publisher,
        quantity,
        value: costOf(license, quantity),
        currency: license.price.currency,
        purchases,
        notRenew: firstEnd(purchases),
        effect,
      });
    }
  }
  const weight = ({ value, currency }: GiveBack): Fraction =>
    weightOf(new Map([[currency, value ?? ZERO]]), meta.totals.rates);
  return found
    .map(each => ({ each, worth: weight(each) }))
    .sort((a, b) => compare(b.worth, a.worth) || compareText(fold(a.each.license), fold(b.each.license)))
    .map(({ each }) => each);
};
