/** A calculation through the API, watched until its run is the last one for whoever asks. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clients } from './clients.ts';
import { LAST, RECONCILE } from './questions.ts';

export interface Computing {
  readonly isRunning: () => boolean;
  readonly ended: Promise<{ readonly milliseconds: number }>;
}

const PAUSE_MS = 200;

/** Begins, and answers as soon as it goes on. */
export const beginReconcile = async ({ ask }: Clients): Promise<Computing> => {
  const last = async (): Promise<number> => ((await ask(LAST)) as { run: { number: number } }).run.number;
  const before = await last();
  const began = performance.now();
  await ask(RECONCILE);
  let isOver = false;
  const watch = async () => {
    while ((await last()) === before) await pause(PAUSE_MS);
    return { milliseconds: performance.now() - began };
  };
  const ended = watch().finally(() => {
    isOver = true;
  });
  return { isRunning: () => !isOver, ended };
};
