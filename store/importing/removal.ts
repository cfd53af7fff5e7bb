/** Removes records; rows of other tables that name them cannot stay and become rejected rows, so that nothing goes in silence. */

import { COLUMNS, columnOf } from '../../engine/estate/keys.ts';
import { REFERENCES, referenceUnknown } from '../../engine/estate/references.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { cellText, type Value } from '../../engine/estate/values.ts';
import { type Cell, type RecordTable, recordReader, selectRecords } from '../stored.ts';
import type { ImportContext } from './context.ts';
import { recordChanges } from './history.ts';

/** Name under which rejected rows stand that came from no file but were stored before. */
const STORED_BEFORE = '(stored before)';

type Row = Readonly<Record<string, Value>>;

const cellsOf = (table: TableName, row: Row): string[] =>
  COLUMNS[table].map(name => cellText(columnOf(table, name)!, row[name] ?? null));

const fillGone = (context: ImportContext, ids: readonly number[]): void => {
  context.db.exec('create temp table if not exists gone (id integer primary key); delete from temp.gone');
  const insert = context.db.prepare('insert into temp.gone (id) values (?)');
  for (const id of ids) insert.run(id);
};

/** Removes records with whatever names them. Returns nothing: the tally and the rejects say what went. */
export const removeRecords = (context: ImportContext, table: RecordTable, ids: readonly number[]): void => {
  if (ids.length === 0) return;
  fillGone(context, ids);
  for (const dependent of TABLE_NAMES) rejectDependents(context, dependent, table);
  deleteGone(context, table);
};

/** Deletes the records in `gone` with their history. */
const deleteGone = (context: ImportContext, table: RecordTable): void => {
  const { db, tally } = context;
  const changed = recordChanges(db, context.author);
  const read = recordReader(table);
  const keys = new Map(
    db.prepare(`select id, key from ${table} where id in (select id from temp.gone)`).raw().all() as [number, string][],
  );
  for (const cells of db.prepare(selectRecords(table, 'join temp.gone on gone.id = t.id')).raw().all() as Cell[][]) {
    const recordId = Number(cells[0]);
    changed({ table, recordId, key: keys.get(recordId) ?? '', before: read(cells) as Row, after: null });
  }
  tally.count(
    table,
    'removed',
    db.prepare(`delete from ${table} where id in (select id from temp.gone)`).run().changes,
  );
};

const rejectDependents = (context: ImportContext, dependent: TableName, table: RecordTable): void => {
  for (const { column, to } of REFERENCES[dependent]) {
    if (to !== table) continue;
    if (dependent === 'installations') rejectBulk(context, dependent, INSTALLATIONS, column, table);
    else if (dependent === 'evidence') rejectBulk(context, dependent, EVIDENCE, column, table);
    else rejectRecords(context, dependent, column, table);
  }
};

const rejectRow = (context: ImportContext, dependent: TableName, row: Row, column: string, to: RecordTable): void => {
  const problem = referenceUnknown({ table: dependent, column, file: STORED_BEFORE }, to, String(row[column]));
  context.reject(dependent, COLUMNS[dependent], cellsOf(dependent, row), [problem]);
  context.tally.count(dependent, 'removed');
};

const rejectRecords = (context: ImportContext, dependent: RecordTable, column: string, to: RecordTable): void => {
  const { db } = context;
  const changed = recordChanges(db, context.author);
  const read = recordReader(dependent);
  const rows = db
    .prepare(selectRecords(dependent, `join temp.gone on gone.id = t."${column}_id"`))
    .raw()
    .all() as Cell[][];
  const keyOf = db.prepare(`select key from ${dependent} where id = ?`).pluck();
  const remove = db.prepare(`delete from ${dependent} where id = ?`);
  for (const cells of rows) {
    const row = read(cells) as Row;
    const recordId = Number(cells[0]);
    rejectRow(context, dependent, row, column, to);
    changed({ table: dependent, recordId, key: String(keyOf.get(recordId)), before: row, after: null });
    remove.run(recordId);
  }
};

const INSTALLATIONS = `
  select c.computer, p.product, coalesce(v.version, '') version, coalesce(e.edition, '') edition, t.installed_on, t.last_used
  from installations t join temp.gone on gone.id = t.computer_id
  join computers c on c.id = t.computer_id
  join applications a on a.id = t.application_id
  join products p on p.id = a.product_id
  left join versions v on v.id = a.version_id
  left join editions e on e.id = a.edition_id
  where t.sources <> 1`;

const EVIDENCE = `
  select c.computer, p.publisher, n.name, n.version, t.installed_on, t.last_used
  from evidence t join temp.gone on gone.id = t.computer_id
  join computers c on c.id = t.computer_id
  join evidence_names n on n.id = t.name_id
  join evidence_publishers p on p.id = t.publisher_id`;

/** Installations that were only recognized are no rows of their own: they go with their evidence. */
const rejectBulk = (
  context: ImportContext,
  dependent: 'installations' | 'evidence',
  query: string,
  column: string,
  to: RecordTable,
): void => {
  for (const row of context.db.prepare(query).all() as Row[]) rejectRow(context, dependent, row, column, to);
  context.db.prepare(`delete from ${dependent} where computer_id in (select id from temp.gone)`).run();
};
