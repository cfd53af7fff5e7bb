/** Imports and reconciliations in the background: one of each at a time, followed by whoever wants, cancelled on request. */
import { randomUUID } from 'node:crypto';
import { beginImport, endImport, endInterruptedImports } from '../app/import/index.ts';
import type { ImportStep, Jobs, ReconcileJob } from '../app/jobs.ts';
import { Refusal } from '../app/refusal.ts';
import { prepareRun } from '../app/runs.ts';
import type { Workspace } from '../app/workspace.ts';
import { openAsking } from './asking.ts';
import { watchEffects } from './effects.ts';
import { errorFields, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { isCancelled, startWork, type Working } from './startWork.ts';
import type { Tracing } from './tracing/tracing.ts';
import { keepFiles } from './uploads.ts';
import type { Report, Work } from './worker.ts';

const FILES_MAX = 100;
/** Reconciliations that are remembered after they ended. */
const ENDED_KEPT = 100;

interface Watched<S> {
  state: S;
  isOver: boolean;
  next: PromiseWithResolvers<void>;
  readonly working: Working;
}

export interface RunningJobs extends Jobs {
  /** Cancels everything and waits until it has ended. */
  readonly close: () => Promise<void>;
}

const outcomeOf = (report: Report): 'done' | 'failed' | 'cancelled' =>
  report.kind === 'done' ? 'done' : isCancelled(report) ? 'cancelled' : 'failed';

export interface JobsOptions {
  readonly workspace: Workspace;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly now: () => number;
  /** Whether what questions need is read before anybody asks: see `Asking.getReady`. */
  readonly warm?: boolean;
}

const busy = (what: string): Refusal =>
  new Refusal('BUSY', `${what} is going on already.`, 'Wait until it has ended, or cancel it.');

export const openJobs = ({ workspace, log, metrics, tracing, now, warm = false }: JobsOptions): RunningJobs => {
  const imports = new Map<number, Watched<ImportStep>>();
  const reconciles = new Map<string, Watched<ReconcileJob>>();
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  endInterruptedImports(workspace.db, now());
  workspace.runs.preferOpen();

  /** Is waited for when the server closes. */
  const keepTrack = (work: Promise<void>): Promise<void> => {
    running.add(work);
    return work.finally(() => running.delete(work));
  };

  /** What nobody waits for has gone wrong. */
  const defect = (job: string, error: unknown): void =>
    log({ level: 'error', event: 'defect', number: randomUUID(), job, ...errorFields(error) });

  /** Opens a run before anybody asks for it, so that nobody has to wait for that. Whoever asks all the same gets to know what is wrong with it. */
  const prepare = async (id?: number): Promise<void> => {
    try {
      await prepareRun(workspace, id, closing.signal);
    } catch (error) {
      defect('open a run', error);
    }
  };
  /** Traces work, and waits for it when the server closes. */
  const watch = <W extends Working>(work: Work, working: W): W => {
    const span = tracing.within(undefined, work.kind, { 'samwise.job': work.kind });
    const ended = working.ended.then(report => {
      span.note({ 'samwise.outcome': outcomeOf(report) });
      if (report.kind === 'done' && report.runId !== null) span.note({ 'samwise.run': report.runId });
      if (work.kind === 'import') span.note({ 'samwise.import': work.importId, 'samwise.files': work.files.length });
      if (outcomeOf(report) === 'failed') span.fail('JOB_FAILED');
      span.end();
      return report;
    });
    void keepTrack(ended.then(() => undefined));
    return { ...working, ended };
  };
  /** Long work in a process of its own. */
  const start = (work: Work, heard: (report: Report) => void = () => undefined): Working =>
    watch(work, startWork(workspace.file, work, heard));

  const tell = <S>(job: Watched<S>, state: S, isOver = false): void => {
    job.state = state;
    job.isOver = isOver;
    const { resolve } = job.next;
    job.next = Promise.withResolvers();
    resolve();
  };

  const messageOf = (report: Report, kind: string): string => {
    if (report.kind !== 'failed' || isCancelled(report)) return '';
    if (report.isForeseen) return report.message.replaceAll(workspace.file, 'The database');
    const number = randomUUID();
    log({ level: 'error', event: 'defect', number, job: kind, error: report.message });
    return `Something went wrong inside the server. Tell whoever runs it the number ${number}.`;
  };

  const asking = openAsking({ workspace, watch, messageOf, isClosing: () => closing.signal.aborted });
  /** What the next questions need is read while nobody waits for it. */
  const getReady = (): void => {
    if (warm && !closing.signal.aborted) asking.getReady().catch(error => defect('get ready', error));
  };
  void keepTrack(prepare()).then(getReady);

  const effects = watchEffects(workspace, async changes => {
    const work = { kind: 'effects', changes } as const;
    const { end, ended } = start(work);
    // Nothing is kept before it has ended.
    closing.signal.addEventListener('abort', end);
    const report = await ended;
    closing.signal.removeEventListener('abort', end);
    log({ level: 'info', event: 'effects', outcome: outcomeOf(report), changes: changes.length });
    return messageOf(report, work.kind);
  });

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
      let working: Working;
      try {
        if (imports.size > 0) throw busy('An import');
        importId = beginImport(workspace.db, { mode, source: asSource, who, started: now(), files: names });
        working = start({ kind: 'import', importId, files: kept.files, mode, asSource, format, who }, report => {
          const job = imports.get(importId);
          if (job && report.kind === 'read') tell(job, report);
          if (report.kind === 'rights') effects.begin(report.change);
        });
      } catch (error) {
        await kept.remove();
        throw error;
      }
      const first = { file: names[0], bytes: 0, totalBytes: null, rows: 0 };
      const job: Watched<ImportStep> = { state: first, isOver: false, next: Promise.withResolvers(), working };
      imports.set(importId, job);
      void working.ended.then(async report => {
        const outcome = outcomeOf(report);
        if (outcome !== 'done') endImport(workspace.db, importId, outcome, messageOf(report, 'import'), now());
        imports.delete(importId);
        metrics.job('import', outcome);
        log({ level: 'info', event: 'import', import: importId, outcome, who });
        tell(job, job.state, true);
        if (outcome === 'done') getReady();
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
      imports.get(id)?.working.cancel();
      return imports.has(id);
    },
    reconcile: asked => {
      if (reconciles.values().some(({ isOver }) => !isOver)) throw busy('A reconciliation');
      const id = randomUUID();
      const state: ReconcileJob = { id, state: 'running', step: 'reading', runId: null, message: '' };
      const working = start({ kind: 'reconcile', asked }, report => {
        const job = reconciles.get(id);
        if (job && report.kind === 'step') tell(job, { ...job.state, step: report.step });
      });
      const job: Watched<ReconcileJob> = { state, isOver: false, next: Promise.withResolvers(), working };
      reconciles.set(id, job);
      const [oldest] = reconciles.keys();
      if (reconciles.size > ENDED_KEPT) reconciles.delete(oldest);
      void working.ended.then(async report => {
        const outcome = outcomeOf(report);
        const runId = report.kind === 'done' ? report.runId : null;
        if (runId !== null) await keepTrack(prepare(runId));
        metrics.job('reconcile', outcome);
        log({ level: 'info', event: 'reconcile', outcome, run: runId });
        tell(job, { ...job.state, state: outcome, runId, message: messageOf(report, 'reconcile') }, true);
        if (outcome === 'done') getReady();
      });
      return state;
    },
    reconcileJob: id => reconciles.get(id)?.state,
    followReconcile: id => follow(reconciles.get(id)),
    whatIf: asking.whatIf,
    advice: asking.advice,
    renewals: asking.renewals,
    recordEffect: effects.record,
    cancelReconcile: id => {
      const job = reconciles.get(id);
      if (!job || job.isOver) return false;
      // The calculation does not listen while it computes; nothing is stored before it has ended.
      job.working.end();
      return true;
    },
    close: async () => {
      closing.abort();
      asking.close();
      for (const { working } of imports.values()) working.cancel();
      for (const { working, isOver } of reconciles.values()) if (!isOver) working.end();
      await Promise.all(running);
    },
  };
};
