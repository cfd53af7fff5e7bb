/** Writes an answer into a file: what was there stays until everything is written. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { FileError, inFileWords } from './files.ts';
import { type Pieces, pour } from './streams.ts';

/** Where the bytes go first, and the name they get when they are whole; undefined for devices and pipes, which are written as they are. */
const targetOf = async (path: string): Promise<{ readonly partial: string; readonly whole: string } | undefined> => {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw new FileError(`${path} is a folder. Name a file.`);
  if (found && !found.isFile()) return undefined;
  const whole = found ? await realpath(path) : path;
  return { partial: `${whole}.partial`, whole };
};

/** Writes pieces to a file. Throws `FileError`. */
export const writeTo = async (path: string, pieces: Pieces): Promise<void> => {
  const target = await targetOf(path);
  const file = createWriteStream(target?.partial ?? path);
  // Where nobody waits for it at that moment, the error is that of the next piece.
  file.on('error', () => undefined);
  try {
    await once(file, 'open');
    await pour(pieces, file);
    file.end();
    await once(file, 'finish');
    if (target) await rename(target.partial, target.whole);
  } catch (error) {
    file.destroy();
    if (target) await rm(target.partial, { force: true });
    throw inFileWords(error, path, 'written');
  }
};
