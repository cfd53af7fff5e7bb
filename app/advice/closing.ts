/** Closing the shortfalls of one group: buy what is missing, compute, and buy again until nothing is short. */
import type { Group } from '../../engine/advice/connected.ts';
import { addTo, type Sums } from '../../engine/advice/effect.ts';
import { withEntitlements } from '../../engine/advice/part.ts';
import { type Bought, boughtMore, costOf, type Lack } from '../../engine/advice/purchases.ts';
import type { Reckoning } from '../../engine/advice/reckoning.ts';
import type { Packs } from '../../engine/allocate/optimal/prices.ts';
import type { Fraction } from '../../engine/fraction.ts';
import { fold } from '../../engine/names.ts';
import type { Calculator, Purchasable, Replaying } from './calculator.ts';
import type { Market } from './market.ts';
import { withoutNeedless } from './trim.ts';

/** What is bought for one group, with what the group comes to when that closes every shortfall. */
export interface Closing {
  readonly group: Group;
  readonly bought: Bought;
  readonly before: Reckoning;
  readonly after: Reckoning;
}

/** What purchases cost, and how many of them have no price. */
export interface Bill {
  readonly cost: Sums;
  readonly unpriced: number;
}

/** Rounds of buying: giving more to one license can leave another one short. */
const ROUNDS_MAX = 30;
/** After so many rounds each buys twice as much as the one before; what is too much is taken back afterwards. */
const PATIENT_ROUNDS = 3;

/** What is bought in a round (from 0 on) on top of what was bought before; null where nothing is short. */
const boughtIn = (round: number, lacks: readonly Lack[], bought: Bought, packs: Packs): Bought | null =>
  boughtMore(lacks, bought, packs, 2 ** Math.max(0, round - PATIENT_ROUNDS));

export interface Closed {
  readonly bought: Bought;
  /** Whether nothing is short with it. */
  readonly isClosed: boolean;
}

/** Purchases for a group as `priority` gives licenses out: those to begin with, and what is short then, without what is needless. */
export const closedFrom = async (market: Market, replay: Replaying, begin: Bought): Promise<Closed> => {
  let bought = begin;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const more = boughtIn(round, await replay.lacks(bought), bought, market.packs);
    if (more === null) return { bought: await withoutNeedless(market, bought, replay.isClosed), isClosed: true };
    bought = more;
  }
  return { bought, isClosed: false };
};

/** What purchases cost, by the positions of their group. */
export const billOf = ({ positions }: Pick<Reckoning, 'positions'>, bought: Bought): Bill => {
  const cost = new Map<string, Fraction>();
  let unpriced = 0;
  for (const { license } of positions) {
    const quantity = bought.get(fold(license.row.license)) ?? 0;
    const amount = costOf(license, quantity);
    if (amount === null) unpriced += quantity;
    else if (quantity > 0) addTo(cost, license.price.currency, amount);
  }
  return { cost, unpriced };
};

/**
 * Closes a group as the policy `optimal` gives licenses out: what the assignment lacks that is cheapest to buy for, and what is short then all the
 * same (licenses that cost nothing, accesses). Null where the bill becomes one that `isTooMuch` says no to: it only ever grows.
 */
export const closeOptimally = async (
  calculator: Calculator,
  { group, image, packs }: Market,
  found: Purchasable,
  isTooMuch: (bill: Bill) => boolean = () => false,
): Promise<Closing | null> => {
  let lacks: readonly Lack[] = found.positions;
  let bought: Bought = new Map();
  let after: Reckoning | null = null;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const more = boughtIn(round, lacks, bought, packs);
    if (more === null) break;
    bought = more;
    if (isTooMuch(billOf(found, bought))) return null;
    after = await calculator.compute(withEntitlements(image, bought), 'optimal');
    lacks = after.positions;
  }
  after ??= await calculator.compute(image, 'optimal');
  return { group, bought, before: await calculator.before(group), after };
};
