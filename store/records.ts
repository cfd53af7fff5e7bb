/** Reads records for many keys with one statement, however many are asked for. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../engine/estate/tables.ts';
import { fold } from '../engine/names.ts';
import { type After, type Condition, type ListOrder, pageSql, parametersOf, whereOf } from './keyset.ts';
import { prepared } from './prepared.ts';
import { type Cell, type RecordTable, recordReader, STORED, selectRecords, storedKey } from './stored.ts';

export type { Condition } from './keyset.ts';

/** A stored record with its number and its key as it is compared. */
export interface StoredRecord<T extends RecordTable = RecordTable> {
  readonly id: number;
  readonly key: string;
  readonly row: Row<T>;
}

/** Reads the rows of a query made by `selectRecords`. */
export const readRecords = <T extends RecordTable>(
  db: Database,
  table: T,
  rest: string,
  parameters: readonly unknown[],
): StoredRecord<T>[] => {
  const read = recordReader(table);
  const cells = prepared(db, selectRecords(table, rest))
    .raw()
    .all(...parameters) as Cell[][];
  return cells.map(each => {
    const row = read(each);
    return { id: Number(each[0]), key: storedKey(table, row), row };
  });
};

const ONE_OF = 'in (select value from json_each(?))';

/** The records with these keys that meet the conditions, by key. */
export const recordsByKey = <T extends RecordTable>(
  db: Database,
  table: T,
  keys: readonly string[],
  conditions: readonly Condition[] = [],
): ReadonlyMap<string, StoredRecord<T>> => {
  if (conditions.length > 0) defineFold(db);
  const all = [{ sql: `t.key ${ONE_OF}`, parameters: [JSON.stringify(keys)] }, ...conditions];
  const found = readRecords(db, table, whereOf(all), parametersOf(all));
  return new Map(found.map(record => [record.key, record]));
};

/** Records whose `column` names one of these keys, by that key, each group in database order. */
export const recordsNaming = <T extends RecordTable>(
  db: Database,
  table: T,
  column: string & keyof Row<T>,
  keys: readonly string[],
): ReadonlyMap<string, readonly StoredRecord<T>[]> => {
  const { stored, column: definition } = STORED[table].find(({ name }) => name === column)!;
  const named = definition.references as RecordTable;
  const rest = `where t."${stored}" in (select id from ${named} where key ${ONE_OF}) order by t.id`;
  const found = readRecords(db, table, rest, [JSON.stringify(keys)]);
  return Map.groupBy(found, ({ row }) => fold(String(row[column])));
};

/** Computers that run on each of these hosts, by the host's key, each group by key. Hosts are names, not references. */
export const guestsOf = (
  db: Database,
  hosts: readonly string[],
): ReadonlyMap<string, readonly StoredRecord<'computers'>[]> => {
  defineFold(db);
  const rest = `where t.host <> '' and samwise_fold(t.host) ${ONE_OF} order by t.key`;
  return Map.groupBy(readRecords(db, 'computers', rest, [JSON.stringify(hosts)]), ({ row }) => fold(row.host));
};

/** Records of a table in an order, after the one that a page ended with. */
export const listRecords = <T extends RecordTable>(
  db: Database,
  table: T,
  conditions: readonly Condition[],
  order: ListOrder,
  after: After,
  limit: number,
): StoredRecord<T>[] => {
  const { sql, parameters } = pageSql(conditions, order, after, limit);
  return readRecords(db, table, sql, parameters);
};

/** How many records of a table meet the conditions. */
export const countRecords = (db: Database, table: RecordTable, conditions: readonly Condition[]): number =>
  Number(
    db
      .prepare(`select count(*) from ${table} t ${whereOf(conditions)}`)
      .pluck()
      .get(...parametersOf(conditions)),
  );

/** Rows that contain the text in one of these columns, whatever the case; needs `defineFold`. */
export const containing = (columns: readonly string[], text: string): Condition => ({
  sql: columns.map(column => `instr(samwise_fold(t."${column}"), ?) > 0`).join(' or '),
  parameters: columns.map(() => fold(text.trim())),
});

const knowFold = new WeakSet<Database>();

/** Lets queries of this connection compare names as the rest of the program does. */
export const defineFold = (db: Database): void => {
  if (knowFold.has(db)) return;
  db.function('samwise_fold', { deterministic: true }, text => fold(String(text ?? '')));
  knowFold.add(db);
};
