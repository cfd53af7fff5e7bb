/** Use case: reconcile the present estate for a day, and keep the run with everything it needs to explain itself later. */
import { keptWorth } from '../engine/allocate/optimal/worth.ts';
import { columnsOfRun, type Policy, type Run } from '../engine/reconcile.ts';
import type { Terms } from '../engine/terms.ts';
import { hasImage, loadRunSummary, saveRun } from '../store/runs.ts';
import { bytesOf, jsonBytes } from './blocks.ts';
import { sumsOf } from './breakdowns.ts';
import { compute, type Rates } from './policies.ts';
import { hashOf, snapshotOf } from './snapshot.ts';
import { runTotalsOf, type StoredRun, storedRunOf } from './storedRun.ts';
import { exactMoney, MONEY_COLUMN, textsOfMoney } from './what-if/totals.ts';
import type { PresentEstate, Workspace } from './workspace.ts';

/** What a reconciliation is doing. */
export type ReconcileStep = 'reading' | 'computing' | 'saving';

export interface ReconcileOptions {
  /** Whole days since 1970-01-01. */
  readonly asOf: number;
  /** `priority` when left out. */
  readonly policy?: Policy;
  /** What one unit of each currency is worth; `optimal` needs it where prices are in several. */
  readonly rates?: Rates;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: ReconcileStep) => void;
  /** Milliseconds since 1970-01-01 UTC; the clock when left out. */
  readonly now?: () => number;
}

/** Lets what waits happen (a cancellation, an answer to another client) before the next long step. */
const pause = async (signal: AbortSignal | undefined): Promise<void> => {
  await new Promise<void>(resolve => setImmediate(resolve));
  signal?.throwIfAborted();
};

/** The estate's snapshot, made only where no run of the same estate has left one. */
const snapshotFor = ({ db }: Workspace, estate: PresentEstate): { imageHash: string; image?: Uint8Array } => {
  const last = loadRunSummary(db);
  if (last && last.estateVersion === estate.version && hasImage(db, last.imageHash))
    return { imageHash: last.imageHash };
  const image = snapshotOf(estate.rows, estate.columns);
  return { imageHash: hashOf(image), image };
};

/** Name under which the publishers' numbers of the day stand beside the result columns. */
export const TERMS_COLUMN = 'terms';

/** Name under which stands what entitlements are worth; runs under `priority`, and those stored before it was kept, have none. */
export const WORTH_COLUMN = 'worth';

const storedColumns = (run: Run, terms: Terms): Record<string, Uint8Array> => ({
  ...Object.fromEntries(Object.entries(columnsOfRun(run)).map(([name, column]) => [name, bytesOf(column)])),
  [TERMS_COLUMN]: jsonBytes(terms),
  [MONEY_COLUMN]: jsonBytes(textsOfMoney(exactMoney(run))),
  ...(run.worth && { [WORTH_COLUMN]: jsonBytes(keptWorth(run.worth)) }),
});

/**
 * Reconciles the estate and stores the run, whole or not at all. Throws `AppError` (the policy cannot answer), `StoreError`, and
 * the reason of `signal`; then nothing was stored.
 */
export const reconcileEstate = async (workspace: Workspace, options: ReconcileOptions): Promise<StoredRun> => {
  const { asOf, policy = 'priority', rates, signal, onProgress, now = Date.now } = options;
  const startedAt = now();
  onProgress?.('reading');
  await pause(signal);
  const estate = workspace.estate();
  const terms = workspace.termsFor(asOf);
  onProgress?.('computing');
  await pause(signal);
  const { run, proven, gap } = await compute(policy, { image: estate.image, terms, asOf, rates, signal });
  const milliseconds = Math.max(0, Math.round(now() - startedAt));
  onProgress?.('saving');
  await pause(signal);
  const summary = {
    asOf,
    policy,
    startedAt,
    milliseconds,
    proven,
    gap,
    catalogHash: terms.hash,
    estateVersion: estate.version,
    totals: { ...runTotalsOf(run), ...(rates && { rates }), sums: sumsOf(run) },
  };
  const snapshot = snapshotFor(workspace, estate);
  const id = saveRun(workspace.db, { ...summary, ...snapshot, columns: storedColumns(run, terms) });
  const meta = storedRunOf({ ...summary, id, imageHash: snapshot.imageHash });
  workspace.runs.put({ meta, run });
  return meta;
};
