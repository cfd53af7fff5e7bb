/** Imports and reconciliations in the background: one of each at a time, followed by whoever wants, cancelled on request. */
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { beginImport, endImport, endInterruptedImports } from '../app/import/index.ts';
import type { ImportStep, Jobs, ReconcileJob } from '../app/jobs.ts';
import { Refusal } from '../app/refusal.ts';
import type { Renewal } from '../app/renewals.ts';
import { prepareRun } from '../app/runs.ts';
import type { WhatIfOutcome } from '../app/whatIf.ts';
import type { Workspace } from '../app/workspace.ts';
import { errorFields, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { keepFiles } from './uploads.ts';
import type { Report, Work, WorkOrder } from './worker.ts';

const FILES_MAX = 100;
/** Calculations that only answer: how many at the same time, and how long one may take. */
const TRIALS_MAX = 2;
const TRIAL_MS = 50_000;
/** Reconciliations that are remembered after they ended. */
const ENDED_KEPT = 100;

interface Watched<S> {
  state: S;
  isOver: boolean;
  next: PromiseWithResolvers<void>;
  readonly worker: Worker;
}

export interface RunningJobs extends Jobs {
  /** Cancels everything and waits until it has ended. */
  readonly close: () => Promise<void>;
}

const busy = (what: string): Refusal =>
  new Refusal('BUSY', `${what} is going on already.`, 'Wait until it has ended, or cancel it.');

export const openJobs = (workspace: Workspace, log: Log, metrics: Metrics, now: () => number): RunningJobs => {
  const imports = new Map<number, Watched<ImportStep>>();
  const reconciles = new Map<string, Watched<ReconcileJob>>();
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  let trials = 0;
  endInterruptedImports(workspace.db, now());

  /** Is waited for when the server closes. */
  const keepTrack = (work: Promise<void>): Promise<void> => {
    running.add(work);
    return work.finally(() => running.delete(work));
  };

  /** Opens a run before anybody asks for it, so that nobody has to wait for that. Whoever asks all the same gets to know what is wrong with it. */
  const prepare = async (id?: number): Promise<void> => {
    try {
      await prepareRun(workspace, id, closing.signal);
    } catch (error) {
      log({ level: 'error', event: 'defect', number: randomUUID(), job: 'open a run', ...errorFields(error) });
    }
  };
  void keepTrack(prepare());

  const start = (work: Work): Worker =>
    new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { file: workspace.file, work } satisfies WorkOrder,
    });

  const tell = <S>(job: Watched<S>, state: S, isOver = false): void => {
    job.state = state;
    job.isOver = isOver;
    const { resolve } = job.next;
    job.next = Promise.withResolvers();
    resolve();
  };

  /** Listens until the worker is gone; a worker that dies without a word has failed. */
  const listen = (worker: Worker, heard: (report: Report) => void): Promise<Report> => {
    let last: Report | undefined;
    const { promise, resolve } = Promise.withResolvers<Report>();
    worker.on('message', (report: Report) => {
      if (report.kind === 'done' || report.kind === 'failed') last = report;
      else heard(report);
    });
    worker.on('error', error => {
      last = { kind: 'failed', message: error instanceof Error ? error.message : String(error), isForeseen: false };
    });
    worker.on('exit', () => resolve(last ?? { kind: 'failed', message: 'cancelled', isForeseen: true }));
    void keepTrack(promise.then(() => undefined));
    return promise;
  };

  const outcomeOf = (report: Report): 'done' | 'failed' | 'cancelled' =>
    report.kind === 'done'
      ? 'done'
      : report.kind === 'failed' && report.message === 'cancelled'
        ? 'cancelled'
        : 'failed';

  const messageOf = (report: Report, kind: string): string => {
    if (report.kind !== 'failed' || report.message === 'cancelled') return '';
    if (report.isForeseen) return report.message.replaceAll(workspace.file, 'The database');
    const number = randomUUID();
    log({ level: 'error', event: 'defect', number, job: kind, error: report.message });
    return `Something went wrong inside the server. Tell whoever runs it the number ${number}.`;
  };

  /** Work that only answers; beside the server, because it computes the whole estate several times. */
  const answered = async <T extends WhatIfOutcome | readonly Renewal[]>(work: Work): Promise<T> => {
    if (trials >= TRIALS_MAX) throw busy('Another such calculation');
    trials++;
    const worker = start(work);
    const timer = setTimeout(() => worker.terminate(), TRIAL_MS);
    let outcome: T | undefined;
    try {
      const report = await listen(worker, heard => {
        if (heard.kind === 'answer') outcome = heard.outcome as T;
      });
      if (outcome) return outcome;
      const message = messageOf(report, work.kind) || `It took longer than ${TRIAL_MS / 1000} s.`;
      throw new Refusal('CALCULATION_FAILED', message, 'Ask for less, or later.');
    } finally {
      clearTimeout(timer);
      trials--;
    }
  };

  async function* follow<S>(job: Watched<S> | undefined): AsyncIterable<S> {
    while (job) {
      const { next, isOver, state } = job;
      yield state;
      if (isOver) return;
      await next.promise;
    }
  }

  return {
    importFiles: async ({ files, mode, asSource, format, who }) => {
      if (files.length === 0) throw new Refusal('FILES_MISSING', 'No file was sent.', 'Send at least one.');
      if (files.length > FILES_MAX)
        throw new Refusal('TOO_MANY_FILES', `${files.length} files were sent.`, `Send at most ${FILES_MAX} at a time.`);
      if (imports.size > 0) throw busy('An import');
      const kept = await keepFiles(files);
      const names = kept.files.map(({ name }) => name);
      let importId: number;
      let worker: Worker;
      try {
        if (imports.size > 0) throw busy('An import');
        importId = beginImport(workspace.db, { mode, source: asSource, who, started: now(), files: names });
        worker = start({ kind: 'import', importId, files: kept.files, mode, asSource, format, who });
      } catch (error) {
        await kept.remove();
        throw error;
      }
      const first = { file: names[0], bytes: 0, totalBytes: null, rows: 0 };
      const job: Watched<ImportStep> = { state: first, isOver: false, next: Promise.withResolvers(), worker };
      imports.set(importId, job);
      void listen(worker, report => {
        if (report.kind === 'read') tell(job, report);
      }).then(async report => {
        const outcome = outcomeOf(report);
        if (outcome !== 'done') endImport(workspace.db, importId, outcome, messageOf(report, 'import'), now());
        imports.delete(importId);
        metrics.job('import', outcome);
        log({ level: 'info', event: 'import', import: importId, outcome, who });
        tell(job, job.state, true);
        await kept.remove();
      });
      return importId;
    },
    importStep: id => imports.get(id)?.state,
    followImport: async function* (id) {
      const job = imports.get(id);
      if (!job) yield id;
      else for await (const _ of follow(job)) yield id;
    },
    cancelImport: id => {
      imports.get(id)?.worker.postMessage('cancel');
      return imports.has(id);
    },
    reconcile: asked => {
      if (reconciles.values().some(({ isOver }) => !isOver)) throw busy('A reconciliation');
      const id = randomUUID();
      const state: ReconcileJob = { id, state: 'running', step: 'reading', runId: null, message: '' };
      const worker = start({ kind: 'reconcile', asked });
      const job: Watched<ReconcileJob> = { state, isOver: false, next: Promise.withResolvers(), worker };
      reconciles.set(id, job);
      const [oldest] = reconciles.keys();
      if (reconciles.size > ENDED_KEPT) reconciles.delete(oldest);
      void listen(worker, report => {
        if (report.kind === 'step') tell(job, { ...job.state, step: report.step });
      }).then(async report => {
        const outcome = outcomeOf(report);
        const runId = report.kind === 'done' ? report.runId : null;
        if (runId !== null) await keepTrack(prepare(runId));
        metrics.job('reconcile', outcome);
        log({ level: 'info', event: 'reconcile', outcome, run: runId });
        tell(job, { ...job.state, state: outcome, runId, message: messageOf(report, 'reconcile') }, true);
      });
      return state;
    },
    reconcileJob: id => reconciles.get(id)?.state,
    followReconcile: id => follow(reconciles.get(id)),
    whatIf: asked => answered<WhatIfOutcome>({ kind: 'what-if', asked }),
    renewals: asked => answered<readonly Renewal[]>({ kind: 'renewals', asked }),
    cancelReconcile: id => {
      const job = reconciles.get(id);
      if (!job || job.isOver) return false;
      // The calculation does not listen while it computes; nothing is stored before it has ended.
      void job.worker.terminate();
      return true;
    },
    close: async () => {
      closing.abort();
      for (const { worker } of imports.values()) worker.postMessage('cancel');
      for (const { worker, isOver } of reconciles.values()) if (!isOver) void worker.terminate();
      await Promise.all(running);
    },
  };
};
