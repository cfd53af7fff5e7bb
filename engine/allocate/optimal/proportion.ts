/** Prices of a component as whole numbers in the same proportion, so that sums of them are exact. */
import type { Fraction } from '../../fraction.ts';

export interface Proportion {
  readonly weights: readonly number[];
  /** What a weight of 1 is in money. */
  readonly unit: Fraction;
  /** Whether the proportion is kept. */
  readonly exact: boolean;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
};

/**
 * Weights in proportion to prices. `largest` is more than the units that are ever counted together; where sums would be too large to be
 * exact, weights are rounded.
 */
export const inProportion = (prices: readonly Fraction[], largest: number): Proportion => {
  const denominator = prices.reduce((all, { denominator: each }) => (all / gcd(all, each)) * each, 1n);
  const numerators = prices.map(price => (price.numerator * denominator) / price.denominator);
  const divisor = numerators.reduce((all, each) => gcd(all, each), 0n) || 1n;
  const weights = numerators.map(each => each / divisor);
  const sum = weights.reduce((all, each) => all + each, 0n) * BigInt(largest + 1);
  let shift = 1n;
  while (sum / shift > BigInt(Number.MAX_SAFE_INTEGER) / 4n) shift *= 2n;
  return {
    weights: weights.map(each => Number((each + shift / 2n) / shift)),
    unit: { numerator: divisor * shift, denominator },
    exact: shift === 1n,
  };
};
