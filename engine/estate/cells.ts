/** Reads one text cell by its column: the value described at `Row` in tables.ts, or a fault that says what to write instead. */
import { readChoice, readList, readParameters } from './choices.ts';
import { parseDay } from './days.ts';
import { columnOf } from './keys.ts';
import { type NumberFault, parseDecimal, parseInteger, parseNumber, quoted } from './numbers.ts';
import type { Column, TableName } from './tables.ts';
import { type CellReader, cleanText, parseFlag } from './texts.ts';
import { blankValue } from './values.ts';

export type { CellReader, Fault } from './texts.ts';

const readText: CellReader = text => cleanText(text);

const readDate: CellReader = (text, fault) => {
  const asWritten = parseDay(text);
  if (asWritten !== undefined) return asWritten;
  const trimmed = cleanText(text);
  if (trimmed === '') return null;
  const day = parseDay(trimmed);
  if (day !== undefined) return day;
  const shaped = /^(\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})$/.test(trimmed);
  fault(
    'DATE_INVALID',
    shaped ? `${quoted(trimmed)} is in no calendar.` : `${quoted(trimmed)} is not a date.`,
    'Give an existing day as 2026-01-31 or 31.01.2026.',
  );
  return undefined;
};

const readNumber =
  (parse: (text: string, negative: boolean) => string | number | NumberFault, column: Column): CellReader =>
  (text, fault) => {
    const trimmed = cleanText(text);
    if (trimmed === '') return null;
    const value = parse(trimmed, column.negative === true);
    if (typeof value !== 'object') return value;
    fault(value.code, value.message, value.help);
    return undefined;
  };

const readFlag: CellReader = (text, fault) => {
  const trimmed = cleanText(text);
  if (trimmed === '') return false;
  const value = parseFlag(trimmed);
  if (value === undefined)
    fault('VALUE_UNKNOWN', `${quoted(trimmed)} is neither yes nor no.`, 'Give yes, no, true, false, 1, 0, ja or nein.');
  return value;
};

/** Columns of rights that hold a name or one of two words; the words are written in lower case. */
const LIMIT_COLUMNS: ReadonlySet<string> = new Set(['downgrade_version', 'downgrade_edition']);

const readLimit: CellReader = text => {
  const trimmed = cleanText(text);
  const word = trimmed.toLowerCase();
  return word === 'any' || word === 'none' ? word : trimmed;
};

/**
 * Makes the reader of one column. Blank text becomes what blank means there (see `blankValue`). Throws where the table has no
 * such column: columns are checked where a file's header is read.
 */
export const compileCell = (table: TableName, name: string): CellReader => {
  const column = columnOf(table, name);
  if (!column) throw new Error(`${table} has no column ${name}`);
  const read = LIMIT_COLUMNS.has(name) ? readLimit : readerOf(table, column);
  const blank = blankValue(column);
  return (text, fault) => (text === '' ? blank : read(text, fault));
};

const readerOf = (table: TableName, column: Column): CellReader => {
  switch (column.kind) {
    case 'text':
      return readText;
    case 'date':
      return readDate;
    case 'integer':
      return readNumber(parseInteger, column);
    case 'number':
      return readNumber(parseNumber, column);
    case 'decimal':
      return readNumber(parseDecimal, column);
    case 'flag':
      return readFlag;
    case 'choice':
      return readChoice(table, column);
    case 'list':
      return readList(table, column);
    case 'parameters':
      return readParameters;
  }
};
