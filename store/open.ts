/** Opens the database file: creates it where there is none, brings its tables up to date, and sets how it is written. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { inWords, StoreError } from './errors.ts';
import { migrate } from './migrate.ts';

export interface OpenOptions {
  /** Refuse to create a file that is not there. */
  readonly mustExist?: boolean;
  /** How long to wait for another writer. */
  readonly busy_ms?: number;
}

/**
 * Opens (or creates) the database at `path`; `:memory:` is one that is gone when closed.
 * Throws `StoreError` with a sentence: folder missing, not a database, another program's, newer than this program, read-only, disk full.
 */
export const openStore = (path: string, options: OpenOptions = {}): Database => {
  const memory = path === ':memory:';
  if (!memory && !existsSync(dirname(resolve(path))))
    throw new StoreError(
      'FOLDER_MISSING',
      `The folder ${dirname(resolve(path))} does not exist. Create it, or name a database elsewhere.`,
    );
  if (!memory && options.mustExist && !existsSync(path))
    throw new StoreError('CANNOT_OPEN', `There is no database ${path}. Import something first, or name another file.`);
  let db: Database | undefined;
  try {
    db = new Sqlite(path, { timeout: options.busy_ms ?? 5000 });
    prepare(db);
    return db;
  } catch (error) {
    db?.close();
    throw inWords(error, path);
  }
};

/** WAL with NORMAL survives a killed program and a power cut whole; only the very last commits may be undone by the latter. */
const prepare = (db: Database): void => {
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = normal');
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = file');
  db.pragma('journal_size_limit = 67108864');
  migrate(db);
  db.pragma('foreign_keys = on');
};
