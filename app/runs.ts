/** Use cases around stored runs: list them, and open one so that it can be asked again. */
import { imageOf } from '../engine/image/build.ts';
import type { Image } from '../engine/image/image.ts';
import { type RunColumns, reopen } from '../engine/reconcile.ts';
import type { Terms } from '../engine/terms.ts';
import * as store from '../store/runs.ts';
import { int32Of, jsonOf } from './blocks.ts';
import { AppError } from './errors.ts';
import { TERMS_COLUMN } from './reconcile.ts';
import type { OpenRun } from './runCache.ts';
import { openSnapshot } from './snapshot.ts';
import { type StoredRun, storedRunOf } from './storedRun.ts';
import type { Workspace } from './workspace.ts';

export type { OpenRun } from './runCache.ts';

function* imageFor({ db, runs }: Workspace, hash: string): Generator<void, Image> {
  const known = runs.imageOf(hash);
  if (known) return known;
  const bytes = store.loadImage(db, hash);
  yield;
  const { rows, columns } = openSnapshot(bytes);
  yield;
  return imageOf(rows, columns);
}

const columnOf = (run: store.Run, name: string): Uint8Array => {
  const bytes = run.columns[name];
  if (!bytes) throw new Error(`run ${run.id} is stored without its column ${name}`);
  return bytes;
};

const resultColumns = (run: store.Run): RunColumns => ({
  taken: int32Of(columnOf(run, 'taken')),
  right: columnOf(run, 'right'),
  accessTaken: int32Of(columnOf(run, 'accessTaken')),
  accessRight: columnOf(run, 'accessRight'),
});

/** The publishers' numbers a stored run was computed with, also where the catalog has changed since. */
export const termsOfRun = (workspace: Workspace, id: number): Terms => {
  const stored = store.loadRun(workspace.db, id);
  if (!stored) throw notFound(id);
  return jsonOf(columnOf(stored, TERMS_COLUMN)) as Terms;
};

/** Opens a run step by step: each takes up to a second where there are ten million installations. */
function* opening(workspace: Workspace, id?: number): Generator<void, OpenRun | undefined> {
  const summary = store.loadRunSummary(workspace.db, id);
  if (!summary) return undefined;
  const known = workspace.runs.get(summary.id);
  if (known) return known;
  const stored = store.loadRun(workspace.db, summary.id)!;
  const terms = jsonOf(columnOf(stored, TERMS_COLUMN)) as Terms;
  yield;
  const image = yield* imageFor(workspace, summary.imageHash);
  yield;
  const run = reopen(image, terms, summary.asOf, resultColumns(stored));
  const open = { meta: storedRunOf(summary), run };
  workspace.runs.put(open);
  return open;
}

/** A stored run, the last one without `id`; undefined where there is none. */
export const findRun = (workspace: Workspace, id?: number): OpenRun | undefined => {
  const steps = opening(workspace, id);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};

/**
 * The same for whoever answers others meanwhile: they get their turn between the steps. Ends early, without the run, when the
 * signal says so.
 */
export const prepareRun = async (
  workspace: Workspace,
  id?: number,
  signal?: AbortSignal,
): Promise<OpenRun | undefined> => {
  const steps = opening(workspace, id);
  for (;;) {
    await new Promise<void>(resolve => setImmediate(resolve));
    if (signal?.aborted) return undefined;
    const step = steps.next();
    if (step.done) return step.value;
  }
};

const notFound = (id: number | undefined): AppError =>
  id === undefined
    ? new AppError('NOT_FOUND', 'Nothing has been reconciled yet. Run "samwise reconcile" first.')
    : new AppError('NOT_FOUND', `There is no run ${id}. See "samwise runs" for those there are.`);

/** A stored run, the last one without `id`. Throws `AppError` NOT_FOUND where there is none. */
export const loadRun = (workspace: Workspace, id?: number): OpenRun => {
  const open = findRun(workspace, id);
  if (!open) throw notFound(id);
  return open;
};

/** Stored runs, the last first; `beforeId` goes on after the last one shown. */
export const listRuns = (
  workspace: Workspace,
  options: { readonly limit?: number; readonly beforeId?: number } = {},
): readonly StoredRun[] => store.listRuns(workspace.db, options.limit, options.beforeId).map(storedRunOf);

/** How many runs are stored. */
export const countRuns = (workspace: Workspace): number => store.listRuns(workspace.db, Number.MAX_SAFE_INTEGER).length;
