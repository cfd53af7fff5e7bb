/** Amounts as lengths of a picture, and which of them are there at all. Amounts that are shown stay text. */
import type { Money } from '../../api/types.ts';

/** Only for the length of a bar or the height of a point. */
export const lengthOf = (amount: string): number => Number(amount);

/** Amounts that are more than nothing, the largest number first. Currencies are never added up. */
export const realOf = (amounts: readonly Money[]): readonly Money[] =>
  amounts
    .filter(({ amount }) => lengthOf(amount) > 0)
    .toSorted((one, other) => lengthOf(other.amount) - lengthOf(one.amount));

export const amountIn = (amounts: readonly Money[], currency: string): string =>
  amounts.find(money => money.currency === currency)?.amount ?? '0';
