/** How an estate stands on a day, as far as renewals look at it: totals, and four figures of each license. */
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import type { Rates } from '../policies.ts';
import type { RunTotals } from '../storedRun.ts';
import type { Asked } from '../what-if/basis.ts';

/** A position in four numbers. */
export interface Figures {
  readonly entitled: number;
  readonly consumed: number;
  readonly available: number;
  readonly shortfall: number;
}

export interface Standing {
  readonly totals: RunTotals;
  /** By folded key of the license; licenses that stand alike on all days that are looked at may be left out. */
  readonly figures: ReadonlyMap<string, Figures>;
}

/** What is asked of every day alike. */
export interface Conditions extends Omit<Asked, 'asOf'> {
  readonly rates: Rates | undefined;
  readonly signal: AbortSignal | undefined;
}

export const figuresOf = ({ settled }: Run): ReadonlyMap<string, Figures> =>
  new Map(
    settled.positions.map(({ license, entitled, consumed, available, shortfall }) => [
      fold(license.row.license),
      { entitled, consumed, available, shortfall },
    ]),
  );
