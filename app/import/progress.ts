/** Follows an import through its files for progress bars and subscriptions. */
import type { Item } from '../../importers/source.ts';
import type { PlannedFile } from './plan.ts';
import { type Opened, plainName } from './sources.ts';

/** How far an import is. */
export interface ImportProgress {
  readonly file: string;
  /** Bytes of all files read so far. */
  readonly bytes: number;
  /** Bytes of all files; undefined while a stream does not say its length. */
  readonly totalBytes?: number;
  readonly rows: number;
}

export interface Follower {
  readonly told: (file: Opened, item: Item) => void;
  readonly ended: (file: Opened) => void;
}

/** Adds up bytes and rows over all files for whoever watches. */
export const follow = (
  planned: readonly PlannedFile[],
  onProgress: ((progress: ImportProgress) => void) | undefined,
): Follower => {
  const sizes = planned.map(({ file }) => file.size);
  const totalBytes = sizes.some(size => size === undefined)
    ? undefined
    : sizes.reduce<number>((sum, size) => sum + size!, 0);
  let before = 0;
  let inFile = 0;
  let rows = 0;
  return {
    told: (file: Opened, item: Item): void => {
      if (item.kind === 'batch') rows += item.rows.length;
      if (item.kind !== 'progress') return;
      inFile = item.bytes;
      onProgress?.({ file: plainName(file), bytes: before + inFile, totalBytes, rows });
    },
    ended: (file: Opened): void => {
      before += file.size ?? inFile;
      inFile = 0;
      onProgress?.({ file: plainName(file), bytes: before, totalBytes, rows });
    },
  };
};
