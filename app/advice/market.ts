/** What can be bought in a group of licenses, and whether what that costs can be compared and bounded. */
import type { Group } from '../../engine/advice/connected.ts';
import type { Sums } from '../../engine/advice/effect.ts';
import type { Bought } from '../../engine/advice/purchases.ts';
import type { Reckoning } from '../../engine/advice/reckoning.ts';
import type { Packs } from '../../engine/allocate/optimal/prices.ts';
import { add, compare, type Fraction, fraction, times, whole, ZERO } from '../../engine/fraction.ts';
import type { Image } from '../../engine/image/image.ts';
import { entitledOn } from '../../engine/license/entitled.ts';
import type { License } from '../../engine/license/license.ts';
import { fold } from '../../engine/names.ts';
import type { Rates } from '../policies.ts';
import { weightOf } from './order.ts';

export interface Ware {
  readonly key: string;
  readonly license: License;
  /** Entitlements in a pack. */
  readonly pack: number;
  /** What a pack weighs; 1 an entitlement without a price, as the policy `optimal` has it. */
  readonly weight: Fraction;
}

export interface Market {
  readonly group: Group;
  readonly image: Image;
  readonly packs: Packs;
  readonly rates: Rates | undefined;
  /** By key. */
  readonly wares: readonly Ware[];
  /** Whether a single license is in force: it is given whatever it may cover, and lacks the same whatever is bought. */
  readonly isOfOne: boolean;
  /** Whether prices are in one currency, or in some that rates are given for. */
  readonly isWeighed: boolean;
  /** Whether everything has a price as well, so that weights are money. */
  readonly isPriced: boolean;
  /**
   * Whether every assignment under any policy is one that `optimal` may make, and what is bought is entitled to in full: not where measured
   * licenses take some of it in their turn, nor where upgrades lack a base that may be bought.
   */
  readonly isPlain: boolean;
}

const isForSale = ({ notInForce, limit }: License): boolean => notInForce === 0 && limit === 'purchased';

/** The market of a group, by the positions of its part of the estate. */
export const marketOf = (
  group: Group,
  image: Image,
  { positions }: Pick<Reckoning, 'positions'>,
  { packs, rates, asOf }: { readonly packs: Packs; readonly rates: Rates | undefined; readonly asOf: number },
): Market => {
  const wares = positions.flatMap(({ license }): Ware[] => {
    if (!isForSale(license)) return [];
    const key = fold(license.row.license);
    const pack = packs.get(key) ?? 1;
    const { amount, currency } = license.price;
    const weight = amount === null ? whole(pack) : weightOf(new Map([[currency, times(whole(pack), amount)]]), rates);
    return [{ key, license, pack, weight }];
  });
  const priced = wares.filter(({ license }) => license.price.amount !== null);
  const currencies = new Set(priced.map(({ license }) => license.price.currency));
  const isRated = rates !== undefined && [...currencies].every(currency => Object.hasOwn(rates, currency));
  const isWeighed = currencies.size <= 1 || isRated;
  return {
    group,
    image,
    packs,
    rates,
    wares,
    isOfOne: positions.filter(({ license }) => license.notInForce === 0).length === 1,
    isWeighed,
    isPriced: isWeighed && priced.length === wares.length,
    isPlain:
      entitledOn(image.rows, asOf).withoutBase.length === 0 &&
      !positions.some(({ license: { notInForce, metric } }) => notInForce === 0 && metric.family === 'measured'),
  };
};

/** What purchases weigh. */
export const weighed = ({ wares }: Market, bought: Bought): Fraction =>
  wares.reduce((sum, { key, pack, weight }) => add(sum, times(whole((bought.get(key) ?? 0) / pack), weight)), ZERO);

/** Whether purchases are proven to be the least: they cost what has to be paid, or there is nothing to choose, or nothing to buy. */
export const isLeastOf = (market: Market, bought: Bought, least: Fraction): boolean =>
  market.isOfOne ||
  [...bought.values()].every(quantity => quantity === 0) ||
  (market.isWeighed && compare(weighed(market, bought), least) <= 0);

/** A weight as money; empty where it may be of several currencies, or of what has no price. */
export const moneyOfWeight = ({ wares, rates, isPriced }: Market, weight: Fraction): Sums => {
  const currencies = new Set(wares.map(({ license }) => license.price.currency));
  const [currency] = currencies;
  if (currencies.size !== 1 || !isPriced) return new Map();
  const { numerator, denominator } = fraction(rates?.[currency] ?? '1');
  return new Map([[currency, times(weight, { numerator: denominator, denominator: numerator })]]);
};
