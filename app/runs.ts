/** Use cases around stored runs: list them, and open one so that it can be asked again. */
import { openWorth } from '../engine/allocate/optimal/worth.ts';
import { imageSteps } from '../engine/image/build.ts';
import type { Image } from '../engine/image/image.ts';
import { type RunColumns, reopenSteps } from '../engine/reconcile.ts';
import type { Steps } from '../engine/steps.ts';
import type { Terms } from '../engine/terms.ts';
import * as store from '../store/runs.ts';
import { int32Of, jsonOf } from './blocks.ts';
import { AppError } from './errors.ts';
import type { ReconcileAsked } from './jobs.ts';
import { TERMS_COLUMN, WORTH_COLUMN } from './reconcile.ts';
import type { OpenRun } from './runCache.ts';
import { scopeOfRun } from './scope/ofRun.ts';
import { totalsWithin } from './scope/totals.ts';
import { snapshotSteps } from './snapshot.ts';
import { type StoredRun, storedRunOf } from './storedRun.ts';
import type { Workspace } from './workspace.ts';

export type { OpenRun } from './runCache.ts';

/** Work on a run in steps. At a step that yields packed bytes it goes on with the same bytes unpacked. */
type OpeningSteps<T> = Generator<store.Packed | undefined, T, Uint8Array | undefined>;

/** Steps that need nothing unpacked, among those that do. */
function* plain<T>(steps: Steps<T>): OpeningSteps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield undefined;
  }
}

function* imageFor({ db, runs }: Workspace, hash: string): OpeningSteps<Image> {
  const known = runs.imageOf(hash);
  if (known) return known;
  const bytes = (yield store.packedImage(db, hash))!;
  const { rows, columns } = yield* plain(snapshotSteps(bytes));
  yield;
  return yield* plain(imageSteps(rows, columns));
}

type Columns = Readonly<Record<string, Uint8Array>>;

function* columnsFor({ db }: Workspace, id: number): OpeningSteps<Columns> {
  const columns: Record<string, Uint8Array> = {};
  for (const [name, packed] of store.packedColumns(db, id)) columns[name] = (yield packed)!;
  return columns;
}

const columnOf = (id: number, columns: Columns, name: string): Uint8Array => {
  const bytes = columns[name];
  if (!bytes) throw new Error(`run ${id} is stored without its column ${name}`);
  return bytes;
};

const resultColumns = (id: number, columns: Columns): RunColumns => ({
  taken: int32Of(columnOf(id, columns, 'taken')),
  right: columnOf(id, columns, 'right'),
  accessTaken: int32Of(columnOf(id, columns, 'accessTaken')),
  accessRight: columnOf(id, columns, 'accessRight'),
});

/** The publishers' numbers a stored run was computed with, also where the catalog has changed since. */
export const termsOfRun = (workspace: Workspace, id: number): Terms => {
  if (!store.loadRunSummary(workspace.db, id)) throw notFound(id);
  const packed = store.packedColumns(workspace.db, id).get(TERMS_COLUMN);
  return jsonOf(columnOf(id, packed ? { [TERMS_COLUMN]: store.unpack(packed) } : {}, TERMS_COLUMN)) as Terms;
};

/** Opens a run step by step: each takes some hundredths of a second where there are ten million installations. */
function* opening(workspace: Workspace, summary: store.RunSummary): OpeningSteps<OpenRun> {
  const { id, asOf, imageHash } = summary;
  const columns = yield* columnsFor(workspace, id);
  const terms = jsonOf(columnOf(id, columns, TERMS_COLUMN)) as Terms;
  yield;
  const image = yield* imageFor(workspace, imageHash);
  yield;
  const reopened = yield* plain(reopenSteps(image, terms, asOf, resultColumns(id, columns)));
  const worth = columns[WORTH_COLUMN];
  const run = worth ? { ...reopened, worth: openWorth(jsonOf(worth)) } : reopened;
  const open = { meta: storedRunOf(summary), run };
  workspace.runs.put(open);
  return open;
}

/**
 * What is known of the run that "the last one" means: the newest. Where open ones are preferred (see `RunCache`) and the newest has
 * yet to be opened, that is begun, and the newest open one stands for it until then.
 */
export const lastRunSummary = (workspace: Workspace): store.RunSummary | undefined => {
  const { db, runs } = workspace;
  const newest = store.loadRunSummary(db);
  if (!newest || runs.has(newest.id) || runs.broken.has(newest.id)) return newest;
  const older = runs.openBefore(newest.id);
  if (older === undefined) return newest;
  void openAside(workspace, newest);
  return store.loadRunSummary(db, older) ?? newest;
};

const summaryOf = (workspace: Workspace, id: number | undefined): store.RunSummary | undefined =>
  id === undefined ? lastRunSummary(workspace) : store.loadRunSummary(workspace.db, id);

/** The run as whoever opened it may see it. */
const seen = ({ scope }: Workspace, open: OpenRun | undefined): OpenRun | undefined => {
  if (!open || !scope) return open;
  const { meta, run } = open;
  const within = scopeOfRun(run, scope);
  return { meta: { ...meta, totals: totalsWithin(open, within) }, run, within };
};

/** A stored run, the last one without `id`; undefined where there is none. Opens it at once where it is not open. */
export const findRun = (workspace: Workspace, id?: number): OpenRun | undefined => {
  const summary = summaryOf(workspace, id);
  if (!summary) return undefined;
  const known = workspace.runs.get(summary.id);
  if (known) return seen(workspace, known);
  const steps = opening(workspace, summary);
  let step = steps.next();
  while (!step.done) step = steps.next(step.value && store.unpack(step.value));
  return seen(workspace, step.value);
};

/** A run where it is open; null where it has yet to be opened, undefined where there is none. */
export const openRunNow = (workspace: Workspace, id?: number): OpenRun | null | undefined => {
  const summary = summaryOf(workspace, id);
  if (!summary) return undefined;
  const known = workspace.runs.get(summary.id);
  return known ? seen(workspace, known) : null;
};

/** How long one goes on before others get their turn. */
const TURN_MS = 10;

/** Takes steps as long as a turn lasts, then lets others have theirs. Ends early, without the run, when the signal says so. */
const openInTurns = async (
  workspace: Workspace,
  summary: store.RunSummary,
  signal?: AbortSignal,
): Promise<OpenRun | undefined> => {
  const steps = opening(workspace, summary);
  let given: Uint8Array | undefined;
  for (;;) {
    await new Promise<void>(resolve => setImmediate(resolve));
    if (signal?.aborted) return undefined;
    const until = performance.now() + TURN_MS;
    for (;;) {
      const step = steps.next(given);
      given = undefined;
      if (step.done) return step.value;
      if (step.value) given = await store.unpackAside(step.value);
      if (performance.now() >= until) break;
    }
  }
};

/** The same for all who ask for it meanwhile. A run that cannot be opened is noted; whoever asks for it gets to know why. */
const openAside = (workspace: Workspace, summary: store.RunSummary, signal?: AbortSignal) => {
  const { opening: inWork, queue, broken } = workspace.runs;
  const known = inWork.get(summary.id);
  if (known) return known;
  const begin = (): Promise<OpenRun | undefined> => openInTurns(workspace, summary, signal);
  const work = queue.end.then(begin).finally(() => inWork.delete(summary.id));
  queue.end = work.then(
    () => undefined,
    () => broken.add(summary.id),
  );
  inWork.set(summary.id, work);
  return work;
};

/**
 * The same as `findRun` for whoever answers others meanwhile: it is opened in steps, once for all who wait for it, and between them
 * others get their turn. Ends early, without the run, when the signal of whoever asked first says so.
 */
export const prepareRun = async (
  workspace: Workspace,
  id?: number,
  signal?: AbortSignal,
): Promise<OpenRun | undefined> => {
  const summary = summaryOf(workspace, id);
  if (!summary) return undefined;
  return seen(workspace, workspace.runs.get(summary.id) ?? (await openAside(workspace, summary, signal)));
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

/** Policy and rates of the last run, so that what is computed beside it says the same; `priority` where there is none. */
export const conditionsOfLastRun = (workspace: Workspace): Pick<ReconcileAsked, 'policy' | 'rates'> => {
  const [last] = listRuns(workspace, { limit: 1 });
  return { policy: last?.policy ?? 'priority', rates: last?.totals.rates };
};

/** How many runs are stored. */
export const countRuns = ({ db }: Workspace): number => store.countRuns(db);
