/** A table of records where there is room for one, else a list with a line for each column that says something. */
import type { ReactNode } from 'react';
import { Scroll } from './Scroll.tsx';
import { NARROW, useMedia } from './useWindowRows.ts';

export interface NarrowingColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Short text that is not broken into lines, such as a day. */
  readonly isShort?: boolean;
  readonly language?: (row: Row) => string;
}

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The first one names the row. */
  readonly columns: readonly NarrowingColumn<Row>[];
}

const isBlank = (value: ReactNode): boolean => value === null || value === undefined || value === '' || value === '–';

export const Narrowing = <Row,>({ label, rows, keyOf, columns }: Props<Row>) => {
  const isNarrow = useMedia(NARROW);
  const [first, ...others] = columns;
  if (isNarrow)
    return (
      <ul className="narrowlist" aria-label={label}>
        {rows.map(row => (
          <li key={keyOf(row)}>
            <strong>{first.cell(row)}</strong>
            {others.map(({ title, cell, language }) => {
              const value = cell(row);
              return isBlank(value) ? null : (
                <div key={title} lang={language?.(row)}>
                  <span className="quiet">{title}: </span>
                  {value}
                </div>
              );
            })}
          </li>
        ))}
      </ul>
    );
  return (
    <Scroll label={label}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" className={isNumber ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              <th scope="row">{first.cell(row)}</th>
              {others.map(({ title, cell, isNumber, isShort, language }) => (
                <td key={title} className={isNumber ? 'number' : isShort ? 'when' : undefined} lang={language?.(row)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};
