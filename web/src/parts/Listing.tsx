/** A list that comes in pages: its table or why there is none, and its end. */
import type { Rows } from '../api/useRows.ts';
import { ListTable, type ListTableProps } from './ListTable.tsx';
import { More } from './More.tsx';
import { Empty } from './States.tsx';

interface Props<Row> extends Omit<ListTableProps<Row>, 'rows'> {
  readonly list: Rows<Row>;
  /** What is said where there are no rows. */
  readonly none: string;
}

export const Listing = <Row,>({ list, none, ...table }: Props<Row>) => (
  <>
    {list.total === 0 && !list.isLoading ? <Empty title={none} /> : <ListTable {...table} rows={list.rows} />}
    <More list={list} />
  </>
);
