/** The state of the position table as it stands in the address: run, filter, order, groups, columns. */
import type { OrderField, PositionsAsked } from '../../api/positions.ts';
import { STATUSES, type Status } from '../../api/types.ts';
import { inAddress } from '../../words/codes.ts';
import { COLUMNS, type Column, columnsIn, ORDER_OF } from './columns.ts';

export interface TableState {
  readonly run: string | null;
  readonly text: string;
  readonly publisher: string;
  readonly statuses: readonly Status[];
  readonly sort: Column;
  readonly isDescending: boolean;
  readonly isGrouped: boolean;
  readonly columns: readonly Column[];
}

export const tableStateIn = (parameters: URLSearchParams): TableState => {
  const statuses = parameters.get('status')?.split(',') ?? [];
  const sort = COLUMNS.find(column => column === parameters.get('sort') && ORDER_OF[column]) ?? 'status';
  return {
    run: parameters.get('run'),
    text: parameters.get('text') ?? '',
    publisher: parameters.get('publisher') ?? '',
    statuses: STATUSES.filter(status => statuses.includes(inAddress(status))),
    sort,
    isDescending: parameters.get('order') === 'desc',
    isGrouped: parameters.get('group') === 'publisher',
    columns: columnsIn(parameters.get('columns')),
  };
};

/** What the API is asked for. */
export const askedOf = ({ run, text, publisher, statuses, sort, isDescending }: TableState): PositionsAsked => ({
  run,
  filter: {
    status: statuses.length === 0 ? null : statuses,
    publisher: publisher === '' ? null : publisher,
    text: text === '' ? null : text,
  },
  orderBy: { field: ORDER_OF[sort] as OrderField, direction: isDescending ? 'DESC' : 'ASC' },
});

/** Whether the rows are fewer than all. */
export const isFiltered = ({ text, publisher, statuses }: TableState): boolean =>
  text !== '' || publisher !== '' || statuses.length > 0;

/** What the columns of the table are called in a file. */
const IN_FILES: Readonly<Partial<Record<Column, string>>> = { name: 'license,name', exposure: 'exposure,currency' };

/** Address of a file with the rows as they are seen: filtered, ordered, in groups, and as CSV with the columns that are shown. */
export const exportAddress = (format: 'csv' | 'xlsx', state: TableState, runNumber: number): string => {
  const { text, publisher, statuses, sort, isDescending, isGrouped, columns } = state;
  const parameters = new URLSearchParams({ run: String(runNumber), sort });
  if (isDescending) parameters.set('order', 'desc');
  if (text !== '') parameters.set('text', text);
  if (publisher !== '') parameters.set('publisher', publisher);
  if (statuses.length > 0) parameters.set('status', statuses.map(inAddress).join(','));
  if (isGrouped) parameters.set('group', 'publisher');
  if (format === 'csv') parameters.set('columns', columns.map(column => IN_FILES[column] ?? column).join(','));
  return `/export/positions.${format}?${parameters}`;
};
