/** Purchases that close every shortfall, and cheaper ones where licenses are given out by the policy `optimal`. */
import type { Group } from '../../engine/advice/connected.ts';
import { addTo, type Effect, effectOf, type Sums } from '../../engine/advice/effect.ts';
import { costOf, packsOf } from '../../engine/advice/purchases.ts';
import type { Fraction } from '../../engine/fraction.ts';
import { fold } from '../../engine/names.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { AppError } from '../errors.ts';
import type { Calculator } from './calculator.ts';
import { cheaperClosings } from './cheaper.ts';
import { billOf, type Closing, closeByPriority, closeOptimally } from './closing.ts';

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
  /** Whether no cheaper purchases close every shortfall, packs left aside; only `optimal` can prove it. */
  readonly proven: boolean;
  /** By license key. */
  readonly purchases: readonly Purchase[];
  readonly cost: Sums;
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

const planOf = (
  { whole }: Calculator,
  policy: Policy,
  closings: readonly Closing[],
  packs: ReadonlyMap<string, number>,
  proven: boolean,
): PurchasePlan => {
  const cost = new Map<string, Fraction>();
  let unpriced = 0;
  for (const closing of closings) {
    const bill = billOf(closing.after, closing.bought);
    unpriced += bill.unpriced;
    for (const [currency, amount] of bill.cost) addTo(cost, currency, amount);
  }
  const byKey = (a: Purchase, b: Purchase): number => (fold(a.license) < fold(b.license) ? -1 : 1);
  return {
    policy,
    proven,
    purchases: closings.flatMap(closing => purchasesOf(closing, packs)).sort(byKey),
    cost,
    unpriced,
    effect: effectOf(whole, closings),
  };
};

/** Why nothing cheaper is offered, where it was looked for. */
export type NotCheaper = 'none' | 'not-proven' | { readonly fault: string };

export interface PurchaseAnswer {
  readonly plan: PurchasePlan;
  readonly cheaper: PurchasePlan | null;
  /** Null where a cheaper plan is offered or none was looked for. */
  readonly notCheaper: NotCheaper | null;
}

/** Groups in which something is short, by key of their first license. */
const shortGroups = ({ open, groups }: Calculator): readonly Group[] => {
  const keys = open.run.settled.positions
    .filter(({ shortfall }) => shortfall > 0)
    .map(({ license }) => fold(license.row.license));
  const short = new Set(keys.map(key => groups.ofLicense.get(key)!));
  return groups.list.filter(group => short.has(group));
};

/** Plans what to buy: under the policy of the run, and, for a run under `priority`, whether `optimal` needs less. */
export const planPurchases = async (calculator: Calculator): Promise<PurchaseAnswer> => {
  const { meta, run } = calculator.open;
  const packs = packsOf(run.image.rows.purchases);
  const closings: Closing[] = [];
  for (const group of shortGroups(calculator))
    closings.push(
      meta.policy === 'priority'
        ? await closeByPriority(calculator, group, packs)
        : (await closeOptimally(calculator, group, packs)).closing!,
    );
  const plan = planOf(calculator, meta.policy, closings, packs, meta.policy === 'optimal' && meta.proven);
  if (meta.policy === 'optimal' || closings.length === 0) return { plan, cheaper: null, notCheaper: null };
  return { plan, ...(await lookForCheaper(calculator, closings, packs)) };
};

const lookForCheaper = async (
  calculator: Calculator,
  closings: readonly Closing[],
  packs: ReadonlyMap<string, number>,
): Promise<Omit<PurchaseAnswer, 'plan'>> => {
  try {
    const found = await cheaperClosings(calculator, closings, packs);
    if (found.closings === null) return { cheaper: null, notCheaper: found.proven ? 'none' : 'not-proven' };
    return { cheaper: planOf(calculator, 'optimal', found.closings, packs, found.proven), notCheaper: null };
  } catch (error) {
    if (error instanceof AppError) return { cheaper: null, notCheaper: { fault: error.message } };
    throw error;
  }
};
