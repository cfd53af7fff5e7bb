/** The cells of a rejected row as they were sent, each with its column: what may be a key is masked, what is very long is cut. */
import { fold } from '../../engine/names.ts';
import type { RejectedRow } from '../../store/rejects.ts';
import { isBrokenRow, type RejectedProblem } from './rejectedProblems.ts';
import { secretPlaces } from './secretColumns.ts';

/** Most characters of a cell, and most cells of a row, that are shown; the file of rejected rows has all. */
const CELL_LENGTH_MAX = 2_000;
const CELLS_MAX = 200;
/** Stands for what is not shown, as it does for the keys of activations. */
const MASK = '•••';

export interface RejectedCell {
  /** As it is called in the header; null for a cell that the header has no column for. */
  readonly column: string | null;
  /** As it was sent; null where the row has no cell for the column. */
  readonly value: string | null;
  /** Characters that were sent. */
  readonly length: number;
  readonly isMasked: boolean;
  /** Whether a problem of the row is about it. */
  readonly isFaulty: boolean;
}

const cut = (value: string): string =>
  value.length <= CELL_LENGTH_MAX ? value : value.slice(0, CELL_LENGTH_MAX).replace(/[\ud800-\udbff]$/, '');

/** Every cell of the header and of the row. */
export const cellsOf = (row: RejectedRow, problems: readonly RejectedProblem[]): readonly RejectedCell[] => {
  const { columns, cells } = row;
  const isSecret = secretPlaces(row, isBrokenRow(row));
  const faulty = new Set(problems.flatMap(({ column }) => (column === '' ? [] : [fold(column.trim())])));
  const count = Math.min(CELLS_MAX, Math.max(columns.length, cells.length));
  return Array.from({ length: count }, (_, place) => {
    const column = columns[place] ?? null;
    const sent = cells[place] ?? null;
    const isMasked = sent !== null && sent !== '' && isSecret(place);
    return {
      column,
      value: isMasked ? MASK : sent && cut(sent),
      length: isMasked ? 0 : (sent?.length ?? 0),
      isMasked,
      isFaulty: column === null || sent === null || faulty.has(fold(column.trim())),
    };
  });
};

/** Whether a cell that is shown, or a sentence, holds the folded text. What is masked cannot be searched for. */
export const holdsText = (row: RejectedRow, text: string): boolean => {
  const isSecret = secretPlaces(row, isBrokenRow(row));
  return (
    fold(row.message).includes(text) || row.cells.some((cell, place) => !isSecret(place) && fold(cell).includes(text))
  );
};
