/** Remembers the virtual computers of an import and where they were read, in case they turn out to run on themselves. */
import type { Origin } from './context.ts';

export interface Hosts {
  readonly size: () => number;
  readonly get: (id: number) => Origin | undefined;
  /** Undefined forgets the computer. */
  readonly set: (id: number, origin: Origin | undefined) => void;
  /** Returns a function that undoes everything since; only the last mark counts. */
  readonly mark: () => () => void;
}

/** Keeps what was there before instead of copies: there may be thousands of files with thousands of computers. */
export const openHosts = (): Hosts => {
  const origins = new Map<number, Origin>();
  const earlier: [id: number, origin: Origin | undefined][] = [];
  const put = (id: number, origin: Origin | undefined): void => {
    if (origin) origins.set(id, origin);
    else origins.delete(id);
  };
  return {
    size: () => origins.size,
    get: id => origins.get(id),
    set: (id, origin) => {
      earlier.push([id, origins.get(id)]);
      put(id, origin);
    },
    mark: () => {
      earlier.length = 0;
      return () => {
        for (const [id, origin] of earlier.toReversed()) put(id, origin);
      };
    },
  };
};
