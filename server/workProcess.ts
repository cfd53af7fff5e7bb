/**
 * The process that long work is done in. Its main thread only listens: when the server is gone, however it went, the work ends at that
 * moment, and the database undoes what was not written whole.
 */
import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Report, WorkOrder } from './worker.ts';

/** As `nice 5`: whoever asks the server gets three times the share of a processor that both want, and the work still comes to its end. */
const PRIORITY = 5;

/** Linux gives each thread a priority of its own; those that are started later take that of the thread that starts them. */
const stepBack = (): void => {
  setPriority(PRIORITY);
  if (process.platform === 'linux')
    for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), PRIORITY);
};

const tell = (report: Report): void => {
  if (process.connected) process.send!(report);
};

const die = (): void => void process.kill(process.pid, 'SIGKILL');

process.on('disconnect', die);
// Ctrl-C at a terminal and whoever ends a service reach all of its processes; the server decides what becomes of the work.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
stepBack();
process.once('message', (order: WorkOrder) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order });
  process.on('message', message => worker.postMessage(message));
  worker.on('message', tell);
  worker.on('error', error =>
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error), isForeseen: false }),
  );
  worker.on('exit', () => {
    // What was told is still to be sent.
    process.off('disconnect', die);
    if (process.connected) process.disconnect();
  });
});
