/** How much of a rejected row is shown before it is unfolded: what is wrong, then what says something, in the order of the columns. */
import type { RejectedCell } from '../../api/imports.ts';

/** Most cells of a folded row beside each other, and below each other. */
const CELLS_WIDE = 7;
const CELLS_NARROW = 6;
/** Characters of a cell of a folded row. */
export const CELL_LENGTH = 120;

const most = (isNarrow: boolean): number => (isNarrow ? CELLS_NARROW : CELLS_WIDE);

/** Whether there is more to a row than is shown at first. */
export const isFoldable = (cells: readonly RejectedCell[], isNarrow: boolean): boolean =>
  cells.length > most(isNarrow) || cells.some(({ value }) => (value ?? '').length > CELL_LENGTH);

/** The cells of a folded row: faulty ones before others, and no blank ones beside them. */
export const folded = (cells: readonly RejectedCell[], isNarrow: boolean): readonly RejectedCell[] => {
  const telling = [
    ...cells.filter(({ isFaulty }) => isFaulty),
    ...cells.filter(({ isFaulty, value }) => !isFaulty && value),
  ];
  const chosen = new Set(telling.slice(0, most(isNarrow)));
  return cells.filter(cell => chosen.has(cell));
};
