/** A record that comes twice in one import: counts and history say what both rows made of it together, so that the same files change nothing when they come again. */
import type { TableName } from '../../engine/estate/tables.ts';
import type { Value } from '../../engine/estate/values.ts';
import { type Cell, LISTABLE, POSITIONED, type RecordTable, recordReader, STORED, selectRecords } from '../stored.ts';
import type { Standing } from './before.ts';
import type { ImportContext } from './context.ts';
import { forgetChanges, recordChanges } from './history.ts';

type Row = Readonly<Record<string, Value>>;

/** How a record is stored: its cells in the order of the data contract, then whether it is listed and its place, where the table has them. */
export interface StoredRecord {
  readonly cells: readonly Cell[];
  readonly extra: readonly Cell[];
}

/** Columns beside those of the data contract. */
export const extraColumns = (table: TableName): readonly string[] => [
  ...(LISTABLE.has(table) ? ['listed'] : []),
  ...(POSITIONED.has(table) ? ['position'] : []),
];

/** What became of a record that was stored as `before`, or was not. */
export const standingOf = (table: RecordTable, before: StoredRecord | undefined, now: StoredRecord): Standing => {
  if (before === undefined || (LISTABLE.has(table) && before.extra[0] !== 1)) return 'added';
  const isSame =
    STORED[table].every(({ column }, at) => column.key || before.cells[at] === now.cells[at]) &&
    now.extra.every((cell, at) => cell === before.extra[at]);
  return isSame ? 'unchanged' : 'changed';
};

export interface Repeated {
  /** What the import had made of the record so far, and what it has now. */
  readonly was: Standing;
  readonly now: Standing;
  /** Cells before the import; undefined where the record was not there. */
  readonly before: readonly Cell[] | undefined;
}

/** Makes the step for a record of `table` that this import has written before and writes again, differently. */
export const repeatRecord = (context: ImportContext, table: RecordTable) => {
  const read = recordReader(table);
  const extra = extraColumns(table);
  const width = STORED[table].length;
  const changed = recordChanges(context.db, context.author);
  const forget = forgetChanges(context.db, context.author);
  const prepared = () => {
    const db = context.before.db();
    const extras = db.prepare(
      `select ${[...extra, 'id'].map(name => `"${name}"`).join(', ')} from ${table} where id = ?`,
    );
    return { find: db.prepare(selectRecords(table, 'where t.key = ?')).raw(), extras: extras.raw() };
  };
  let statements: ReturnType<typeof prepared> | undefined;

  return (recordId: number, key: string, was: StoredRecord, now: StoredRecord, after: Row): Repeated => {
    statements ??= prepared();
    const found = statements.find.get(key) as Cell[] | undefined;
    const before = found && {
      cells: found.slice(1, width + 1),
      extra: (statements.extras.get(found[0]) as Cell[]).slice(0, extra.length),
    };
    const repeated = {
      was: standingOf(table, before, was),
      now: standingOf(table, before, now),
      before: before?.cells,
    };
    context.tally.count(table, repeated.was, -1);
    context.tally.count(table, repeated.now);
    forget(table, key);
    if (repeated.now !== 'unchanged')
      changed({ table, recordId, key, before: found ? (read(found) as Row) : null, after });
    return repeated;
  };
};
