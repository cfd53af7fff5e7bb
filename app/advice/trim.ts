/** Takes needless purchases back: under `priority` what was bought first may not be needed once the rest is bought. */
import type { Bought } from '../../engine/advice/purchases.ts';
import { compareText } from '../../engine/names.ts';

interface Bid {
  readonly bought: Bought;
  readonly packs: ReadonlyMap<string, number>;
}

/** Computations that are spent on it. */
const TRIED_MAX = 40;

/** The same purchases, each license's as few as close every shortfall while the others stay; licenses in the order of keys. */
export const withoutNeedless = async (
  { bought, packs }: Bid,
  isClosed: (bought: Bought) => Promise<boolean>,
): Promise<Bought> => {
  let best = bought;
  let tried = 0;
  for (const key of [...bought.keys()].sort(compareText)) {
    const pack = packs.get(key) ?? 1;
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
