/** The cheapest purchases by trying numbers of packs in the order of cost: more is not always better, so every one is looked at. */
import { withRows } from '../../engine/advice/part.ts';
import type { Bought } from '../../engine/advice/purchases.ts';
import { add, compare, type Fraction, ZERO } from '../../engine/fraction.ts';
import { fold } from '../../engine/names.ts';
import type { Policy } from '../../engine/reconcile.ts';
import type { Calculator } from './calculator.ts';
import type { Market, Ware } from './market.ts';

/** How many numbers of packs of all licenses together are tried for a group, and installations that are gone through for it. */
interface Tries {
  readonly triesMax: number;
  readonly workMax: number;
}

/** Under `priority`, where a group is replayed, and under `optimal`, where each takes a computation of its own. */
export const TRIES = {
  priority: { triesMax: 2_000, workMax: 1_000_000 },
  optimal: { triesMax: 200, workMax: 50_000 },
} as const satisfies Record<Policy, Tries>;

/** Numbers that are looked at for each that is tried: those that cost less than the bound are not. */
const LOOKED_AT_EACH = 10;

interface Trial {
  readonly weight: Fraction;
  readonly bought: Bought;
}

/** Packs beyond which a license has more than it could use if all others were gone; consumption only grows with what is given. */
const usefulPacks = async (
  calculator: Calculator,
  { image }: Market,
  { key, license, pack }: Ware,
): Promise<number> => {
  const alone = withRows(image, { licenses: image.rows.licenses.filter(row => fold(row.license) === key) });
  const { positions } = await calculator.compute(alone, 'priority');
  return Math.ceil(Math.max(0, positions[0].consumed - license.entitled) / pack);
};

/** All purchases that weigh from `least` on and less than `most`, cheapest first; null where there are too many. */
const trialsBetween = (
  wares: readonly Ware[],
  useful: readonly number[],
  least: Fraction,
  most: Fraction,
  triesMax: number,
): readonly Trial[] | null => {
  const trials: Trial[] = [];
  let looked = 0;
  const list = (at: number, weight: Fraction, bought: Bought): boolean => {
    if (at === wares.length) {
      if (compare(weight, least) >= 0) trials.push({ weight, bought });
      return trials.length <= triesMax && ++looked <= triesMax * LOOKED_AT_EACH;
    }
    const { key, pack, weight: ofPack } = wares[at];
    let sum = weight;
    for (let packs = 0; packs <= useful[at] && compare(sum, most) < 0; packs++) {
      if (!list(at + 1, sum, packs === 0 ? bought : new Map(bought).set(key, packs * pack))) return false;
      sum = add(sum, ofPack);
    }
    return true;
  };
  return list(0, ZERO, new Map()) ? trials.sort((a, b) => compare(a.weight, b.weight)) : null;
};

/** Whether purchases leave nothing short under a policy; null where that is not known for certain. */
export type IsClosed = (bought: Bought) => Promise<boolean | null>;

/**
 * Purchases that close the group and weigh less than `most`, the cheapest there are; `null` bought where none do. Null where there are too many to try,
 * or prices cannot be compared.
 */
export const cheapestBelow = async (
  calculator: Calculator,
  market: Market,
  { isClosed, tries }: { readonly isClosed: IsClosed; readonly tries: Tries },
  least: Fraction,
  most: Fraction,
): Promise<{ readonly bought: Bought | null } | null> => {
  const { wares, image, isPriced } = market;
  if (!isPriced || image.rows.purchases.some(({ kind }) => kind === 'upgrade')) return null;
  const triesMax = Math.min(tries.triesMax, Math.floor(tries.workMax / Math.max(1, image.installations.count)));
  if (triesMax < 2) return null;
  const useful: number[] = [];
  for (const ware of wares) useful.push(await usefulPacks(calculator, market, ware));
  const trials = trialsBetween(wares, useful, least, most, triesMax);
  if (trials === null) return null;
  for (const { bought } of trials) {
    const closed = await isClosed(bought);
    if (closed === null) return null;
    if (closed) return { bought };
  }
  return { bought: null };
};
