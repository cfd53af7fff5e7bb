/** Advice as it goes out of the house: money as exact text by currency, days as text, nothing that only the engine understands. */
import { type Effect, moneyOf, savedBy } from '../../engine/advice/effect.ts';
import { formatDay } from '../../engine/estate/days.ts';
import type { PositionRecord } from '../../engine/explain/view.ts';
import { type Fraction, money } from '../../engine/fraction.ts';

/** Amounts by currency, in cents precision. */
export type Amounts = Readonly<Record<string, string>>;

export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** The whole estate with and without a step. */
export interface AdviceEffect {
  readonly exposureBefore: Amounts;
  readonly exposureAfter: Amounts;
  /** Negative where the step costs. */
  readonly saved: Amounts;
  readonly shortfallBefore: number;
  readonly shortfallAfter: number;
  readonly unlicensedBefore: number;
  readonly unlicensedAfter: number;
  readonly consumedBefore: number;
  readonly consumedAfter: number;
  readonly positions: readonly {
    readonly license: string;
    readonly name: string;
    readonly before: PositionRecord;
    readonly after: PositionRecord;
  }[];
}

export const amountOf = (amount: Fraction | null, currency: string): Amount | null =>
  amount === null ? null : { amount: money(amount), currency };

export const dayOrNull = (day: number | null): string | null => (day === null ? null : formatDay(day));

/** `consumed` of the license the step is about; of all positions that change where it is about none. */
export const effectRecord = (effect: Effect, consumed?: readonly [before: number, after: number]): AdviceEffect => {
  const { before, after, positions } = effect;
  const sum = (of: 'before' | 'after'): number => positions.reduce((all, each) => all + each[of].consumed, 0);
  const [consumedBefore, consumedAfter] = consumed ?? [sum('before'), sum('after')];
  return {
    exposureBefore: moneyOf(before.exposure),
    exposureAfter: moneyOf(after.exposure),
    saved: moneyOf(savedBy(effect)),
    shortfallBefore: before.shortfall,
    shortfallAfter: after.shortfall,
    unlicensedBefore: before.unlicensed,
    unlicensedAfter: after.unlicensed,
    consumedBefore,
    consumedAfter,
    positions,
  };
};
