/**
 * A process that is kept for questions that come again: what it has read of the estate is still in its memory for the next one. Questions
 * are answered one after the other. It ends when nobody has asked for a while, and comes again with the next question.
 */
import type { ChildProcess } from 'node:child_process';
import { CANCELLED, forkWork, isCancelled, isEnd, type Working } from './startWork.ts';
import type { Report, Work } from './worker.ts';

/** A question that is being answered or waits. */
export interface AskedWork extends Working {
  /** Whether its turn has yet to come: then nothing is lost with it. */
  readonly isWaiting: () => boolean;
}

export interface KeptWork {
  /** How many questions are being answered or wait. */
  readonly count: () => number;
  /** Asks; `heard` gets everything that is reported before the end. */
  readonly ask: (work: Work, heard: (report: Report) => void) => AskedWork;
  /** Gets ready for the next question, where nothing is asked and it is said how. Ends when it has, or will not. */
  readonly getReady: () => Promise<void>;
  /** Number of the process; undefined where none is kept now. */
  readonly process: () => number | undefined;
  /** Ends the process, and with it whatever is asked. */
  readonly close: () => void;
}

export interface KeptWorkOptions {
  /** The process ends when nobody has asked for so long. */
  readonly idleMs: number;
  /** What gets it ready: done when asked for, and again where a question was ended and took the process with it. */
  readonly ready?: Work;
  /** How long a question that is given up may take to hear of it, in milliseconds; `HEARING_MS` when left out. */
  readonly hearingMs?: number;
  /** Told why it could not get ready. */
  readonly unready?: (report: Report) => void;
}

interface Asked {
  readonly work: Work;
  readonly heard: (report: Report) => void;
  readonly resolve: (report: Report) => void;
}

/** After it, the process of a question that does not hear is ended, and with it what that has read. */
const HEARING_MS = 1_000;

export const keepWork = (file: string, options: KeptWorkOptions): KeptWork => {
  const { idleMs, ready, unready, hearingMs = HEARING_MS } = options;
  const waiting: Asked[] = [];
  let child: ChildProcess | undefined;
  let current: Asked | undefined;
  let idle: NodeJS.Timeout | undefined;
  let ending: NodeJS.Timeout | undefined;
  let isClosed = false;

  const settle = (report: Report): void => {
    const asked = current;
    current = undefined;
    clearTimeout(ending);
    ending = undefined;
    asked?.resolve(report);
  };
  /** The process that is there, else a new one. One that has ended meanwhile has no say any more. */
  const opened = (): ChildProcess => {
    if (child) return child;
    const own = forkWork(
      report => {
        if (own !== child) return;
        if (!isEnd(report)) return current?.heard(report);
        // What failed for no reason that was foreseen may fail again for what it left behind.
        if (report.kind === 'failed' && !report.isForeseen && !isCancelled(report)) stop();
        settle(report);
        next();
      },
      why => {
        if (own !== child) return;
        child = undefined;
        settle(why);
        next();
      },
    );
    child = own;
    return own;
  };
  const stop = (): void => {
    const own = child;
    child = undefined;
    own?.kill('SIGKILL');
  };
  const next = (): void => {
    if (current) return;
    clearTimeout(idle);
    current = waiting.shift();
    if (current) opened().send({ file, work: current.work, isKept: true });
    else if (child) idle = setTimeout(stop, idleMs).unref();
  };
  const count = (): number => waiting.length + (current ? 1 : 0);
  const ask: KeptWork['ask'] = (work, heard) => {
    const { promise: ended, resolve } = Promise.withResolvers<Report>();
    if (isClosed) resolve(CANCELLED);
    const asked = { work, heard, resolve };
    if (!isClosed) waiting.push(asked);
    next();
    return { cancel: () => end(asked), end: () => end(asked), ended, isWaiting: () => waiting.includes(asked) };
  };
  const getReady = async (): Promise<void> => {
    if (!ready || isClosed || count() > 0) return;
    const report = await ask(ready, () => undefined).ended;
    if (report.kind === 'failed' && !isCancelled(report)) unready?.(report);
  };
  const end = (asked: Asked): void => {
    if (asked !== current) {
      const place = waiting.indexOf(asked);
      if (place < 0) return;
      waiting.splice(place, 1);
      asked.resolve(CANCELLED);
      return;
    }
    asked.resolve(CANCELLED);
    if (child?.connected) child.send('cancel');
    // What computes may not listen. The next question gets a new process then.
    ending ??= setTimeout(() => {
      stop();
      settle(CANCELLED);
      next();
      void getReady();
    }, hearingMs);
  };
  return {
    count,
    ask,
    getReady,
    process: () => child?.pid,
    close: () => {
      isClosed = true;
      for (const asked of waiting.splice(0)) asked.resolve(CANCELLED);
      clearTimeout(idle);
      stop();
      settle(CANCELLED);
    },
  };
};
