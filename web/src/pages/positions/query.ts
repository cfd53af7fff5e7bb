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

/** Address of the same rows as CSV. The file takes one status; several are left to the spreadsheet. */
export const csvAddress = ({ text, publisher, statuses }: TableState, runNumber: number): string => {
  const parameters = new URLSearchParams({ run: String(runNumber) });
  if (text !== '') parameters.set('text', text);
  if (publisher !== '') parameters.set('publisher', publisher);
  if (statuses.length === 1) parameters.set('status', inAddress(statuses[0]));
  return `/export/positions.csv?${parameters}`;
};
