/** Solves integer programs with HiGHS in a thread of its own, which is ended when it does not come back in time. */
import { Worker } from 'node:worker_threads';
import type { Program, Solution, Solve, SolveOptions } from '../../engine/allocate/optimal/program.ts';

export interface Solver {
  readonly solve: Solve;
  /** Seconds that solving took so far. */
  readonly seconds: () => number;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (solution: Solution | null) => void;
  readonly reject: (error: unknown) => void;
}

export interface SolverOptions {
  /** Ends all searches after that many seconds of solving. */
  readonly secondsInAll?: number;
  /** Ends the search that runs; it and all later ones throw the signal's reason. */
  readonly signal?: AbortSignal;
  /** Time a search gets beyond its limit before its thread is ended; 2 when left out. */
  readonly graceSeconds?: number;
}

/** Opens a solver. One program at a time. */
export const openSolver = ({
  secondsInAll = Number.POSITIVE_INFINITY,
  signal,
  graceSeconds = 2,
}: SolverOptions = {}): Solver => {
  let worker: Worker | null = null;
  let waiting: Waiting | null = null;
  let spent = 0;
  const open = (): Worker => {
    const opened = new Worker(new URL('./worker.ts', import.meta.url));
    opened.on('message', (solution: Solution | null) => waiting?.resolve(solution));
    opened.on('error', error => {
      worker = null;
      waiting?.reject(error);
    });
    return opened;
  };
  const end = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  const ask = async (program: Program, options: SolveOptions): Promise<Solution | null> => {
    if (waiting) throw new Error('the solver is asked while it is still solving');
    worker ??= open();
    worker.postMessage({ program, options });
    let timer: NodeJS.Timeout | undefined;
    const abort = (): void => {
      end().then(() => waiting?.reject(signal?.reason), waiting?.reject);
    };
    signal?.addEventListener('abort', abort);
    try {
      return await new Promise<Solution | null>((resolve, reject) => {
        waiting = { resolve, reject };
        timer = setTimeout(
          () => {
            end().then(() => resolve(null), reject);
          },
          (options.secondsMax + graceSeconds) * 1000,
        );
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      waiting = null;
    }
  };
  return {
    solve: async (program, options) => {
      signal?.throwIfAborted();
      const left = secondsInAll - spent;
      if (left <= 0) return null;
      const began = performance.now();
      try {
        return await ask(program, { ...options, secondsMax: Math.min(options.secondsMax, left) });
      } finally {
        spent += (performance.now() - began) / 1000;
      }
    },
    seconds: () => spent,
    close: end,
  };
};
