/** Compares what is advised to buy with the cheapest purchases there are, found by trying all. */
import fc from 'fast-check';
import { planPurchases } from '../../app/advice/purchases.ts';
import { compare, type Fraction, money, ZERO } from '../../engine/fraction.ts';
import type { MetricId } from '../../engine/metrics/parameters.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { cheapestOf } from './brute.ts';
import { withCalculator } from './opened.ts';
import { packedEstates } from './packs.ts';

export interface Seen {
  /** Estates in which something is short, and those that were compared: of some there is too much to try. */
  short: number;
  compared: number;
  /** Where it is said to be proven that nothing is cheaper. */
  proven: number;
  /** Where what is advised is dearer than the cheapest, without being said to be proven. */
  dearer: number;
  /** Sums of all that were compared. */
  advised: number;
  cheapest: number;
}

const TRIES_MAX = 4_000;
const numberOf = (amount: Fraction): number => Number(money(amount));

/**
 * Compares `count` random estates; throws where what is advised costs less than the cheapest, is said to be proven and is not, or has a bound that is too
 * high.
 */
export const agreeOn = async (
  count: number,
  seed: number,
  policy: Policy,
  metrics: readonly MetricId[],
  options: Parameters<typeof packedEstates>[1] = {},
): Promise<Seen> => {
  const seen: Seen = { short: 0, compared: 0, proven: 0, dearer: 0, advised: 0, cheapest: 0 };
  const property = fc.asyncProperty(packedEstates(metrics, options), async estate => {
    const { plan } = await withCalculator(estate, policy, planPurchases);
    if (plan.purchases.length === 0) return;
    seen.short++;
    const cost = [...plan.cost.values()][0] ?? ZERO;
    const bound = [...plan.bound.values()][0] ?? ZERO;
    const cheapest = await cheapestOf(estate, policy, cost, TRIES_MAX);
    if (cheapest === null) return;
    seen.compared++;
    const what = `advised ${money(cost)}, at least ${money(bound)}, cheapest ${money(cheapest.cost)}: ${JSON.stringify([...cheapest.more])}`;
    if (compare(bound, cheapest.cost) > 0) throw new Error(`the bound is too high: ${what}`);
    if (plan.proven && compare(cost, cheapest.cost) !== 0) throw new Error(`what is proven is not so: ${what}`);
    if (plan.proven && compare(bound, cost) !== 0) throw new Error(`what is proven is bounded otherwise: ${what}`);
    if (plan.proven) seen.proven++;
    if (compare(cost, cheapest.cost) > 0) seen.dearer++;
    seen.advised += numberOf(cost);
    seen.cheapest += numberOf(cheapest.cost);
  });
  await fc.assert(property, { numRuns: count, seed });
  return seen;
};
