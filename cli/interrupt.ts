/** Ctrl-C while something is written: it is asked to stop and undone. Pressed again, the program ends at once, which harms nothing either. */
import { Interrupted } from './exit.ts';

/** Runs `work` with a signal that Ctrl-C aborts. `onAbort` frees what `work` may be waiting for. */
export const interruptible = async <T>(
  work: (signal: AbortSignal) => Promise<T>,
  onAbort: (reason: Error) => void = () => undefined,
): Promise<T> => {
  const controller = new AbortController();
  const abort = (): void => {
    const reason = new Interrupted();
    controller.abort(reason);
    onAbort(reason);
  };
  process.once('SIGINT', abort);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', abort);
  }
};
