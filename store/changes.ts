/** Reads the history of records: who changed what and when, before and after. */
import type { Database } from 'better-sqlite3';
import type { TableName } from '../engine/estate/tables.ts';

export { type Author, type Change, recordChanges } from './importing/history.ts';

export interface RecordedChange {
  readonly id: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly who: string;
  /** The import that changed it; null for a change by hand. */
  readonly importId: number | null;
  readonly table: TableName;
  readonly recordId: number;
  /** The row's key as it is compared. */
  readonly key: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

const CHANGES = `select id, at, who, import_id importId, "table", record_id recordId, key, before, after from changes`;

type Stored = Omit<RecordedChange, 'before' | 'after'> & {
  readonly before: string | null;
  readonly after: string | null;
};

const read = (row: Stored): RecordedChange => ({
  ...row,
  before: row.before === null ? null : JSON.parse(row.before),
  after: row.after === null ? null : JSON.parse(row.after),
});

/** History of one record by its stored key (see `storedKey`), also over times in which it did not exist; the last change first. */
export const historyOf = (db: Database, table: TableName, key: string, limit = 100): RecordedChange[] =>
  (
    db.prepare(`${CHANGES} where "table" = ? and key = ? order by id desc limit ?`).all(table, key, limit) as Stored[]
  ).map(read);

/** Changes of all records, the last first. */
export const listChanges = (db: Database, limit = 100, beforeId = Number.MAX_SAFE_INTEGER): RecordedChange[] =>
  (db.prepare(`${CHANGES} where id < ? order by id desc limit ?`).all(beforeId, limit) as Stored[]).map(read);
