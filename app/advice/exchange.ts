/** Cheaper purchases under `priority` by exchanging what is bought of one license for more of another, where trying everything is too much. */
import type { Bought } from '../../engine/advice/purchases.ts';
import { compare, times, whole } from '../../engine/fraction.ts';
import { compareText } from '../../engine/names.ts';
import type { Replaying } from './calculator.ts';
import { closedFrom } from './closing.ts';
import { type Market, type Ware, weighed } from './market.ts';

/** Exchanges that are tried for a group, and installations that are gone through for them: each takes several computations. */
const TRIED_MAX = 12;
const WORK_MAX = 600_000;

/** Exchanges that would be cheaper if they did: what costs most first, for what costs least first. */
const exchangesOf = (market: Market, bought: Bought): readonly Bought[] => {
  const costOf = ({ key, pack, weight }: Ware) => times(whole((bought.get(key) ?? 0) / pack), weight);
  const given = market.wares
    .filter(({ key }) => (bought.get(key) ?? 0) > 0)
    .sort((a, b) => compare(costOf(b), costOf(a)) || compareText(a.key, b.key));
  const sharing = (a: Ware, b: Ware): boolean =>
    a.license.products.some(({ product }) => b.license.productAt.has(product));
  return given.flatMap(one => {
    const quantity = bought.get(one.key)!;
    return market.wares
      .filter(other => other !== one && sharing(one, other))
      .map(({ key, pack }) => {
        const more = (bought.get(key) ?? 0) + Math.ceil(quantity / pack) * pack;
        return new Map(bought).set(one.key, 0).set(key, more);
      })
      .filter(exchanged => compare(weighed(market, exchanged), weighed(market, bought)) < 0)
      .sort((a, b) => compare(weighed(market, a), weighed(market, b)));
  });
};

/** The cheapest purchases that were come upon; those that were given where none are cheaper. */
export const cheaperByExchange = async (market: Market, replay: Replaying, bought: Bought): Promise<Bought> => {
  const triesMax = Math.min(TRIED_MAX, Math.floor(WORK_MAX / Math.max(1, market.image.installations.count)));
  let best = bought;
  let tried = 0;
  for (let exchanges = exchangesOf(market, best); exchanges.length > 0 && tried < triesMax; tried++) {
    const [next, ...rest] = exchanges;
    const closed = await closedFrom(market, replay, next);
    const isCheaper = closed.isClosed && compare(weighed(market, closed.bought), weighed(market, best)) < 0;
    if (isCheaper) best = closed.bought;
    exchanges = isCheaper ? exchangesOf(market, best) : rest;
  }
  return best;
};
