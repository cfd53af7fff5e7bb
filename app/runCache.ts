/** The runs that were opened lately, so that question after question about one run does not read it again. */
import type { Image } from '../engine/image/image.ts';
import type { Run } from '../engine/reconcile.ts';
import type { RunScope } from './scope/ofRun.ts';
import type { StoredRun } from './storedRun.ts';

/** A stored run that can be asked: its positions, decisions and reasons. */
export interface OpenRun {
  readonly meta: StoredRun;
  readonly run: Run;
  /** What whoever opened it may see; everything when left out. Runs in the cache carry none. */
  readonly within?: RunScope;
}

export interface RunCache {
  /** Whether the run is open, without counting as a question about it. */
  readonly has: (id: number) => boolean;
  /**
   * From now on whoever asks for the last run never waits for a new one: until it is open, the newest that is open stands for it. For
   * programs that answer many at once.
   */
  readonly preferOpen: () => void;
  /** The number of the newest open run before this one; undefined where none is open, or where open ones are not preferred. */
  readonly openBefore: (id: number) => number | undefined;
  /** Runs that are being opened, so that each is opened once, however many ask for it. */
  readonly opening: Map<number, Promise<OpenRun | undefined>>;
  /** Ends when those that were asked for so far are open: they are opened one after the other, each takes much memory. */
  readonly queue: { end: Promise<unknown> };
  /** Runs that could not be opened. */
  readonly broken: Set<number>;
  readonly get: (id: number) => OpenRun | undefined;
  readonly put: (open: OpenRun) => void;
  /** The image of a run over the same estate, where one is open. */
  readonly imageOf: (imageHash: string) => Image | undefined;
}

/** Keeps at most `size` runs; the one that was not asked for longest goes first. */
export const openRunCache = (size: number): RunCache => {
  const kept = new Map<number, OpenRun>();
  let isOpenPreferred = false;
  const put = (open: OpenRun): void => {
    kept.delete(open.meta.id);
    kept.set(open.meta.id, open);
    for (const id of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(id);
    }
  };
  return {
    has: id => kept.has(id),
    preferOpen: () => {
      isOpenPreferred = true;
    },
    openBefore: id =>
      isOpenPreferred ? [...kept.keys()].filter(other => other < id).sort((a, b) => b - a)[0] : undefined,
    opening: new Map(),
    queue: { end: Promise.resolve() },
    broken: new Set(),
    put,
    get: id => {
      const open = kept.get(id);
      if (open) put(open);
      return open;
    },
    imageOf: imageHash => [...kept.values()].find(({ meta }) => meta.imageHash === imageHash)?.run.image,
  };
};
