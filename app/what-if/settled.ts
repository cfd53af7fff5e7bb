/** Whether a part of an estate may be computed in the place of the whole: where prices can be compared, and where it comes out alike. */
import type { Price } from '../../engine/license/license.ts';
import type { Computed } from '../policies.ts';
import type { Asked } from './basis.ts';

/** Whether parts of the estate can be compared at all: prices in currencies without a rate are refused for the whole. */
export const isComparable = ({ policy, rates }: Asked, prices: Iterable<Price>): boolean => {
  if (policy === 'priority') return true;
  const currencies = new Set([...prices].filter(({ amount }) => amount !== null).map(({ currency }) => currency));
  return rates ? [...currencies].every(currency => Object.hasOwn(rates, currency)) : currencies.size <= 1;
};

/** Whether the same part always comes to the same: what is not proven best depends on what else is searched. */
export const isSettled = ({ policy }: Asked, { proven }: Computed): boolean => policy === 'priority' || proven;
