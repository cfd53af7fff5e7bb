/** Keeps files that were sent on disk until they are imported, under names of our own. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { UploadedFile } from '../app/jobs.ts';
import type { KeptFile } from './worker.ts';

export interface Kept {
  readonly files: readonly KeptFile[];
  readonly remove: () => Promise<void>;
}

/** The name alone, as the sender gave it: never a path. */
const plainName = (name: string): string => basename(name.replaceAll('\\', '/')).slice(0, 255) || 'file';

/** Writes the files into a folder of their own; removed again when that fails. */
export const keepFiles = async (files: readonly UploadedFile[]): Promise<Kept> => {
  const folder = await mkdtemp(join(tmpdir(), 'samwise-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const kept: KeptFile[] = [];
    for (const [at, file] of files.entries()) {
      const path = join(folder, `${at}`);
      await pipeline(file.bytes(), createWriteStream(path));
      kept.push({ name: plainName(file.name), path, size: file.size });
    }
    return { files: kept, remove };
  } catch (error) {
    await remove();
    throw error;
  }
};
