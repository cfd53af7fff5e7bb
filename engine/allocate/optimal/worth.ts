/** Worth: what one more entitlement of each license is worth, kept with a run so that it explains itself later. */
import { type Fraction, fractionOf, textOf } from '../../fraction.ts';
import type { Rates } from './prices.ts';

export interface Worth {
  /** By license index: what exposure would fall by with one more entitlement; a license without a price counts 1 a unit. */
  readonly marginal: readonly Fraction[];
  /** By license index: whether `marginal` is exact; else it is an estimate from a linear program. */
  readonly isExact: readonly boolean[];
  /** By license index: the price of an entitlement in the currency compared in, 1 without a price. */
  readonly weights: readonly Fraction[];
  /** What one unit of each currency was taken to be worth; null where all prices were in one. */
  readonly rates: Rates | null;
}

/** The form in which it is kept: fractions as exact text. */
interface KeptWorth {
  readonly marginal: readonly string[];
  readonly isExact: readonly boolean[];
  readonly weights: readonly string[];
  readonly rates: Rates | null;
}

export const keptWorth = ({ marginal, isExact, weights, rates }: Worth): KeptWorth => ({
  marginal: marginal.map(textOf),
  isExact,
  weights: weights.map(textOf),
  rates,
});

/** Opens what `keptWorth` made. Throws where it is something else. */
export const openWorth = (kept: unknown): Worth => {
  const { marginal, isExact, weights, rates } = kept as KeptWorth;
  return { marginal: marginal.map(fractionOf), isExact, weights: weights.map(fractionOf), rates };
};
