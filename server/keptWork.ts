/**
 * A process that is kept for questions that come again: what it has read of the estate is still in its memory for the next one. Questions
 * are answered one after the other. It ends when nobody has asked for a while, and comes again with the next question.
 */
import type { ChildProcess } from 'node:child_process';
import { CANCELLED, forkWork, isEnd, type Working } from './startWork.ts';
import type { Report, Work } from './worker.ts';

export interface KeptWork {
  /** How many questions are being answered or wait. */
  readonly count: () => number;
  /** Asks; `heard` gets everything that is reported before the end. */
  readonly ask: (work: Work, heard: (report: Report) => void) => Working;
  /** Number of the process; undefined where none is kept now. */
  readonly process: () => number | undefined;
  /** Ends the process, and with it whatever is asked. */
  readonly close: () => void;
}

interface Asked {
  readonly work: Work;
  readonly heard: (report: Report) => void;
  readonly resolve: (report: Report) => void;
}

export const keepWork = (file: string, idleMs: number): KeptWork => {
  const waiting: Asked[] = [];
  let child: ChildProcess | undefined;
  let current: Asked | undefined;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  const settle = (report: Report): void => {
    const asked = current;
    current = undefined;
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
        if (report.kind === 'failed' && !report.isForeseen) stop();
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
  const end = (asked: Asked): void => {
    if (asked !== current) {
      const place = waiting.indexOf(asked);
      if (place < 0) return;
      waiting.splice(place, 1);
      asked.resolve(CANCELLED);
      return;
    }
    // What computes does not listen. The next question gets a new process.
    stop();
    settle(CANCELLED);
    next();
  };
  return {
    count: () => waiting.length + (current ? 1 : 0),
    ask: (work, heard) => {
      const { promise: ended, resolve } = Promise.withResolvers<Report>();
      if (isClosed) resolve(CANCELLED);
      const asked = { work, heard, resolve };
      if (!isClosed) waiting.push(asked);
      next();
      return { cancel: () => end(asked), end: () => end(asked), ended };
    },
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
