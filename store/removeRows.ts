/** Removes records by hand with history, together with the rows that cannot be without them when that is asked for. */
import type { Database } from 'better-sqlite3';
import { columnOf } from '../engine/estate/keys.ts';
import { REFERENCES } from '../engine/estate/references.ts';
import { type Editor, raiseVersion } from './editRecords.ts';
import { recordChanges } from './importing/history.ts';
import { readRecords } from './records.ts';
import { RECORD_TABLES, type RecordTable } from './stored.ts';

/** Rows of a table that name records, by how they name them. */
export interface Dependents {
  readonly table: RecordTable;
  readonly column: string;
  /** Whether such a row says nothing without what it names; otherwise it could stay and must be changed first. */
  readonly belongs: boolean;
  readonly ids: readonly number[];
}

const ONE_OF = 'in (select value from json_each(?))';

/** Everything in record tables that names these records. */
export const dependentsOf = (db: Database, table: RecordTable, ids: readonly number[]): readonly Dependents[] =>
  RECORD_TABLES.flatMap(dependent =>
    REFERENCES[dependent]
      .filter(({ to }) => to === table)
      .map(({ column }) => {
        const { key, required } = columnOf(dependent, column)!;
        const rows = db
          .prepare(`select id from ${dependent} where "${column}_id" ${ONE_OF}`)
          .pluck()
          .all(JSON.stringify(ids)) as number[];
        return { table: dependent, column, belongs: key === true || required === true, ids: rows };
      })
      .filter(({ ids: found }) => found.length > 0),
  );

/** Deletes records with their history; those that others refer to come last. To be called inside `changing`. */
export const removeRows = (
  db: Database,
  gone: ReadonlyMap<RecordTable, ReadonlySet<number>>,
  { who, at }: Editor,
): number => {
  const changed = recordChanges(db, { who, at, importId: null });
  let count = 0;
  for (const table of RECORD_TABLES.toReversed()) {
    const ids = JSON.stringify([...(gone.get(table) ?? [])]);
    for (const { id, key, row } of readRecords(db, table, `where t.id ${ONE_OF}`, [ids]))
      changed({ table, recordId: id, key, before: row, after: null });
    count += db.prepare(`delete from ${table} where id ${ONE_OF}`).run(ids).changes;
  }
  if (count > 0) raiseVersion(db);
  return count;
};
