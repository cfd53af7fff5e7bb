/** What no purchases of a group can cost less than, whoever gives licenses out: what the assignment costs that is cheapest to buy for. */
import type { Reckoning } from '../../engine/advice/reckoning.ts';
import { add, type Fraction, times, whole, ZERO } from '../../engine/fraction.ts';
import { fold } from '../../engine/names.ts';
import type { Purchasable } from './calculator.ts';
import type { Market, Ware } from './market.ts';

type Standing = Pick<Reckoning, 'positions'>;

/** What closes the shortfalls of some wares as they stand. */
const costOfShort = (wares: readonly Ware[], { positions }: Standing): Fraction =>
  wares.reduce((sum, { key, pack, weight }) => {
    const { shortfall } = positions.find(({ license }) => fold(license.row.license) === key)!;
    return add(sum, times(whole(Math.ceil(shortfall / pack)), weight));
  }, ZERO);

/** Licenses for accesses that lack the same whatever is bought: the only one, where no server frees anybody from it. */
const unmovedOf = ({ wares }: Market, { positions }: Standing): readonly Ware[] => {
  const families = positions.flatMap(({ license: { notInForce, metric } }) =>
    notInForce === 0 ? [metric.family] : [],
  );
  const isAlone = families.filter(family => family === 'access').length === 1 && !families.includes('capacity');
  return isAlone ? wares.filter(({ license }) => license.metric.family === 'access') : [];
};

/** In weights; ZERO where nothing is known. */
export const leastOf = (market: Market, found: Purchasable): Fraction =>
  market.isWeighed && market.isPlain ? add(found.least, costOfShort(unmovedOf(market, found), found)) : ZERO;
