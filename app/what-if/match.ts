/** Finds the rows of an estate that a change set is about: by their whole key where they change, by any part of it where they go. */
import { parseDay } from '../../engine/estate/days.ts';
import { columnOf, KEY_COLUMNS } from '../../engine/estate/keys.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import type { EstateTables, PartTable } from '../../engine/part/tables.ts';
import type { WrittenRow } from './read.ts';

/** A cell of a key as it is compared, whether it is written or stored: days as numbers, names folded. */
const comparable = (table: TableName, column: string, value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (columnOf(table, column)?.kind === 'date' && typeof value === 'string') return String(parseDay(value) ?? value);
  return fold(String(value));
};

/** The whole key of a row, written or stored. */
export const comparableKey = (table: TableName, row: Readonly<Record<string, unknown>>): string =>
  KEY_COLUMNS[table].map(column => comparable(table, column, row[column])).join('\u0000');

/** A test whether a row has the given key columns; those that are not given do not matter. */
export const matching = (
  table: TableName,
  written: readonly WrittenRow[],
): ((row: Readonly<Record<string, unknown>>) => boolean) => {
  const wanted = written.map(({ cells }) =>
    Object.entries(cells).map(([name, value]) => [name, comparable(table, name, value)] as const),
  );
  return row => wanted.some(columns => columns.every(([name, value]) => comparable(table, name, row[name]) === value));
};

/** Places of the rows of a table that are changed or removed. */
export const placesOf = (
  tables: EstateTables,
  table: PartTable,
  changed: readonly WrittenRow[],
  removed: readonly WrittenRow[],
): readonly number[] => {
  if (changed.length + removed.length === 0) return [];
  const names = KEY_COLUMNS[table];
  const columns = names.map(name => tables.column(table, name));
  const keys = new Set(changed.map(({ cells }) => comparableKey(table, cells)));
  const isRemoved = matching(table, removed);
  const found: number[] = [];
  for (let at = 0; at < columns[0].length; at++) {
    const row = Object.fromEntries(names.map((name, place) => [name, columns[place][at]]));
    if ((keys.size > 0 && keys.has(comparableKey(table, row))) || (removed.length > 0 && isRemoved(row)))
      found.push(at);
  }
  return found;
};
