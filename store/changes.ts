/** Reads the history of records: who changed what and when, before and after. */
import type { Database } from 'better-sqlite3';
import type { TableName } from '../engine/estate/tables.ts';
import type { RecordTable } from './stored.ts';

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

const HISTORIES = `
  select id, at, who, importId, "table", recordId, key, before, after
  from (select *, row_number() over (partition by key order by id desc) place from (${CHANGES} where "table" = ?)
        where key in (select value from json_each(?)))
  where place <= ? order by id desc`;

/** The last changes of each record, by key, the last first; one statement, however many keys. */
export const historiesOf = (
  db: Database,
  table: RecordTable,
  keys: readonly string[],
  limit = 100,
): ReadonlyMap<string, readonly RecordedChange[]> => {
  const rows = db.prepare(HISTORIES).all(table, JSON.stringify(keys), limit) as Stored[];
  return Map.groupBy(rows.map(read), ({ key }) => key);
};
