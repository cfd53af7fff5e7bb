/** Which columns make up the key of a row, and the key as one text: rows with the same one are the same record. */
import { fold } from '../names.ts';
import { type Column, TABLE_NAMES, TABLES, type TableName } from './tables.ts';

const columnsOf = (table: TableName): Readonly<Record<string, Column>> => TABLES[table];

/** The description of one column, or undefined where the table has no such column. */
export const columnOf = (table: TableName, column: string): Column | undefined =>
  Object.hasOwn(TABLES[table], column) ? columnsOf(table)[column] : undefined;

const perTable = <T>(of: (table: TableName) => T): Readonly<Record<TableName, T>> =>
  Object.fromEntries(TABLE_NAMES.map(table => [table, of(table)])) as Record<TableName, T>;

/** Every column of a table, in the order of the data contract. */
export const COLUMNS: Readonly<Record<TableName, readonly string[]>> = perTable(table => Object.keys(TABLES[table]));

/** The key columns of a table, in the order of the data contract. */
export const KEY_COLUMNS: Readonly<Record<TableName, readonly string[]>> = perTable(table =>
  COLUMNS[table].filter(column => columnsOf(table)[column].key),
);

/** Columns without which a file of the table is refused: keys that may not be blank, and required columns. */
export const NEEDED_COLUMNS: Readonly<Record<TableName, readonly string[]>> = perTable(table =>
  COLUMNS[table].filter(name => {
    const column = columnsOf(table)[name];
    return column.required || (column.key && !column.blankable);
  }),
);

/** The key of a row of parsed values as one text: parts compared case-insensitively, joined by U+0000. */
export const rowKey = (table: TableName, row: Readonly<Record<string, unknown>>): string =>
  KEY_COLUMNS[table].map(column => fold(String(row[column] ?? ''))).join('\u0000');
