/** The estate as it was before a transaction began, while that is still open: what a row given twice is compared with, so that counts and history are those of the whole. */
import Sqlite, { type Database } from 'better-sqlite3';

export interface Before {
  /** The database as it was, read only. */
  readonly db: () => Database;
  readonly close: () => void;
}

/**
 * To be opened before the transaction begins. Other connections see the old estate until the commit, so a file is opened a second time,
 * and only where somebody asks; a database in memory has no second door and is copied.
 */
export const openBefore = (db: Database): Before => {
  let opened: Database | undefined = db.memory ? new Sqlite(db.serialize()) : undefined;
  return {
    db: () => {
      opened ??= new Sqlite(db.name, { readonly: true, fileMustExist: true });
      return opened;
    },
    close: () => opened?.close(),
  };
};

/** What became of a record or row between the beginning of the transaction and now. */
export type Standing = 'added' | 'changed' | 'unchanged';
