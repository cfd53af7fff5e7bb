/** Computes what changes of rights did: at once where that is quick, else beside the server, one worker for all that wait. */
import { giveUpEffects, isQuick, openEffects, recordEffects } from '../app/effects.ts';
import type { Workspace } from '../app/workspace.ts';

export interface Effects {
  /** Computes the effect of the change, or begins to: does not wait for what takes long. Null is no change of rights. */
  readonly record: (change: number | null) => Promise<void>;
  /** Computes it beside the server. */
  readonly begin: (change: number) => void;
}

/**
 * Begins with what an earlier server left open. `beside` computes effects in a worker and says when it has ended why it could not;
 * the empty text where it did, or was told to stop.
 */
export const watchEffects = (
  workspace: Workspace,
  beside: (changes: readonly number[]) => Promise<string>,
): Effects => {
  const waiting = new Set<number>(openEffects(workspace));
  let isBusy = false;

  const drain = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    while (waiting.size > 0) {
      const changes = [...waiting];
      waiting.clear();
      const message = await beside(changes);
      if (message !== '') giveUpEffects(workspace, changes, message);
    }
    isBusy = false;
  };
  const begin = (change: number): void => {
    waiting.add(change);
    void drain();
  };
  if (waiting.size > 0) void drain();
  return {
    begin,
    record: async change => {
      if (change === null) return;
      if (!isQuick(workspace)) return begin(change);
      try {
        await recordEffects(workspace, [change]);
      } catch {
        // The change itself is made. A worker can wait while somebody else writes, and says what else is wrong.
        begin(change);
      }
    },
  };
};
