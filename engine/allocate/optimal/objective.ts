/** What an assignment costs under the policy `optimal`: four figures, the first that differs decides. */
import { RIGHT } from '../../codes.ts';
import { add, compare, type Fraction, times, whole, ZERO } from '../../fraction.ts';
import type { License } from '../../license/license.ts';
import type { Ledger } from '../ledger.ts';
import { inPacks, isWeighed, type Packs, packOf } from './prices.ts';

/** In the order in which they decide. Source: rules 6, `optimal`. */
export const CRITERIA = ['exposure', 'true-up', 'value', 'rights'] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface Objective {
  /** Σ shortfall × weight; where packs are given, of shortfalls in whole packs. */
  readonly exposure: Fraction;
  /** Σ of what exceeds the entitlements of true-up licenses × weight. */
  readonly trueUp: Fraction;
  /** Σ consumed × weight, unlimited licenses 0. */
  readonly value: Fraction;
  /** Covers, exempt ones too, by another right than exact. */
  readonly otherRights: number;
}

/** Negative where the first is better. */
export const compareObjectives = (a: Objective, b: Objective): number =>
  compare(a.exposure, b.exposure) ||
  compare(a.trueUp, b.trueUp) ||
  compare(a.value, b.value) ||
  a.otherRights - b.otherRights;

/** What the ledger costs as it stands. Access and measured licenses are left out. */
export const objectiveOf = (
  ledger: Ledger,
  consumedBy: (license: License) => number,
  weights: readonly Fraction[],
  packs?: Packs,
): Objective => {
  let [exposure, trueUp, value, otherRights] = [ZERO, ZERO, ZERO, 0];
  const weighed = ledger.licenses.map(isWeighed);
  for (const license of ledger.licenses) {
    if (!weighed[license.index] || license.limit === 'unlimited') continue;
    const consumed = consumedBy(license);
    const weight = weights[license.index];
    const beyond = Math.max(0, consumed - license.entitled);
    if (license.limit === 'true-up') trueUp = add(trueUp, times(whole(beyond), weight));
    else exposure = add(exposure, times(whole(inPacks(beyond, packOf(packs, license))), weight));
    value = add(value, times(whole(consumed), weight));
  }
  for (let slot = 0; slot < ledger.taken.length; slot++) {
    const license = ledger.taken[slot];
    if (license >= 0 && weighed[license] && ledger.right[slot] !== RIGHT.exact) otherRights++;
  }
  return { exposure, trueUp, value, otherRights };
};
