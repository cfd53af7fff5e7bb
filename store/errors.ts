/** Everything that can go wrong with the database as one kind of error, with a sentence for whoever runs the program. */

export type StoreErrorCode =
  | 'FOLDER_MISSING'
  | 'NOT_A_DATABASE'
  | 'NOT_OURS'
  | 'NEWER_DATABASE'
  | 'READ_ONLY'
  | 'BUSY'
  | 'DISK_FULL'
  | 'CANNOT_OPEN'
  | 'DAMAGED'
  | 'TOO_MANY_SOURCES'
  | 'NAME_TAKEN'
  | 'NAME_INVALID'
  | 'NOT_FOUND';

/** An error of the store; `message` says what happened and what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** What SQLite calls an error (`SQLITE_FULL`), or the empty text. */
const sqliteCode = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
};

const SENTENCES: readonly (readonly [prefix: string, code: StoreErrorCode, sentence: (path: string) => string])[] = [
  [
    'SQLITE_NOTADB',
    'NOT_A_DATABASE',
    path => `${path} is not a database. Name another file, or move this one away to begin a new database.`,
  ],
  [
    'SQLITE_FULL',
    'DISK_FULL',
    path => `There is no room left on the disk for ${path}. Nothing was changed. Make room and try again.`,
  ],
  [
    'SQLITE_IOERR_WRITE',
    'DISK_FULL',
    path => `${path} cannot be written: the disk is full or failing. Nothing was changed. Make room and try again.`,
  ],
  [
    'SQLITE_READONLY',
    'READ_ONLY',
    path => `${path} may not be written. Give write permission to the file and its folder, or name another file.`,
  ],
  [
    'SQLITE_BUSY',
    'BUSY',
    path => `${path} is being changed by another program or import. Wait for it to end and try again.`,
  ],
  [
    'SQLITE_CANTOPEN',
    'CANNOT_OPEN',
    path => `${path} cannot be opened. Check that it is a file, and the permissions of it and its folder.`,
  ],
  [
    'SQLITE_CORRUPT',
    'DAMAGED',
    path => `${path} is damaged. Restore a backup, or begin a new database and import again.`,
  ],
];

/** Puts an error of SQLite into a sentence about the database at `path`; every other error comes back as it is. */
export const inWords = (error: unknown, path: string): unknown => {
  const found = SENTENCES.find(([prefix]) => sqliteCode(error).startsWith(prefix));
  return found ? new StoreError(found[1], found[2](path), error) : error;
};
