/** The policy `optimal` with the solver that comes with the product. */

import { LIMITS } from '../../engine/allocate/optimal/decide.ts';
import type { OptimalOptions } from '../../engine/allocate/optimal/index.ts';
import type { Image } from '../../engine/image/image.ts';
import { type OptimalRun, reconcileOptimal } from '../../engine/reconcile.ts';
import type { Terms } from '../../engine/terms.ts';
import { openSolver } from './highs.ts';

export interface OptimallyOptions extends Omit<OptimalOptions, 'solve'> {
  /** Ends the search; nothing comes of it then. */
  readonly signal?: AbortSignal;
}

/**
 * Reconciles an image under the policy `optimal` on a day (whole days since 1970-01-01). Throws a RangeError that names the currencies
 * where prices are in several and no rates are given, and the reason of `signal`.
 */
export const reconcileOptimally = async (
  image: Image,
  terms: Terms,
  asOf: number,
  { signal, ...options }: OptimallyOptions = {},
): Promise<OptimalRun> => {
  const solver = openSolver({ secondsInAll: options.limits?.secondsInAll ?? LIMITS.secondsInAll, signal });
  try {
    return await reconcileOptimal(image, terms, asOf, { ...options, solve: solver.solve });
  } finally {
    await solver.close();
  }
};
