/** The columns of the position table: which there are, which are shown, and what they are ordered by. */
import type { OrderField } from '../../api/positions.ts';

export const COLUMNS = [
  'name',
  'publisher',
  'metric',
  'entitled',
  'consumed',
  'available',
  'shortfall',
  'projected',
  'raw',
  'exempt',
  'status',
  'exposure',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Shown when nothing else was chosen. */
const USUAL: readonly Column[] = [
  'name',
  'publisher',
  'metric',
  'entitled',
  'consumed',
  'available',
  'shortfall',
  'status',
  'exposure',
];

export const NUMERIC: ReadonlySet<Column> = new Set([
  'entitled',
  'consumed',
  'shortfall',
  'projected',
  'raw',
  'exempt',
  'exposure',
]);

export const ORDER_OF: Readonly<Partial<Record<Column, OrderField>>> = {
  name: 'NAME',
  publisher: 'PUBLISHER',
  metric: 'METRIC',
  entitled: 'ENTITLED',
  consumed: 'CONSUMED',
  available: 'AVAILABLE',
  shortfall: 'SHORTFALL',
  status: 'STATUS',
  exposure: 'EXPOSURE',
};

/** Columns named in an address, in the order of the table; the name is always there. */
export const columnsIn = (text: string | null): readonly Column[] => {
  if (text === null) return USUAL;
  const named = new Set(text.split(','));
  return COLUMNS.filter(column => column === 'name' || named.has(column));
};

export const columnsAsText = (columns: readonly Column[]): string | null =>
  columns.join() === USUAL.join() ? null : columns.join(',');
