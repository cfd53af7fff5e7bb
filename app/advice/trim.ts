/** Takes needless purchases back: under `priority` what was bought first may not be needed once the rest is bought. */
import type { Bought } from '../../engine/advice/purchases.ts';
import { compare, times, whole } from '../../engine/fraction.ts';
import { compareText } from '../../engine/names.ts';
import type { Market } from './market.ts';

/** Computations that are spent on it. */
const TRIED_MAX = 40;

/** The same purchases, each license's as few as close every shortfall while the others stay; what costs most is taken back first. */
export const withoutNeedless = async (
  { wares }: Market,
  bought: Bought,
  isClosed: (bought: Bought) => Promise<boolean>,
): Promise<Bought> => {
  const costly = wares
    .filter(({ key }) => (bought.get(key) ?? 0) > 0)
    .map(({ key, pack, weight }) => ({ key, pack, cost: times(whole(bought.get(key)! / pack), weight) }))
    .sort((a, b) => compare(b.cost, a.cost) || compareText(a.key, b.key));
  let best = bought;
  let tried = 0;
  for (const { key, pack } of costly) {
    let [enough, tooFew] = [best.get(key)! / pack, -1];
    for (let isFirst = true; enough - tooFew > 1 && tried < TRIED_MAX; isFirst = false) {
      // Mostly not even one less will do.
      const packsTried = isFirst ? enough - 1 : Math.floor((enough + tooFew) / 2);
      const fewer = new Map(best).set(key, packsTried * pack);
      tried++;
      if (await isClosed(fewer)) [best, enough] = [fewer, packsTried];
      else tooFew = packsTried;
    }
  }
  return best;
};
