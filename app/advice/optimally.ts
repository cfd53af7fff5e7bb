/** The cheapest purchases for a group where `optimal` gives licenses out, and whether they are proven. */
import { withEntitlements } from '../../engine/advice/part.ts';
import type { Bought } from '../../engine/advice/purchases.ts';
import type { Fraction } from '../../engine/fraction.ts';
import type { Calculator, Purchasable } from './calculator.ts';
import { type Bill, type Closing, closeOptimally } from './closing.ts';
import { isLeastOf, type Market, weighed } from './market.ts';
import { cheapestBelow, type IsClosed, TRIES } from './search.ts';

export interface ClosedOptimally {
  /** Null where nothing is cheaper than what was known. */
  readonly closing: Closing | null;
  readonly proven: boolean;
}

/**
 * What the assignment lacks that is cheapest to buy for; where that leaves something short that it did not count (accesses), what is found by trying.
 * `known` are other purchases that close the group, null where none are known; `isTooMuch` says which bills are no better.
 */
export const closedOptimally = async (
  calculator: Calculator,
  market: Market,
  found: Purchasable,
  least: Fraction,
  known: Bought | null,
  isTooMuch: (bill: Bill) => boolean = () => false,
): Promise<ClosedOptimally> => {
  const closing = await closeOptimally(calculator, market, found, isTooMuch);
  if (closing && isLeastOf(market, closing.bought, least)) return { closing, proven: true };
  const isClosed: IsClosed = async bought => {
    const { positions, proven } = await calculator.compute(withEntitlements(market.image, bought), 'optimal');
    return positions.every(({ shortfall }) => shortfall === 0) || (proven ? false : null);
  };
  const most = weighed(market, closing?.bought ?? known!);
  const searched = await cheapestBelow(calculator, market, { isClosed, tries: TRIES.optimal }, least, most);
  if (!searched) return { closing, proven: false };
  const { bought } = searched;
  if (bought === null) return { closing, proven: true };
  const after = await calculator.compute(withEntitlements(market.image, bought), 'optimal');
  return {
    closing: { group: market.group, bought, before: await calculator.before(market.group), after },
    proven: true,
  };
};
