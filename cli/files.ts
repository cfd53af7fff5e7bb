/** Files that somebody named on the command line: read, found or not, and what the system says of them in a sentence that says what to do. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file cannot be read or written; the message says why and what to do. */
export class FileError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'FileError';
  }
}

type Deed = 'read' | 'written';

const SENTENCES: Readonly<Record<string, (path: string, deed: Deed) => string>> = {
  ENOENT: (path, deed) =>
    deed === 'read'
      ? `${path} does not exist. Check the spelling and the folder it is looked for in.`
      : `The folder ${dirname(path)} does not exist. Create it, or name a file elsewhere.`,
  ENOTDIR: (path, deed) => `${path} cannot be ${deed}: ${dirname(path)} is no folder. Name a file elsewhere.`,
  EISDIR: path => `${path} is a folder. Name a file.`,
  EACCES: (path, deed) =>
    `${path} may not be ${deed}. Give permission to ${deed === 'read' ? 'read it' : 'write it and its folder'}, or name another file.`,
  ENOSPC: path => `There is no room left for ${path}. Make room, or name a file elsewhere.`,
  EPIPE: path => `Whoever read ${path} has stopped reading.`,
};
const ALIKE: Readonly<Record<string, string>> = { EPERM: 'EACCES', EROFS: 'EACCES', EDQUOT: 'ENOSPC' };

/** An error of the file system about this file as a `FileError`; anything else comes back as it is. */
export const inFileWords = (error: unknown, path: string, deed: Deed): unknown => {
  const code = error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  const sentence = SENTENCES[ALIKE[code] ?? code];
  const message =
    sentence?.(path, deed) ?? `${path} cannot be ${deed} (${code}). Check the disk, or name another file.`;
  return new FileError(message, error);
};

const fromStandardInput = async (): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

/** The text of a file, or of standard input where it is called `-`. Throws `FileError`. */
export const textOf = async (path: string): Promise<string> => {
  if (path === '-') return fromStandardInput();
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw inFileWords(error, path, 'read');
  }
};
