/** Starts long work in a process of its own, so that it takes neither the server's thread nor its turn, and listens to what it reports. */
import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import type { Report, Work, WorkOrder } from './worker.ts';

export interface Working {
  /** Asks it to end and undo what it did. */
  readonly cancel: () => void;
  /** Ends it at once; what it had not written whole is undone by the database. */
  readonly end: () => void;
  /** How it ended. Work that was asked to end and went without a word was cancelled; without being asked, it failed. */
  readonly ended: Promise<Report>;
}

export const CANCELLED: Report = { kind: 'failed', message: 'cancelled', isForeseen: true };

export const isCancelled = (report: Report): boolean => report.kind === 'failed' && report.message === 'cancelled';

/** Whether a report is the last one of a piece of work. */
export const isEnd = ({ kind }: Report): boolean => kind === 'done' || kind === 'failed';

/** What is said of a process that went without a word and without being asked to. */
const crashed = (code: number | null, signal: NodeJS.Signals | null): Report => {
  const how = signal ? `by ${signal}` : `with ${code}`;
  return { kind: 'failed', message: `the work ended ${how}`, isForeseen: false };
};

/** Where the server keeps compiled modules (see `samwise.js`), its processes do too: they begin in half the time. */
const environment = (): NodeJS.ProcessEnv => {
  const compiled = getCompileCacheDir();
  return compiled === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(compiled) };
};

/** A process that waits for orders (see `WorkOrder`). `gone` is called once, when it is no more. */
export const forkWork = (heard: (report: Report) => void, gone: (why: Report) => void): ChildProcess => {
  const child = fork(new URL('./workProcess.ts', import.meta.url), [], {
    execArgv: [],
    env: environment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', heard);
  child.on('error', error => {
    // A process that cannot be reached any more is of no use; it says so itself only where it never began.
    child.kill('SIGKILL');
    gone({ kind: 'failed', message: error.message, isForeseen: false });
  });
  child.on('exit', (code, signal) => gone(crashed(code, signal)));
  return child;
};

/** `heard` gets everything it reports before its end. */
export const startWork = (file: string, work: Work, heard: (report: Report) => void): Working => {
  const { promise: ended, resolve } = Promise.withResolvers<Report>();
  let last: Report | undefined;
  let isAsked = false;
  const child = forkWork(
    report => {
      if (isEnd(report)) last = report;
      else heard(report);
    },
    why => resolve(last ?? (isAsked ? CANCELLED : why)),
  );
  child.send({ file, work, isKept: false } satisfies WorkOrder);
  return {
    cancel: () => {
      isAsked = true;
      if (child.connected) child.send('cancel');
    },
    end: () => {
      isAsked = true;
      child.kill('SIGKILL');
    },
    ended,
  };
};
