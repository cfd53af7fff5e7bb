/** Turns what clients send into the text of cells, so that one set of checks serves files, commands and the API. */

import type { RecordTable } from '../../app/records.ts';
import { InputRefused } from '../../app/refusal.ts';
import { COLUMNS, columnOf, formatDay } from '../../app/vocabulary.ts';
import { fieldName } from './columns.ts';

type Given = Readonly<Record<string, unknown>>;

const SEPARATORS = /[|=]/;

const refuseSeparators = (
  table: RecordTable,
  column: string,
  at: number,
  texts: readonly string[],
  pattern: RegExp,
): void => {
  const bad = texts.find(text => pattern.test(text));
  if (bad === undefined) return;
  throw new InputRefused([
    {
      code: 'VALUE_UNKNOWN',
      message: `"${bad}" holds a sign that separates values.`,
      help: 'Leave | out, and = where a figure has a name.',
      table,
      column,
      at,
    },
  ]);
};

const cellText = (table: RecordTable, column: string, at: number, value: unknown): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const { kind } = columnOf(table, column)!;
  if (kind === 'date') return formatDay(value as number);
  if (kind === 'parameters') {
    const parameters = value as readonly { readonly name: string; readonly value: string }[];
    refuseSeparators(
      table,
      column,
      at,
      parameters.flatMap(({ name, value: text }) => [name, text]),
      SEPARATORS,
    );
    return parameters.map(({ name, value: text }) => `${name}=${text}`).join('|');
  }
  if (Array.isArray(value)) {
    refuseSeparators(table, column, at, value as string[], /\|/);
    return value.join('|');
  }
  return String(value);
};

/** Cells of the columns that were given, rights among them or in an object of their own. */
export const cellsOf = (table: RecordTable, input: Given, at = 0): Readonly<Record<string, string>> => {
  const rights = (input.rights ?? {}) as Given;
  return Object.fromEntries(
    COLUMNS[table].flatMap(column => {
      const value = rights[fieldName(column)] ?? input[fieldName(column)];
      const isNull = rights[fieldName(column)] === null || input[fieldName(column)] === null;
      return value === undefined && !isNull ? [] : [[column, cellText(table, column, at, value ?? null)]];
    }),
  );
};
