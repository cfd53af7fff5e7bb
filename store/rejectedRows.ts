/** Reads the rejected rows of many imports with one statement: page by page, how many there are, and how they fall into groups. */
import type { Database } from 'better-sqlite3';
import type { TableName } from '../engine/estate/tables.ts';
import { type After, type Condition, parametersOf, whereOf } from './keyset.ts';
import { type RejectedRow, readReject } from './rejects.ts';

/** A rejected row with the import that rejected it. */
export interface RowOfImport extends RejectedRow {
  readonly import_id: number;
}

type Stored = Omit<RowOfImport, 'columns' | 'cells'> & { readonly columns: string; readonly cells: string };

const WANTED: Condition = { sql: 't.import_id in (select value from json_each(?))', parameters: [] };

const ofImports = (ids: readonly number[], conditions: readonly Condition[]): readonly Condition[] => [
  { ...WANTED, parameters: [JSON.stringify(ids)] },
  ...conditions,
];

/** Up to `limit` rows of each import that meet the conditions, as they came, after the one that a page ended with. */
export const pagesOfRejected = (
  db: Database,
  ids: readonly number[],
  conditions: readonly Condition[],
  after: After,
  limit: number,
): ReadonlyMap<number, readonly RowOfImport[]> => {
  const all = [
    { sql: 't.import_id = wanted.value', parameters: [] },
    { sql: 't.id > ?', parameters: [after === null ? 0 : after[0]] },
    ...conditions,
  ];
  const rows = db
    .prepare(
      `select r.* from json_each(?) wanted cross join rejects r
       where r.id in (select t.id from rejects t ${whereOf(all)} order by t.id limit ?) order by r.id`,
    )
    .all(JSON.stringify(ids), ...parametersOf(all), limit) as Stored[];
  return Map.groupBy(rows.map(readReject), row => row.import_id);
};

/** How many rows of each import meet the conditions. */
export const countRejected = (
  db: Database,
  ids: readonly number[],
  conditions: readonly Condition[],
): ReadonlyMap<number, number> => {
  const all = ofImports(ids, conditions);
  const counts = db
    .prepare(`select t.import_id, count(*) from rejects t ${whereOf(all)} group by t.import_id`)
    .raw()
    .all(...parametersOf(all)) as [number, number][];
  return new Map(counts);
};

/** Rejected rows of one table that are wrong in the same way: by the code and the column of the first problem of each. */
export interface RejectedGroup {
  readonly importId: number;
  readonly table: TableName;
  readonly code: string;
  readonly column: string;
  readonly count: number;
  /** The sentence and what to do where all of them have the same; null where they differ. */
  readonly message: string | null;
  readonly help: string | null;
}

/** Groups of the rows of each import that meet the conditions, the largest first. */
export const groupsOfRejected = (
  db: Database,
  ids: readonly number[],
  conditions: readonly Condition[],
): ReadonlyMap<number, readonly RejectedGroup[]> => {
  const all = ofImports(ids, conditions);
  const same = (column: string): string => `iif(min(t.${column}) = max(t.${column}), min(t.${column}), null) ${column}`;
  const groups = db
    .prepare(
      `select t.import_id importId, t."table", t.code, t."column", count(*) count, ${same('message')}, ${same('help')}
       from rejects t ${whereOf(all)} group by t.import_id, t."table", t.code, t."column" order by count desc, min(t.id)`,
    )
    .all(...parametersOf(all)) as RejectedGroup[];
  return Map.groupBy(groups, ({ importId }) => importId);
};

/** How many rows of a file were rejected. */
export interface RejectedFile {
  readonly importId: number;
  readonly file: string;
  readonly count: number;
}

/** The files of each import that rows were rejected of, in the order of their first one. */
export const filesOfRejected = (db: Database, ids: readonly number[]): ReadonlyMap<number, readonly RejectedFile[]> => {
  const all = ofImports(ids, []);
  const files = db
    .prepare(
      `select t.import_id importId, t.file, count(*) count from rejects t ${whereOf(all)}
       group by t.import_id, t.file order by min(t.id)`,
    )
    .all(...parametersOf(all)) as RejectedFile[];
  return Map.groupBy(files, ({ importId }) => importId);
};
