/** A plain table of records: columns with a heading, which may sort, and how a record fills them; a list where there is no room for one. */
import type { ReactNode } from 'react';
import { useWords } from '../words/bilingual.ts';
import { positionWords } from '../words/positions.ts';
import { SelectField } from './Field.tsx';
import { Narrowing } from './Narrowing.tsx';
import type { ListOrder } from './useOrder.ts';
import { NARROW, useMedia } from './useWindowRows.ts';

interface ListColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Language of the text, where it is not the reader's. */
  readonly language?: (row: Row) => string;
  /** What the list is ordered by when the heading is pressed. */
  readonly field?: string;
}

export interface ListTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The first one names the row. */
  readonly columns: readonly ListColumn<Row>[];
  readonly order?: ListOrder;
}

interface HeadingProps {
  readonly title: string;
  readonly isNumber?: boolean;
  readonly field?: string;
  readonly order?: ListOrder;
}

const Heading = ({ title, isNumber, field, order }: HeadingProps) => {
  const isSorted = field !== undefined && order?.field === field;
  return (
    <th
      scope="col"
      className={isNumber ? 'number' : undefined}
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : undefined}
    >
      {order && field !== undefined ? (
        <button type="button" className="sort" onClick={() => order.sortBy(field)}>
          {title}
          <span aria-hidden="true">{isSorted ? (order.isDescending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      ) : (
        title
      )}
    </th>
  );
};

/** The order of a list on narrow screens, where there are no headings. */
const NarrowOrder = <Row,>({
  columns,
  order,
}: Pick<ListTableProps<Row>, 'columns'> & { readonly order: ListOrder }) => {
  const words = useWords(positionWords);
  const options = columns.flatMap(({ title, field }) =>
    field === undefined
      ? []
      : [
          [`${field} asc`, `${title}, ${words.ascending}`] as const,
          [`${field} desc`, `${title}, ${words.descending}`] as const,
        ],
  );
  return (
    <SelectField
      label={words.sortBy}
      value={`${order.field} ${order.isDescending ? 'desc' : 'asc'}`}
      options={options}
      onChange={value => {
        const [field, way] = value.split(' ');
        order.sortBy(field, way === 'desc');
      }}
    />
  );
};

const WideTable = <Row,>({ label, rows, keyOf, columns, order }: ListTableProps<Row>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className="tablecard" aria-label={label} tabIndex={0}>
    <table aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ title, isNumber, field }) => (
            <Heading key={title} title={title} isNumber={isNumber} field={field} order={order} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={keyOf(row)}>
            {columns.map(({ title, cell, isNumber, language }, at) =>
              at === 0 ? (
                <th key={title} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={title} className={isNumber ? 'number' : undefined} lang={language?.(row)}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

export const ListTable = <Row,>(props: ListTableProps<Row>) => {
  const isNarrow = useMedia(NARROW);
  if (!isNarrow) return <WideTable {...props} />;
  const { order, columns, ...rest } = props;
  return (
    <div className="card">
      {order && <NarrowOrder columns={columns} order={order} />}
      <Narrowing columns={columns} {...rest} />
    </div>
  );
};
