/** Reads records for many keys with one statement, however many are asked for. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../engine/estate/tables.ts';
import { fold } from '../engine/names.ts';
import { prepared } from './prepared.ts';
import { type Cell, type RecordTable, recordReader, STORED, selectRecords, storedKey } from './stored.ts';

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

/** The records with these keys, by key. */
export const recordsByKey = <T extends RecordTable>(
  db: Database,
  table: T,
  keys: readonly string[],
): ReadonlyMap<string, StoredRecord<T>> => {
  const found = readRecords(db, table, `where t.key ${ONE_OF}`, [JSON.stringify(keys)]);
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

/** Where a list goes on and how it is ordered: an expression over `t`, then the number of the record. */
export interface ListOrder {
  readonly expression: string;
  readonly isDescending: boolean;
}

/** A condition over `t` with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const whereOf = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.map(({ sql }) => `(${sql})`).join(' and ')}`;

/** Records of a table in an order, after the one with this value and number. */
export const listRecords = <T extends RecordTable>(
  db: Database,
  table: T,
  conditions: readonly Condition[],
  { expression, isDescending }: ListOrder,
  after: readonly [value: string | number, id: number] | null,
  limit: number,
): StoredRecord<T>[] => {
  const beyond = isDescending ? '<' : '>';
  const from: Condition[] = after
    ? [
        {
          sql: `${expression} ${beyond} ? or ${expression} = ? and t.id > ?`,
          parameters: [after[0], after[0], after[1]],
        },
      ]
    : [];
  const all = [...conditions, ...from];
  const order = `order by ${expression} ${isDescending ? 'desc' : ''}, t.id limit ?`;
  return readRecords(db, table, `${whereOf(all)} ${order}`, [...all.flatMap(({ parameters }) => parameters), limit]);
};

/** How many records of a table meet the conditions. */
export const countRecords = (db: Database, table: RecordTable, conditions: readonly Condition[]): number =>
  Number(
    db
      .prepare(`select count(*) from ${table} t ${whereOf(conditions)}`)
      .pluck()
      .get(...conditions.flatMap(({ parameters }) => parameters)),
  );

/** Rows that contain the text in one of these columns, whatever the case; needs `defineFold`. */
export const containing = (columns: readonly string[], text: string): Condition => ({
  sql: columns.map(column => `instr(samwise_fold(t."${column}"), ?) > 0`).join(' or '),
  parameters: columns.map(() => fold(text.trim())),
});

/** Lets queries of this connection compare names as the rest of the program does. */
export const defineFold = (db: Database): void => {
  db.function('samwise_fold', { deterministic: true }, text => fold(String(text ?? '')));
};
