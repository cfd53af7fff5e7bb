/** Values of rows in words, and what the parts of a comparison share. */
import { formatDay } from '../../engine/estate/days.ts';
import { COLUMNS, columnOf } from '../../engine/estate/keys.ts';
import { TABLE_NAMES } from '../../engine/estate/tables.ts';
import type { License } from '../../engine/license/license.ts';
import type { RowDifference } from './rows.ts';

/** One license on both sides; it may be on one only. */
export interface Sides {
  readonly before: License | undefined;
  readonly after: License | undefined;
  /** Days of the two runs. */
  readonly from: number;
  readonly to: number;
}

/** A cell as text. */
export const text = (row: Readonly<Record<string, unknown>>, column: string): string => String(row[column] ?? '');

/** Names of the columns that hold days, in whatever table. */
const DAYS: ReadonlySet<string> = new Set(
  TABLE_NAMES.flatMap(table => COLUMNS[table].filter(column => columnOf(table, column)!.kind === 'date')),
);

const shown = (column: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'blank';
  if (typeof value === 'number' && DAYS.has(column)) return formatDay(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** "quantity 5 → 7, starts blank → 2026-01-31" */
export const changes = ({ before, after, columns }: RowDifference): string =>
  columns.map(column => `${column} ${shown(column, before?.[column])} → ${shown(column, after?.[column])}`).join(', ');
