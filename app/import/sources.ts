/** What is to be imported: files, folders or streams, opened one at a time, with their first bytes looked at beforehand. */
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from '../../engine/estate/problem.ts';

/** A path on disk, or a stream with the name it is to be known by (its ending and name say the format and the table). */
export type Source =
  | string
  | { readonly name: string; readonly bytes: AsyncIterable<Uint8Array>; readonly size?: number };

/** One file, not yet read but for its beginning. */
export interface Opened {
  readonly name: string;
  /** First bytes, for the detection of the format. */
  readonly head: Uint8Array;
  /** Bytes in all; undefined for a stream. */
  readonly size?: number;
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Whether it was found in a folder rather than named. */
  readonly isFound: boolean;
}

const HEAD_BYTES = 4_096;
const PIECE_BYTES = 1_048_576;
/** Folders within folders that are looked into. */
const DEPTH_MAX = 8;

type Reason = readonly [message: (file: string) => string, help: string];

const UNPERMITTED: Reason = [file => `${file} may not be read.`, 'Give read permission, or name another file.'];

const REASONS: Readonly<Record<string, Reason>> = {
  ENOENT: [file => `${file} does not exist.`, 'Check the spelling and the folder it is looked for in.'],
  EACCES: UNPERMITTED,
  EPERM: UNPERMITTED,
  EISDIR: [file => `${file} is a folder.`, 'Name the folder itself, or a file in it.'],
  EMFILE: [file => `${file} cannot be opened: too many files are open.`, 'Close other programs and try again.'],
};

/** An error of the file system as a problem; anything else is thrown on. */
export const unreadable = (file: string, error: unknown): Problem => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(code)) throw error;
  const [message, help] = REASONS[code] ?? [
    () => `${file} cannot be read (${code}).`,
    'Check the disk or the connection, and try again.',
  ];
  return { code: 'FILE_UNREADABLE', file, message: message(file), help };
};

const openFile = async (path: string, isFound: boolean): Promise<Opened> => {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const head = new Uint8Array(Math.min(HEAD_BYTES, size));
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    const bytes = () => createReadStream(path, { highWaterMark: Math.min(PIECE_BYTES, size || PIECE_BYTES) });
    return { name: path, head: head.subarray(0, bytesRead), size, bytes, isFound };
  } finally {
    await handle.close();
  }
};

const openStream = async (source: Exclude<Source, string>): Promise<Opened> => {
  const iterator = source.bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  async function* bytes(): AsyncIterable<Uint8Array> {
    yield* first;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { name: source.name, head: Buffer.concat(first), size: source.size, bytes, isFound: false };
};

/** Files of a folder in the order of their names; hidden ones are no estate. */
const filesIn = async (folder: string, depth = 0): Promise<string[]> => {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const paths: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await stat(path)).isDirectory());
    if (!isFolder) paths.push(path);
    else if (depth < DEPTH_MAX) paths.push(...(await filesIn(path, depth + 1)));
  }
  return paths;
};

/** Opens every file of the sources; what cannot be read becomes a problem. */
export const openSources = async (sources: readonly Source[]): Promise<{ files: Opened[]; problems: Problem[] }> => {
  const files: Opened[] = [];
  const problems: Problem[] = [];
  const attempt = async (name: string, step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      problems.push(unreadable(name, error));
    }
  };
  for (const source of sources) {
    const name = typeof source === 'string' ? source : source.name;
    await attempt(name, async () => {
      const kind = typeof source === 'string' ? await stat(source) : undefined;
      if (typeof source !== 'string') files.push(await openStream(source));
      else if (kind?.isFile()) files.push(await openFile(source, false));
      else if (!kind?.isDirectory()) files.push(await openStream({ name: source, bytes: createReadStream(source) }));
      else
        for (const path of await filesIn(source))
          await attempt(path, async () => {
            files.push(await openFile(path, true));
          });
    });
  }
  return { files, problems };
};

/** The name of a file without its folder. */
export const plainName = (file: Opened): string => basename(file.name);
