/** Closing the shortfalls of one group: buy what is missing, compute, and buy again until nothing is short. */
import type { Group } from '../../engine/advice/connected.ts';
import { addTo, type Sums } from '../../engine/advice/effect.ts';
import { withEntitlements } from '../../engine/advice/part.ts';
import { type Bought, boughtMore, costOf, type Lack } from '../../engine/advice/purchases.ts';
import type { Reckoning } from '../../engine/advice/reckoning.ts';
import { compare, type Fraction, ZERO } from '../../engine/fraction.ts';
import type { Image } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import type { Calculator, Computed } from './calculator.ts';
import { withoutNeedless } from './trim.ts';

/** What is bought for one group, with what the group comes to when that closes every shortfall. */
export interface Closing {
  readonly group: Group;
  readonly bought: Bought;
  readonly before: Reckoning;
  readonly after: Reckoning;
  readonly proven: boolean;
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

type Packs = ReadonlyMap<string, number>;

/** What is bought in a round (from 0 on) on top of what was bought before; null where nothing is short. */
const boughtIn = (round: number, lacks: readonly Lack[], bought: Bought, packs: Packs): Bought | null =>
  boughtMore(lacks, bought, packs, 2 ** Math.max(0, round - PATIENT_ROUNDS));

/** Closes a group of a run under `priority` as that policy gives licenses out. */
export const closeByPriority = async (calculator: Calculator, group: Group, packs: Packs): Promise<Closing> => {
  const before = await calculator.before(group);
  const replay = calculator.replay(group);
  let lacks: readonly Lack[] = before.positions;
  let bought: Bought = new Map();
  let rounds = 0;
  for (; rounds < ROUNDS_MAX; rounds++) {
    const more = boughtIn(rounds, lacks, bought, packs);
    if (more === null) break;
    bought = more;
    lacks = await replay.lacks(bought);
  }
  if (rounds > 1) bought = await withoutNeedless({ bought, packs }, replay.isClosed);
  return { group, bought, before, after: await replay.reckon(bought), proven: false };
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

/** Purchases that cost too much to go on with. */
interface GivenUp {
  readonly closing: null;
  readonly proven: boolean;
}

/**
 * Whether buying what is short in a proven computation is known to leave nothing short: the same assignment then costs no exposure. Not so where a
 * shortfall weighs nothing, where licenses are given out after the policy has decided (CALs), and where upgrades move what is bought.
 */
const isClosedByFirst = ({ positions }: Reckoning, { rows }: Image): boolean =>
  !rows.purchases.some(({ kind }) => kind === 'upgrade') &&
  positions.every(
    ({ license: { metric, price } }) =>
      metric.family !== 'access' && (price.amount === null || compare(price.amount, ZERO) > 0),
  );

/**
 * Closes a group as the policy `optimal` gives licenses out, unless the bill becomes one that `isTooMuch` says no to: it only ever grows. What
 * is short in the first computation is the cheapest purchase where that is proven, and closes everything; what further rounds buy is not.
 */
export const closeOptimally = async (
  calculator: Calculator,
  group: Group,
  packs: Packs,
  isTooMuch: (bill: Bill) => boolean = () => false,
): Promise<{ readonly closing: Closing; readonly proven: boolean } | GivenUp> => {
  const image = calculator.partOf(group);
  const before = await calculator.before(group);
  const first: Computed =
    calculator.open.meta.policy === 'optimal' ? before : await calculator.compute(image, 'optimal');
  const canBeProven = first.proven && isClosedByFirst(first, image);
  let computed = first;
  let bought: Bought = new Map();
  let rounds = 0;
  for (; rounds < ROUNDS_MAX; rounds++) {
    const more = boughtIn(rounds, computed.positions, bought, packs);
    if (more === null) break;
    bought = more;
    if ((rounds > 0 || canBeProven || !first.proven) && isTooMuch(billOf(first, bought)))
      return { closing: null, proven: rounds === 0 && canBeProven };
    computed = await calculator.compute(withEntitlements(image, bought), 'optimal');
  }
  const proven = first.proven && rounds <= 1;
  return { closing: { group, bought, before, after: computed, proven }, proven };
};
