/** The cheapest purchases of a tiny estate by trying every number of packs in the order of cost, each settled by the engine afresh: the judge of advice. */
import { costOf, packsOf } from '../../engine/advice/purchases.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import { add, compare, type Fraction, ZERO } from '../../engine/fraction.ts';
import { fold } from '../../engine/names.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { computed, withMore } from './opened.ts';

export interface Cheapest {
  readonly cost: Fraction;
  /** Entitlements by license. */
  readonly more: ReadonlyMap<string, number>;
  readonly tried: number;
}

/** More packs than the tiny estates can use of anything. */
const USEFUL_MAX = 40;

/**
 * The cheapest purchases that leave nothing short and cost at most `atMost`; null where there are more than `triesMax` to try. Every license needs a
 * price above 0, in one currency. Nothing is taken to be known: not that more is better, nor that what is short has to be bought.
 */
export const cheapestOf = async (
  estate: Estate,
  policy: Policy,
  atMost: Fraction,
  triesMax: number,
): Promise<Cheapest | null> => {
  const { run } = await computed(estate, policy);
  const packs = packsOf(estate.purchases);
  const bought = run.ledger.licenses.filter(({ limit, notInForce }) => limit === 'purchased' && notInForce === 0);
  const all: { readonly cost: Fraction; readonly more: ReadonlyMap<string, number> }[] = [];
  const list = (at: number, cost: Fraction, more: ReadonlyMap<string, number>): boolean => {
    if (at === bought.length) return all.push({ cost, more }) <= triesMax;
    const license = bought[at];
    const size = packs.get(fold(license.row.license)) ?? 1;
    for (let count = 0; count * size <= USEFUL_MAX; count++) {
      const whole = add(cost, costOf(license, count * size)!);
      if (compare(whole, atMost) > 0) break;
      if (!list(at + 1, whole, new Map(more).set(license.row.license, count * size))) return false;
    }
    return true;
  };
  if (!list(0, ZERO, new Map())) return null;
  all.sort((a, b) => compare(a.cost, b.cost));
  for (const [at, { cost, more }] of all.entries()) {
    const { run: after } = await computed(withMore(estate, more), policy);
    if (after.settled.positions.every(({ shortfall }) => shortfall === 0)) return { cost, more, tried: at + 1 };
  }
  throw new Error('nothing closes every shortfall at the cost of the advice');
};
