/** Makes replaced tables equal to the files: what the files did not hold goes; products and users still in use stay unlisted. */
import { recordAdded } from '../../engine/estate/references.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { blankRow, type Value } from '../../engine/estate/values.ts';
import {
  APPEND_ONLY,
  type Cell,
  encode,
  LISTABLE,
  POSITIONED,
  type RecordTable,
  recordReader,
  STORED,
  selectRecords,
  spellingOf,
} from '../stored.ts';
import { bitOf } from './bulkKinds.ts';
import type { ImportContext } from './context.ts';
import { recordChanges } from './history.ts';
import { removeRecords } from './removal.ts';

/** Source 1 has no name: replacing without naming a source makes the whole table equal to the files. */
const UNNAMED = 1;

/** Removes from the given tables all that this import did not list, tables that refer to others first. */
export const removeUnseen = (context: ImportContext, tables: ReadonlySet<TableName>): void => {
  for (const table of TABLE_NAMES.toReversed()) {
    if (!tables.has(table) || APPEND_ONLY.has(table)) continue;
    if (table === 'installations') removeInstallations(context);
    else if (table === 'evidence') removeEvidence(context);
    else if (LISTABLE.has(table)) unlist(context, table, unseen(context, table));
    else removeRecords(context, table, unseen(context, table));
  }
};

const unseen = ({ db, seen }: ImportContext, table: RecordTable): number[] =>
  (db.prepare(`select id from ${table} order by id`).pluck().all() as number[]).filter(id => !seen.has(table, id));

const removeInstallations = ({ db, tally, importId, sourceId }: ImportContext): void => {
  const bit = bitOf(sourceId);
  const ofSource = sourceId === UNNAMED ? 'sources <> 1' : `sources & ${bit}`;
  const kept = sourceId === UNNAMED ? 'sources & 1' : `sources & ~${bit}`;
  const where = `where ${ofSource} and seen_in <> ${importId}`;
  const removed = db.prepare(`delete from installations ${where} and ${kept} = 0`).run().changes;
  const lessened = db.prepare(`update installations set sources = ${kept} ${where}`).run().changes;
  tally.count('installations', 'removed', removed + lessened);
  if (sourceId === UNNAMED)
    db.prepare(
      `update installations set sources = (sources & 1) | ${bit} where sources not in (1, ${bit}, ${bit + 1})`,
    ).run();
};

const removeEvidence = ({ db, tally, importId, sourceId }: ImportContext): void => {
  const ofSource = sourceId === UNNAMED ? '' : `source_id = ${sourceId} and`;
  tally.count(
    'evidence',
    'removed',
    db.prepare(`delete from evidence where ${ofSource} seen_in <> ${importId}`).run().changes,
  );
};

/** Records of these tables are only unlisted: other rows may use them. `sweep` deletes those nobody uses. */
const unlist = (context: ImportContext, table: RecordTable, ids: readonly number[]): void => {
  const { db, tally } = context;
  const changed = recordChanges(db, context.author);
  const read = recordReader(table);
  const select = db.prepare(selectRecords(table, 'where t.id = ? and t.listed = 1')).raw();
  const keyOf = db.prepare(`select key from ${table} where id = ?`).pluck();
  const values = STORED[table].filter(({ column }) => !column.key);
  const sets = values.map(({ stored }) => `"${stored}" = ?`);
  const position = POSITIONED.has(table) ? ['position = null'] : [];
  const update = db.prepare(`update ${table} set ${['listed = 0', ...position, ...sets].join(', ')} where id = ?`);
  const blank = blankRow(table) as unknown as Readonly<Record<string, Value>>;
  const blanks = values.map(({ name }) => encode(blank[name]));
  const unlisted: number[] = [];
  for (const recordId of ids) {
    const cells = select.get(recordId) as Cell[] | undefined;
    if (!cells) continue;
    update.run(...blanks, recordId);
    const row = read(cells) as Readonly<Record<string, Value>>;
    changed({ table, recordId, key: String(keyOf.get(recordId)), before: row, after: null });
    tally.count(table, 'removed');
    unlisted.push(recordId);
  }
  context.unlisted.set(table, unlisted);
};

const usedBy = (table: string, column: string, of: string): string =>
  `not exists (select 1 from ${table} x where x.${column} = ${of}.id)`;

const UNUSED_USERS = [
  'computers.user_id',
  'computers.calculated_user_id',
  'usage.user_id',
  'access.user_id',
  'allocations.user_id',
];
const UNUSED_PRODUCTS = [
  'applications.product_id',
  'suites.suite_product_id',
  'suites.member_product_id',
  'recognition.product_id',
  'usage.product_id',
  'access.product_id',
  'license_products.product_id',
];

const unused = (columns: readonly string[], of: string): string =>
  columns
    .map(name => name.split('.'))
    .map(([table, column]) => usedBy(table, column, of))
    .join(' and ');

/** Deletes what came into being by use and is used no more, and warns of what is now used and not listed. */
export const sweep = (context: ImportContext): void => {
  const { db, tally } = context;
  db.exec(`delete from applications where id not in (select application_id from installations)
    and not exists (select 1 from recognized r where r.application_id = applications.id)`);
  const idle = `listed = 0 and ${unused(UNUSED_PRODUCTS, 'products')}
    and not exists (select 1 from versions x where x.product_id = products.id and x.listed = 1)
    and not exists (select 1 from editions x where x.product_id = products.id and x.listed = 1)`;
  for (const parts of ['versions', 'editions'])
    db.exec(`delete from ${parts} where product_id in (select id from products where ${idle})`);
  db.exec(`delete from products where ${idle}`);
  db.exec(`delete from users where listed = 0 and ${unused(UNUSED_USERS, 'users')}`);
  for (const [table, ids] of context.unlisted) {
    const column = table === 'versions' || table === 'editions' ? table.slice(0, -1) : spellingOf(table);
    const spelling = db.prepare(`select "${column}" from ${table} where id = ?`).pluck();
    for (const id of ids) {
      const left = spelling.get(id);
      if (left !== undefined) tally.report(recordAdded({ table, column }, table, String(left)));
    }
  }
};
