/** Versions of records: a short hash of what a record says, so that whoever writes can say which state was read. */
import { createHash } from 'node:crypto';
import { COLUMNS, columnOf } from '../../engine/estate/keys.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { blankValue, cellText, type Value } from '../../engine/estate/values.ts';

type AnyRow = Readonly<Record<string, unknown>>;

/** The text of one cell of a row; a column that the row does not have is blank. */
export const cellOf = (table: TableName, row: AnyRow, name: string): string => {
  const column = columnOf(table, name)!;
  return cellText(column, (row[name] as Value | undefined) ?? blankValue(column));
};

/** The version of a row: the same content has the same version. */
export const versionOf = (table: TableName, row: AnyRow): string =>
  createHash('sha256')
    .update(JSON.stringify([table, ...COLUMNS[table].map(name => cellOf(table, row, name))]))
    .digest('base64url')
    .slice(0, 16);

/** Columns in which two rows differ, with the text of both. */
export const differencesOf = (
  table: TableName,
  before: AnyRow | null,
  after: AnyRow | null,
): { column: string; before: string; after: string }[] =>
  COLUMNS[table].flatMap(column => {
    const [old, now] = [before ? cellOf(table, before, column) : '', after ? cellOf(table, after, column) : ''];
    return old === now ? [] : [{ column, before: old, after: now }];
  });
