/** A plan of purchases: what is bought for each group put together, with what it costs at least and what it changes. */
import { addTo, type Effect, effectOf, type Sums } from '../../engine/advice/effect.ts';
import { costOf } from '../../engine/advice/purchases.ts';
import type { Fraction } from '../../engine/fraction.ts';
import { fold } from '../../engine/names.ts';
import type { Policy } from '../../engine/reconcile.ts';
import type { Calculator } from './calculator.ts';
import { billOf, type Closing } from './closing.ts';
import { type Market, moneyOfWeight } from './market.ts';

export interface Purchase {
  readonly license: string;
  readonly name: string;
  readonly publisher: string;
  /** Entitlements that are needed, in whole packs. */
  readonly quantity: number;
  readonly perPack: number;
  readonly packs: number;
  /** Null without a price. */
  readonly unitPrice: Fraction | null;
  readonly cost: Fraction | null;
  readonly currency: string;
  /** What is missing in the run. */
  readonly shortfall: number;
}

export interface PurchasePlan {
  readonly policy: Policy;
  /** Whether no cheaper purchases close every shortfall as the policy gives licenses out. */
  readonly proven: boolean;
  /** By license key. */
  readonly purchases: readonly Purchase[];
  readonly cost: Sums;
  /** What no purchases that close every shortfall cost less than; the cost itself where that is proven. */
  readonly bound: Sums;
  /** Entitlements among them that have no price. */
  readonly unpriced: number;
  readonly effect: Effect;
}

const purchasesOf = ({ before, bought }: Closing, packs: ReadonlyMap<string, number>): readonly Purchase[] =>
  before.positions.flatMap(({ license, shortfall }): Purchase[] => {
    const key = fold(license.row.license);
    const quantity = bought.get(key) ?? 0;
    if (quantity === 0) return [];
    const perPack = packs.get(key) ?? 1;
    return [
      {
        license: license.row.license,
        name: license.row.name,
        publisher: license.row.publisher,
        quantity,
        perPack,
        packs: quantity / perPack,
        unitPrice: license.price.amount,
        cost: costOf(license, quantity),
        currency: license.price.currency,
        shortfall,
      },
    ];
  });

/** A group with what is bought for it. */
export interface Planned {
  readonly market: Market;
  readonly closing: Closing;
  readonly proven: boolean;
  /** In weights: nothing that closes the group costs less. */
  readonly least: Fraction;
}

/** What leaves something short is nothing that could be proven. */
export const isProven = ({ proven, closing }: Planned): boolean =>
  proven && closing.after.positions.every(({ shortfall }) => shortfall === 0);

/** The plan of all groups, as this policy gives licenses out. */
export const planOf = ({ whole }: Calculator, policy: Policy, planned: readonly Planned[]): PurchasePlan => {
  const [cost, bound] = [new Map<string, Fraction>(), new Map<string, Fraction>()];
  let unpriced = 0;
  for (const each of planned) {
    const { market, closing, least } = each;
    const bill = billOf(closing.after, closing.bought);
    unpriced += bill.unpriced;
    for (const [currency, amount] of bill.cost) addTo(cost, currency, amount);
    const known = isProven(each) ? bill.cost : moneyOfWeight(market, least);
    for (const [currency, amount] of known) addTo(bound, currency, amount);
  }
  const byKey = (a: Purchase, b: Purchase): number => (fold(a.license) < fold(b.license) ? -1 : 1);
  return {
    policy,
    proven: planned.every(isProven),
    purchases: planned.flatMap(({ closing, market }) => purchasesOf(closing, market.packs)).sort(byKey),
    cost,
    bound,
    unpriced,
    effect: effectOf(
      whole,
      planned.map(({ closing }) => closing),
    ),
  };
};
