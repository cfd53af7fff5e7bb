/** Money of positions, added for each currency exactly and rounded once. */
import { add, type Fraction, money, times, whole, ZERO } from '../../engine/fraction.ts';
import type { Position } from '../../engine/settle.ts';

/** By currency, in the order of the currencies, rounded to cents. */
export type Amounts = Readonly<Record<string, string>>;

/** Adds amounts of several currencies. */
export const openSums = (): {
  readonly add: (currency: string, amount: Fraction | null) => void;
  readonly amounts: () => Amounts;
} => {
  const sums = new Map<string, Fraction>();
  return {
    add: (currency, amount) => {
      if (amount !== null) sums.set(currency, add(sums.get(currency) ?? ZERO, amount));
    },
    amounts: () =>
      Object.fromEntries(
        [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => [currency, money(sum)]),
      ),
  };
};

/** What the entitlements that stay free are worth at the price of one; null without a price, or where nothing computes the license. */
export const surplusOf = ({ license, available, status }: Position): Fraction | null =>
  license.price.amount === null || status === 'not-tracked'
    ? null
    : times(whole(Math.max(0, available)), license.price.amount);

/** The same as text, rounded to cents. */
export const surplusText = (position: Position): string | null => {
  const surplus = surplusOf(position);
  return surplus === null ? null : money(surplus);
};

/** The same of many positions by currency. */
export const surplusByCurrency = (positions: readonly Position[]): Amounts => {
  const sums = openSums();
  for (const position of positions) sums.add(position.license.price.currency, surplusOf(position));
  return sums.amounts();
};
