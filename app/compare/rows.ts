/** Which rows of a table differ between two estates, and in which columns. */
import { COLUMNS, rowKey } from '../../engine/estate/keys.ts';
import type { TableName } from '../../engine/estate/tables.ts';

export type AnyRow = Readonly<Record<string, unknown>>;

/** A row that is not the same on both sides: `before` is absent where it was added, `after` where it was removed. */
export interface RowDifference {
  readonly before?: AnyRow;
  readonly after?: AnyRow;
  /** Columns with another value; empty where the row was added or removed. */
  readonly columns: readonly string[];
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** Differences by the key of the row, those of `before` first. */
export const diffRows = (
  table: TableName,
  before: readonly AnyRow[],
  after: readonly AnyRow[],
): ReadonlyMap<string, RowDifference> => {
  if (before === after) return new Map();
  const later = new Map(after.map(row => [rowKey(table, row), row]));
  const differences = new Map<string, RowDifference>();
  for (const row of before) {
    const key = rowKey(table, row);
    const other = later.get(key);
    later.delete(key);
    const columns = other ? COLUMNS[table].filter(column => !same(row[column], other[column])) : [];
    if (!other) differences.set(key, { before: row, columns });
    else if (columns.length > 0) differences.set(key, { before: row, after: other, columns });
  }
  for (const [key, row] of later) differences.set(key, { after: row, columns: [] });
  return differences;
};

/** The row that is there, the later one where both are. */
export const eitherOf = ({ before, after }: RowDifference): AnyRow => (after ?? before)!;
