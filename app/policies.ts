/** Which policy gives the licenses out: the one place where a policy's name meets the calculation that goes by it. */
import { isPriceFault, type Rates } from '../engine/allocate/optimal/prices.ts';
import { isFigureFault } from '../engine/figures.ts';
import type { Image } from '../engine/image/image.ts';
import { type Policy, type Run, reconcile } from '../engine/reconcile.ts';
import type { Terms } from '../engine/terms.ts';
import { AppError } from './errors.ts';
import { reconcileOptimally } from './optimal/index.ts';

/** What a policy is asked: an estate, the publishers' numbers, a day (whole days since 1970-01-01). */
export interface Question {
  readonly image: Image;
  readonly terms: Terms;
  readonly asOf: number;
  /** What one unit of each currency is worth, for policies that compare prices of several. */
  readonly rates?: Rates;
  readonly signal?: AbortSignal;
}

export interface Computed {
  readonly run: Run;
  /** Whether the result is proven the best there is. */
  readonly proven: boolean;
  /** Distance to the bound where it is not proven; null where none was computed. */
  readonly gap: number | null;
}

type Allocate = (question: Question) => Promise<Computed>;

const byPriority: Allocate = async ({ image, terms, asOf }) => ({
  run: reconcile(image, terms, asOf),
  proven: false,
  gap: null,
});

/** Prices in several currencies are no fault of the engine: they are said to who asked. */
const byOptimum: Allocate = async ({ image, terms, asOf, rates, signal }) => {
  try {
    const run = await reconcileOptimally(image, terms, asOf, { rates, signal });
    return { run, proven: run.proven, gap: run.gap };
  } catch (error) {
    throw isPriceFault(error) ? new AppError('INVALID', error.message) : error;
  }
};

const ALLOCATE = { priority: byPriority, optimal: byOptimum } as const satisfies Record<Policy, Allocate>;

export type { Rates } from '../engine/allocate/optimal/prices.ts';

/** Names of the policies. */
export const POLICIES = Object.keys(ALLOCATE) as readonly Policy[];

/**
 * Computes consumption under a policy; nothing is stored. Throws the reason of `signal`, and `AppError` where the policy cannot answer
 * or a figure is too large to be told.
 */
export const compute = async (policy: Policy, question: Question): Promise<Computed> => {
  try {
    return await ALLOCATE[policy](question);
  } catch (error) {
    throw isFigureFault(error) ? new AppError('UNAVAILABLE', error.message) : error;
  }
};
