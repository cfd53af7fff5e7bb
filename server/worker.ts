/**
 * Does long work (an import, a reconciliation, what-ifs one after the other) beside the server, with a connection of its own, and reports. What
 * a piece of work needs is loaded when it begins: none waits for what only others use.
 */
import { createReadStream } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Advice } from '../app/advice.ts';
import type { AdviceAsked, ReconcileAsked, RenewalsAsked, WhatIfAsked } from '../app/jobs.ts';
import type { Renewal } from '../app/renewals.ts';
import { catalogNow } from '../app/stateMark.ts';
import { beginUnpacking } from '../app/what-if/unpack.ts';
import type { WhatIfOutcome } from '../app/whatIf.ts';
import { openWorkspace, type Workspace } from '../app/workspace.ts';

/** A file that was sent, on disk. */
export interface KeptFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

export type Work =
  | {
      readonly kind: 'import';
      readonly importId: number;
      readonly files: readonly KeptFile[];
      readonly mode: 'merge' | 'replace';
      readonly asSource: string;
      readonly format?: string;
      readonly who: string;
    }
  | { readonly kind: 'reconcile'; readonly asked: ReconcileAsked }
  | { readonly kind: 'what-if'; readonly asked: WhatIfAsked }
  | { readonly kind: 'renewals'; readonly asked: RenewalsAsked }
  | { readonly kind: 'advice'; readonly asked: AdviceAsked }
  /** Effects of changes of rights that wait to be computed. */
  | { readonly kind: 'effects'; readonly changes: readonly number[] }
  /** What the next question of this kind needs is read before it is asked. */
  | { readonly kind: 'ready'; readonly for: 'what-if' | 'renewals' };

/** What is answered to questions. */
export type Answer = WhatIfOutcome | readonly Renewal[] | Advice;

/** What the work is given. */
export interface WorkOrder {
  readonly file: string;
  readonly work: Work;
  /** Whether it waits for further orders about the same file when it has ended. */
  readonly isKept: boolean;
}

/** What the work reports. */
export type Report =
  | {
      readonly kind: 'read';
      readonly file: string;
      readonly bytes: number;
      readonly totalBytes: number | null;
      readonly rows: number;
    }
  | { readonly kind: 'step'; readonly step: string }
  /** The import changed rights: the effect of this change and those with it is to be computed. */
  | { readonly kind: 'rights'; readonly change: number }
  | { readonly kind: 'answer'; readonly outcome: Answer }
  | { readonly kind: 'done'; readonly runId: number | null }
  | { readonly kind: 'failed'; readonly message: string; readonly isForeseen: boolean };

const PAUSE_MS = 100;
const port = parentPort!;
const { file, isKept } = workerData as WorkOrder;
/** What is done now is told when to stop; what does not listen is ended with its process. */
let cancelled = new AbortController();

const tell = (report: Report): void => port.postMessage(report);

/** A cancellation is heard only when what waits gets its turn. */
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

const doImport = async (workspace: Workspace, order: Extract<Work, { kind: 'import' }>): Promise<null> => {
  let toldAt = 0;
  const sources = order.files.map(({ name, path, size }) => ({
    name,
    size,
    bytes: (async function* () {
      for await (const piece of createReadStream(path, { highWaterMark: 1_048_576 })) {
        await turn();
        yield piece as Uint8Array;
      }
    })(),
  }));
  const { importPaths } = await import('../app/import/index.ts');
  const { rightsChange } = await importPaths(workspace.db, sources, {
    importId: order.importId,
    mode: order.mode,
    asSource: order.asSource,
    format: order.format,
    who: order.who,
    metricAliases: workspace.metricAliases,
    signal: cancelled.signal,
    onProgress: ({ totalBytes, ...progress }) => {
      if (Date.now() - toldAt < PAUSE_MS) return;
      toldAt = Date.now();
      tell({ kind: 'read', ...progress, totalBytes: totalBytes ?? null });
    },
  });
  if (rightsChange !== null) tell({ kind: 'rights', change: rightsChange });
  return null;
};

const doEffects = async (workspace: Workspace, changes: readonly number[]): Promise<null> => {
  const { recordEffects } = await import('../app/effects.ts');
  await recordEffects(workspace, changes, { signal: cancelled.signal, isPatient: true });
  return null;
};

const doReconcile = async (workspace: Workspace, asked: ReconcileAsked): Promise<number> => {
  const onProgress = (step: string): void => tell({ kind: 'step', step });
  const { reconcileEstate } = await import('../app/reconcile.ts');
  const run = await reconcileEstate(workspace, { ...asked, signal: cancelled.signal, onProgress });
  return run.id;
};

const doWhatIf = async (workspace: Workspace, { changes, ...asked }: WhatIfAsked): Promise<null> => {
  const unpacking = beginUnpacking(workspace);
  const { whatIf } = await import('../app/whatIf.ts');
  const options = { ...asked, unpacking, signal: cancelled.signal };
  tell({ kind: 'answer', outcome: await whatIf(workspace, { text: changes, file: 'changes' }, options) });
  return null;
};

const doRenewals = async (workspace: Workspace, asked: RenewalsAsked): Promise<null> => {
  const { renewals } = await import('../app/renewals.ts');
  tell({ kind: 'answer', outcome: await renewals(workspace, { ...asked, signal: cancelled.signal }) });
  return null;
};

const doAdvice = async (workspace: Workspace, asked: AdviceAsked): Promise<null> => {
  const { advise } = await import('../app/advice.ts');
  tell({ kind: 'answer', outcome: await advise(workspace, { ...asked, signal: cancelled.signal }) });
  return null;
};

/** Gets ready as far as a question has to wait for; `getReady` goes on. */
const doReady = async (workspace: Workspace, of: 'what-if' | 'renewals'): Promise<null> => {
  const { prepareBasis, prepareLastRun } = await import('../app/what-if/warm.ts');
  // Advice asks the run itself; renewals go by its image then.
  if (of === 'renewals') await prepareLastRun(workspace);
  await prepareBasis(workspace);
  if (of === 'what-if') await import('../app/whatIf.ts');
  else await Promise.all([import('../app/renewals.ts'), import('../app/advice.ts')]);
  return null;
};

/** Returns the number of the run, where there is one. */
const doWork = (workspace: Workspace, work: Work): Promise<number | null> => {
  switch (work.kind) {
    case 'import':
      return doImport(workspace, work);
    case 'reconcile':
      return doReconcile(workspace, work.asked);
    case 'what-if':
      return doWhatIf(workspace, work.asked);
    case 'renewals':
      return doRenewals(workspace, work.asked);
    case 'advice':
      return doAdvice(workspace, work.asked);
    case 'effects':
      return doEffects(workspace, work.changes);
    case 'ready':
      return doReady(workspace, work.for);
  }
};

const FORESEEN: ReadonlySet<string> = new Set(['AppError', 'StoreError']);

let open: Workspace | undefined;
/** Steps that make the next answers quick. */
let ready: Iterator<void> | undefined;

const close = (): void => {
  open?.close();
  open = undefined;
  ready = undefined;
};

const answer = async (work: Work): Promise<Report> => {
  try {
    // What was read of a catalog says nothing once its files are others.
    if (open && open.catalogHash() !== catalogNow()) close();
    open ??= openWorkspace(file, { mustExist: true });
    return { kind: 'done', runId: await doWork(open, work) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', message, isForeseen: error instanceof Error && FORESEEN.has(error.name) };
  }
};

/** How long one that asks at once waits for what makes the next answers quick: whoever asks again and again comes to the end of it too. */
const READY_MS = 200;

let isAsked = true;

/** One step of getting ready; whether there is another. */
const readyStep = (): boolean => {
  if (ready?.next().done) ready = undefined;
  return ready !== undefined;
};

/** Gets ready for the next question, a turn at a time, for as long as none is asked. */
const getReady = async (): Promise<void> => {
  const { readyForWhatIfs } = await import('../app/what-if/ready.ts');
  if (open && !isAsked) ready ??= readyForWhatIfs(open);
  while (!isAsked && readyStep()) await turn();
};

const begin = async (work: Work): Promise<void> => {
  isAsked = true;
  cancelled = new AbortController();
  for (const until = performance.now() + READY_MS; performance.now() < until && readyStep(); );
  const report = await answer(work);
  if (!isKept) {
    close();
    tell(report);
    port.close();
    return;
  }
  tell(report);
  // It is ended without a word: what was compiled is kept now, or never.
  flushCompileCache();
  isAsked = false;
  void getReady();
};

port.on('message', (message: WorkOrder | 'cancel') => {
  if (message === 'cancel') cancelled.abort(new Error('cancelled'));
  else void begin(message.work);
});
await begin((workerData as WorkOrder).work);
