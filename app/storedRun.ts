/** What is known of a run without opening it: its day, policy and totals. */
import { formatDay } from '../engine/estate/days.ts';
import { type Totals, totalsOf } from '../engine/explain/view.ts';
import type { Policy, Run } from '../engine/reconcile.ts';
import type { RunSummary } from '../store/runs.ts';
import { type Amounts, surplusByCurrency } from './breakdowns/amounts.ts';
import type { RunSums } from './breakdowns.ts';
import type { Rates } from './policies.ts';

/** Totals kept with a run. Money is exact text by currency, never added across currencies. */
export interface RunTotals extends Totals {
  readonly licenses: number;
  /** Licenses with a shortfall. */
  readonly atRisk: number;
  /** Entitlements to be ordered at the next true-up. */
  readonly projected: number;
  readonly installations: number;
  /** What stays free is worth, by currency; undefined for runs stored before it was kept. */
  readonly surplus?: Amounts;
  /** What one unit of each currency was taken to be worth, where that was said. */
  readonly rates?: Rates;
}

export interface StoredRun {
  readonly id: number;
  /** The day, such as 2026-01-31. */
  readonly asOf: string;
  readonly policy: Policy;
  /** Moment in UTC, such as 2026-01-31T09:30:00.000Z. */
  readonly startedAt: string;
  readonly milliseconds: number;
  /** Whether the result is proven the best there is; only `optimal` can prove it. */
  readonly proven: boolean;
  /** Distance to the bound where it is not proven; null where none was computed. */
  readonly gap: number | null;
  readonly catalogHash: string;
  readonly imageHash: string;
  readonly estateVersion: number;
  readonly totals: RunTotals;
  /** Sums for charts; undefined for runs stored before they were kept. */
  readonly sums?: RunSums;
}

export const runTotalsOf = (run: Run): RunTotals => ({
  ...totalsOf(run),
  licenses: run.settled.positions.length,
  atRisk: run.settled.positions.filter(({ status }) => status === 'at-risk').length,
  projected: run.settled.positions.reduce((sum, { projected }) => sum + projected, 0),
  installations: run.image.installations.count,
  surplus: surplusByCurrency(run.settled.positions),
});

/** What is kept with a run as its totals: the sums for charts beside them. */
interface KeptTotals extends RunTotals {
  readonly sums?: RunSums;
}

/** A row of the store as a record. */
export const storedRunOf = (summary: RunSummary): StoredRun => {
  const { sums, ...totals } = summary.totals as KeptTotals;
  return {
    id: summary.id,
    asOf: formatDay(summary.asOf),
    policy: summary.policy as Policy,
    startedAt: new Date(summary.startedAt).toISOString(),
    milliseconds: summary.milliseconds,
    proven: summary.proven,
    gap: summary.gap,
    catalogHash: summary.catalogHash,
    imageHash: summary.imageHash,
    estateVersion: summary.estateVersion,
    totals,
    sums,
  };
};
