/** Parsed values of cells: what they can be, what blank means, and how they are written back as text. */
import { formatDay } from './days.ts';
import { COLUMNS, columnOf } from './keys.ts';
import type { Column, Row, TableName } from './tables.ts';

/** The value of one cell, see `Row` in tables.ts for which kind of column holds which. */
export type Value = string | number | boolean | null | readonly string[] | Readonly<Record<string, string>>;

const EMPTY_LIST: readonly string[] = Object.freeze([]);
const EMPTY_PARAMETERS: Readonly<Record<string, string>> = Object.freeze({});

/** What a blank cell of the column means. */
export const blankValue = (column: Column): Value => {
  switch (column.kind) {
    case 'text':
      return '';
    case 'choice':
      return column.blank ?? '';
    case 'flag':
      return false;
    case 'list':
      return EMPTY_LIST;
    case 'parameters':
      return EMPTY_PARAMETERS;
    case 'date':
    case 'integer':
    case 'number':
    case 'decimal':
      return null;
  }
};

/** A row of the table with every column blank, to be completed by spreading: `{ ...blankRow('computers'), computer: 'PC-1' }`. */
export const blankRow = <T extends TableName>(table: T): Row<T> =>
  Object.fromEntries(COLUMNS[table].map(name => [name, blankValue(columnOf(table, name)!)])) as Row<T>;

/** Writes a value as the text of a cell that reads back as the same value. */
export const cellText = (column: Column, value: Value): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : '';
  if (typeof value === 'number') return column.kind === 'date' ? formatDay(value) : String(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join('|');
  return Object.entries(value)
    .map(([name, given]) => `${name}=${given}`)
    .join('|');
};
