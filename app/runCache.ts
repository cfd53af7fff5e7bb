/** The runs that were opened lately, so that question after question about one run does not read it again. */
import type { Image } from '../engine/image/image.ts';
import type { Run } from '../engine/reconcile.ts';
import type { StoredRun } from './storedRun.ts';

/** A stored run that can be asked: its positions, decisions and reasons. */
export interface OpenRun {
  readonly meta: StoredRun;
  readonly run: Run;
}

export interface RunCache {
  readonly get: (id: number) => OpenRun | undefined;
  readonly put: (open: OpenRun) => void;
  /** The image of a run over the same estate, where one is open. */
  readonly imageOf: (imageHash: string) => Image | undefined;
}

/** Keeps at most `size` runs; the one that was not asked for longest goes first. */
export const openRunCache = (size: number): RunCache => {
  const kept = new Map<number, OpenRun>();
  const put = (open: OpenRun): void => {
    kept.delete(open.meta.id);
    kept.set(open.meta.id, open);
    for (const id of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(id);
    }
  };
  return {
    put,
    get: id => {
      const open = kept.get(id);
      if (open) put(open);
      return open;
    },
    imageOf: imageHash => [...kept.values()].find(({ meta }) => meta.imageHash === imageHash)?.run.image,
  };
};
