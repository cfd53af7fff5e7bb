/** The position table: headers that sort, groups, and only the rows in sight drawn, however many there are. */
import { useMemo, useRef, useState } from 'react';
import type { PositionRow } from '../../api/types.ts';
import { usePrinting } from '../../parts/usePrinting.ts';
import { NARROW, useMedia, useWindowRows } from '../../parts/useWindowRows.ts';
import { useChange } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { positionWords } from '../../words/positions.ts';
import { Cells, NarrowCells } from './Cells.tsx';
import { type Column, NUMERIC, ORDER_OF } from './columns.ts';
import type { TableState } from './query.ts';

type Line = { readonly group: string; readonly count: number } | { readonly row: PositionRow };

/** Rows in the order they came, in groups by publisher where that is wanted. */
const linesOf = (
  rows: readonly PositionRow[],
  isGrouped: boolean,
  closed: ReadonlySet<string>,
  compare: (one: string, other: string) => number,
): readonly Line[] => {
  if (!isGrouped) return rows.map(row => ({ row }));
  const groups = Map.groupBy(rows, row => row.license.publisher ?? '');
  return [...groups]
    .toSorted(([one], [other]) => compare(one, other))
    .flatMap(([group, own]) => [{ group, count: own.length }, ...(closed.has(group) ? [] : own.map(row => ({ row })))]);
};

/** Lines that are printed at most; more would keep a browser busy for minutes. */
const PRINTED_MAX = 5_000;

interface Props {
  readonly rows: readonly PositionRow[];
  readonly state: TableState;
}

const Header = ({ column, state }: { readonly column: Column; readonly state: TableState }) => {
  const words = useWords(positionWords);
  const change = useChange();
  const isSorted = state.sort === column;
  const sort = (): void => {
    // Figures are first asked for from the largest, names from the beginning.
    const isDescending = isSorted ? !state.isDescending : NUMERIC.has(column);
    change({ sort: column, order: isDescending ? 'desc' : 'asc' }, false);
  };
  return (
    <th
      scope="col"
      className={NUMERIC.has(column) || column === 'available' ? 'number' : undefined}
      aria-sort={isSorted ? (state.isDescending ? 'descending' : 'ascending') : undefined}
    >
      {ORDER_OF[column] ? (
        <button type="button" className="sort" onClick={sort}>
          {words.column[column]}
          <span aria-hidden="true">{isSorted ? (state.isDescending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      ) : (
        words.column[column]
      )}
    </th>
  );
};

export const PositionTable = ({ rows, state }: Props) => {
  const words = useWords(positionWords);
  const { number, compare } = useFormat();
  const isNarrow = useMedia(NARROW);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(
    () => linesOf(rows, state.isGrouped, closed, compare),
    [rows, state.isGrouped, closed, compare],
  );
  const body = useRef<HTMLTableSectionElement>(null);
  const height = isNarrow ? 92 : 49;
  const sight = useWindowRows(body, lines.length, height);
  const isPrinting = usePrinting();
  const { from, to } = isPrinting ? { from: 0, to: Math.min(lines.length, PRINTED_MAX) } : sight;
  const columns: readonly Column[] = isNarrow ? ['name', 'status'] : state.columns;
  const toggle = (group: string): void =>
    setClosed(before => new Set(before.has(group) ? [...before].filter(other => other !== group) : [...before, group]));
  const space = (count: number) =>
    count > 0 && (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without content takes no focus; it only keeps the place of those not drawn
      <tr aria-hidden="true" className="space">
        <td colSpan={columns.length} style={{ height: count * height }} />
      </tr>
    );
  return (
    <table className="positions" aria-rowcount={lines.length + 1} aria-label={words.tableLabel}>
      <thead>
        <tr aria-rowindex={1}>
          {isNarrow ? (
            <>
              <th scope="col">{words.column.name}</th>
              <th scope="col" className="number">
                {words.column.figures}
              </th>
            </>
          ) : (
            columns.map(column => <Header key={column} column={column} state={state} />)
          )}
        </tr>
      </thead>
      <tbody ref={body}>
        {space(from)}
        {lines.slice(from, to).map((line, at) =>
          'group' in line ? (
            <tr key={`group ${line.group}`} className="group" aria-rowindex={from + at + 2}>
              <th scope="rowgroup" colSpan={columns.length}>
                <button
                  type="button"
                  className="plain"
                  aria-expanded={!closed.has(line.group)}
                  onClick={() => toggle(line.group)}
                >
                  <span aria-hidden="true">{closed.has(line.group) ? '▸' : '▾'}</span>{' '}
                  {words.groupText(line.group || words.noPublisher, number(line.count))}
                </button>
              </th>
            </tr>
          ) : (
            <tr key={line.row.id} aria-rowindex={from + at + 2}>
              {isNarrow ? (
                <NarrowCells row={line.row} run={state.run} />
              ) : (
                <Cells row={line.row} run={state.run} columns={columns} />
              )}
            </tr>
          ),
        )}
        {!isPrinting && space(lines.length - to)}
        {isPrinting && lines.length > to && (
          <tr>
            <td colSpan={columns.length}>{words.printedPart(number(to), number(lines.length))}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
};
