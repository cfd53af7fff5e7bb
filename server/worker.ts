/** Does one long piece of work (an import, a reconciliation) beside the server, with a connection of its own, and reports. */
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { importPaths } from '../app/import/index.ts';
import type { ReconcileAsked, RenewalsAsked, WhatIfAsked } from '../app/jobs.ts';
import { reconcileEstate } from '../app/reconcile.ts';
import { type Renewal, renewals } from '../app/renewals.ts';
import { type WhatIfOutcome, whatIf } from '../app/whatIf.ts';
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
  | { readonly kind: 'renewals'; readonly asked: RenewalsAsked };

/** What the work is given. */
export interface WorkOrder {
  readonly file: string;
  readonly work: Work;
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
  | { readonly kind: 'answer'; readonly outcome: WhatIfOutcome | readonly Renewal[] }
  | { readonly kind: 'done'; readonly runId: number | null }
  | { readonly kind: 'failed'; readonly message: string; readonly isForeseen: boolean };

const PAUSE_MS = 100;
const port = parentPort!;
const { file, work } = workerData as WorkOrder;
const cancelled = new AbortController();
port.on('message', () => cancelled.abort(new Error('cancelled')));

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
  await importPaths(workspace.db, sources, {
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
  return null;
};

const doReconcile = async (workspace: Workspace, asked: ReconcileAsked): Promise<number> => {
  const onProgress = (step: string): void => tell({ kind: 'step', step });
  const run = await reconcileEstate(workspace, { ...asked, signal: cancelled.signal, onProgress });
  return run.id;
};

const doWhatIf = async (workspace: Workspace, { changes, ...asked }: WhatIfAsked): Promise<null> => {
  const written = { text: changes, file: 'changes' };
  tell({ kind: 'answer', outcome: await whatIf(workspace, written, { ...asked, signal: cancelled.signal }) });
  return null;
};

const doRenewals = async (workspace: Workspace, asked: RenewalsAsked): Promise<null> => {
  tell({ kind: 'answer', outcome: await renewals(workspace, { ...asked, signal: cancelled.signal }) });
  return null;
};

/** Returns the number of the run, where there is one. */
const doWork = (workspace: Workspace): Promise<number | null> => {
  switch (work.kind) {
    case 'import':
      return doImport(workspace, work);
    case 'reconcile':
      return doReconcile(workspace, work.asked);
    case 'what-if':
      return doWhatIf(workspace, work.asked);
    case 'renewals':
      return doRenewals(workspace, work.asked);
  }
};

const FORESEEN: ReadonlySet<string> = new Set(['AppError', 'StoreError']);

const begin = async (): Promise<Report> => {
  let workspace: Workspace | undefined;
  try {
    workspace = openWorkspace(file, { mustExist: true });
    return { kind: 'done', runId: await doWork(workspace) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', message, isForeseen: error instanceof Error && FORESEEN.has(error.name) };
  } finally {
    workspace?.close();
  }
};

tell(await begin());
port.close();
