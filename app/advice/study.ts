/** Studies what was found to buy for a group of a run under `priority`: what is the least that has to be paid, and whether something cheaper does. */
import { type Bought, boughtMore } from '../../engine/advice/purchases.ts';
import { compare, type Fraction, ZERO } from '../../engine/fraction.ts';
import { AppError } from '../errors.ts';
import type { Calculator, Purchasable, Replaying } from './calculator.ts';
import { type Bill, billOf, type Closing, closedFrom } from './closing.ts';
import { cheaperByExchange } from './exchange.ts';
import { leastOf } from './least.ts';
import { isLeastOf, type Market, weighed } from './market.ts';
import { closedOptimally } from './optimally.ts';
import { weightOf } from './order.ts';
import { cheapestBelow, TRIES } from './search.ts';

export interface Studied {
  readonly bought: Bought;
  /** In weights: nothing that closes the group costs less, under whatever policy. */
  readonly least: Fraction;
  /** Whether nothing cheaper closes the group under `priority`. */
  readonly proven: boolean;
  /** What closes it for less where `optimal` gives licenses out; null where nothing was found. */
  readonly otherwise: Closing | null;
  /** Whether nothing cheaper closes it then; where nothing was found, nothing cheaper than `bought`. */
  readonly otherwiseProven: boolean;
  /** Why `optimal` cannot answer. */
  readonly fault: string | null;
}

/** The assignment that is cheapest to buy for, or why prices cannot be compared. */
const found = async (calculator: Calculator, { image, packs }: Market): Promise<Purchasable | string> => {
  try {
    return await calculator.toBuyFor(image, packs);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
};

/** Cheaper purchases under `priority`, and whether they are proven the cheapest. */
const bettered = async (
  calculator: Calculator,
  market: Market,
  replay: Replaying,
  bought: Bought,
  assignment: Purchasable | null,
  least: Fraction,
): Promise<{ readonly bought: Bought; readonly proven: boolean }> => {
  let best = bought;
  const isLeast = (): boolean => compare(weighed(market, best), least) === 0;
  const consider = (other: Bought): void => {
    if (compare(weighed(market, other), weighed(market, best)) < 0) best = other;
  };
  if (!isLeast() && assignment !== null) {
    const begin = boughtMore(assignment.positions, new Map(), market.packs) ?? new Map();
    if (compare(weighed(market, begin), weighed(market, best)) < 0) {
      const closed = await closedFrom(market, replay, begin);
      if (closed.isClosed) consider(closed.bought);
    }
  }
  if (isLeast()) return { bought: best, proven: true };
  const how = { isClosed: replay.isClosed, tries: TRIES.priority };
  const searched = await cheapestBelow(calculator, market, how, least, weighed(market, best));
  if (searched) return { bought: searched.bought ?? best, proven: true };
  best = await cheaperByExchange(market, replay, best);
  return { bought: best, proven: isLeast() };
};

/** `bought` closes the group under `priority`. */
export const study = async (
  calculator: Calculator,
  market: Market,
  replay: Replaying,
  bought: Bought,
): Promise<Studied> => {
  const assignment = await found(calculator, market);
  const [fault, purchasable] = typeof assignment === 'string' ? [assignment, null] : [null, assignment];
  const least = purchasable ? leastOf(market, purchasable) : ZERO;
  const best = market.isPriced
    ? await bettered(calculator, market, replay, bought, purchasable, least)
    : { bought, proven: false };
  const own = billOf(await calculator.before(market.group), best.bought);
  const isTooMuch = (bill: Bill): boolean => !isCheaper(market, bill, own);
  const otherwise =
    purchasable && !isLeastOf(market, best.bought, least)
      ? await closedOptimally(calculator, market, purchasable, least, best.bought, isTooMuch)
      : { closing: null, proven: purchasable !== null };
  const isBetter = otherwise.closing !== null && !isTooMuch(billOf(otherwise.closing.before, otherwise.closing.bought));
  return {
    ...best,
    least,
    fault,
    otherwise: isBetter ? otherwise.closing : null,
    otherwiseProven: otherwise.proven && (isBetter || otherwise.closing === null),
  };
};

const isCheaper = ({ rates }: Market, a: Bill, b: Bill): boolean =>
  a.unpriced <= b.unpriced && compare(weightOf(a.cost, rates), weightOf(b.cost, rates)) < 0;
