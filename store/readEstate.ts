/** Reads the estate as rows of the data contract, in database order: everything but the millions of installations. */
import type { Database } from 'better-sqlite3';
import type { Row, TableName } from '../engine/estate/tables.ts';
import type { Value } from '../engine/estate/values.ts';
import {
  type Cell,
  decode,
  POSITIONED,
  RECORD_TABLES,
  type RecordTable,
  recordReader,
  STORED,
  selectRecords,
  spellingOf,
} from './stored.ts';

/** The estate without `installations` (see `readInstallations`) and `evidence` (which has become installations). */
export type StoredEstate = { readonly [T in RecordTable]: readonly Row<T>[] };

/** Versions and editions that are only used take no part in any order and stay out. */
const LISTED_ONLY: ReadonlySet<TableName> = new Set(['versions', 'editions']);

const inOrder = (table: RecordTable): string =>
  `${LISTED_ONLY.has(table) ? 'where t.listed = 1' : ''} order by ${POSITIONED.has(table) ? 't.position, t.id' : 't.id'}`;

/** All rows of one table in database order (rows of editions and recognition: in the order in which they were listed). */
export const readTable = <T extends RecordTable>(db: Database, table: T): Row<T>[] => {
  const read = recordReader(table);
  const rows: Row<T>[] = [];
  for (const cells of db
    .prepare(selectRecords(table, inOrder(table)))
    .raw()
    .iterate())
    rows.push(read(cells as Cell[]));
  return rows;
};

/** One column of the rows of `readTable`, in the same order. */
export const readColumn = (db: Database, table: RecordTable, name: string): Value[] => {
  const { stored, column } = STORED[table].find(each => each.name === name)!;
  const { references } = column;
  const cell = references
    ? `coalesce((select r."${spellingOf(references)}" from ${references} r where r.id = t."${stored}"), '')`
    : `t."${stored}"`;
  const cells = db
    .prepare(`select ${cell} from ${table} t ${inOrder(table)}`)
    .pluck()
    .all() as Cell[];
  return references ? cells : cells.map(each => decode(column, each));
};

/** Numbers of the rows of `readTable`, in the same order. */
export const readIds = (db: Database, table: RecordTable): Int32Array =>
  Int32Array.from(
    db
      .prepare(`select t.id from ${table} t ${inOrder(table)}`)
      .pluck()
      .all() as number[],
  );

/** Keys of the rows of `readTable` as they are compared, in the same order. */
export const readKeys = (db: Database, table: RecordTable): string[] =>
  db
    .prepare(`select t.key from ${table} t ${inOrder(table)}`)
    .pluck()
    .all() as string[];

/** All record tables, read from one state of the database. */
export const readEstate = (db: Database): StoredEstate =>
  inOneState(
    db,
    () => Object.fromEntries(RECORD_TABLES.map(table => [table, readTable(db, table)])) as unknown as StoredEstate,
  );

/** Runs several reads on one state of the database, whatever is written meanwhile by others. */
export const inOneState = <T>(db: Database, read: () => T): T => (db.inTransaction ? read() : db.transaction(read)());

/** Number of changes the estate has seen: equal numbers mean an equal estate. */
export const estateVersion = (db: Database): number =>
  Number(db.prepare('select version from estate_version').pluck().get());
