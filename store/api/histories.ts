/** Reads the history of many records with one statement. */
import type { Database } from 'better-sqlite3';
import type { RecordedChange } from '../changes.ts';
import type { RecordTable } from '../stored.ts';

type Stored = Omit<RecordedChange, 'before' | 'after'> & {
  readonly before: string | null;
  readonly after: string | null;
};

const HISTORIES = `
  select id, at, who, import_id importId, "table", record_id recordId, key, before, after
  from (select *, row_number() over (partition by key order by id desc) place from changes
        where "table" = ? and key in (select value from json_each(?)))
  where place <= ? order by id desc`;

/** The last changes of each record, by key, the last first. */
export const historiesOf = (
  db: Database,
  table: RecordTable,
  keys: readonly string[],
  limit = 100,
): ReadonlyMap<string, readonly RecordedChange[]> => {
  const rows = db.prepare(HISTORIES).all(table, JSON.stringify(keys), limit) as Stored[];
  const changes = rows.map(row => ({
    ...row,
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  }));
  return Map.groupBy(changes, ({ key }) => key);
};
