/** The calculation: an image, the publishers' terms and a day in; who consumes what, what is missing and why, out. */

import { bindAllocations } from './allocate/binding.ts';
import { ignoredInstallations, ignoredReasons } from './allocate/ignored.ts';
import { type Ledger, openLedger } from './allocate/ledger.ts';
import { allocateOptimally, type OptimalOptions, type Proof } from './allocate/optimal/index.ts';
import type { Worth } from './allocate/optimal/worth.ts';
import { allocateByPriority } from './allocate/priority.ts';
import { slotsOf } from './allocate/slots.ts';
import type { Image } from './image/image.ts';
import type { Finding } from './license/license.ts';
import { prepareLicenses, takingOrder } from './license/prepare.ts';
import { type Settled, settle, settleSteps } from './settle.ts';
import { inStretches, type Steps } from './steps.ts';
import type { Terms } from './terms.ts';

export type Policy = 'priority' | 'optimal';

export interface Run {
  readonly image: Image;
  readonly ledger: Ledger;
  readonly settled: Settled;
  readonly findings: readonly Finding[];
  /** What entitlements are worth; only the policy `optimal` knows. */
  readonly worth?: Worth;
}

const openFor = (image: Image, terms: Terms, asOf: number): { ledger: Ledger; findings: readonly Finding[] } => {
  const { licenses, findings } = prepareLicenses(image, terms, asOf);
  return { ledger: openLedger(image, terms, asOf, licenses, takingOrder(licenses)), findings };
};

/**
 * Computes consumption on a day (whole days since 1970-01-01) under the policy `priority`. Pure: the same input gives the same
 * result. Throws only where the engine contradicts itself. Source: rules.
 */
export const reconcile = (image: Image, terms: Terms, asOf: number): Run => {
  const { ledger, findings } = openFor(image, terms, asOf);
  allocateByPriority(ledger);
  const settled = settle(ledger);
  return { image, ledger, settled, findings: [...findings, ...ledger.findings()] };
};

/** A run with what is known of how good it is. */
export interface OptimalRun extends Run, Proof {
  readonly worth: Worth;
}

/**
 * The same under the policy `optimal`; asynchronous, because the solver that is handed in may work elsewhere. The result is the same for
 * the same input where it is proven. Throws a RangeError for prices in several currencies without rates. Source: rules 6.
 */
export const reconcileOptimal = async (
  image: Image,
  terms: Terms,
  asOf: number,
  options: OptimalOptions,
): Promise<OptimalRun> => {
  const { ledger, findings } = openFor(image, terms, asOf);
  const proof = await allocateOptimally(ledger, options);
  const settled = settle(ledger);
  return { image, ledger, settled, findings: [...findings, ...ledger.findings()], ...proof };
};

/** What must be kept of a run so that it explains itself later, beside its image and terms. */
export interface RunColumns {
  readonly taken: Int32Array;
  readonly right: Uint8Array;
  readonly accessTaken: Int32Array;
  readonly accessRight: Uint8Array;
}

export const columnsOfRun = ({ ledger }: Run): RunColumns => ({
  taken: ledger.taken,
  right: ledger.right,
  accessTaken: ledger.access.taken,
  accessRight: ledger.access.right,
});

/** Opens a stored run again, in steps: the decisions are the stored ones, their units are settled and checked anew. */
export function* reopenSteps(image: Image, terms: Terms, asOf: number, columns: RunColumns): Steps<Run> {
  // Each is made once for an image, and found by the ledger.
  for (const make of [slotsOf, ignoredReasons, ignoredInstallations]) {
    make(image);
    yield;
  }
  const { ledger, findings } = openFor(image, terms, asOf);
  if (columns.taken.length !== ledger.taken.length || columns.accessTaken.length !== ledger.access.taken.length)
    throw new Error('the stored run does not belong to this image');
  yield;
  bindAllocations(ledger);
  yield;
  ledger.given.fill(0);
  ledger.taken.set(columns.taken);
  ledger.right.set(columns.right);
  const { taken } = columns;
  const { given } = ledger;
  yield* inStretches(taken.length, (from, to) => {
    for (let slot = from; slot < to; slot++) if (taken[slot] >= 0) given[taken[slot]]++;
  });
  ledger.access.taken.set(columns.accessTaken);
  ledger.access.right.set(columns.accessRight);
  const settled = yield* settleSteps(ledger);
  return { image, ledger, settled, findings: [...findings, ...ledger.findings()] };
}
