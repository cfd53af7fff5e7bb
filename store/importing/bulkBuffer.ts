/** Holds rows back until there are enough for one statement, while an import fills an empty table; else writes row by row. */
import { type BulkCell, type BulkOutcome, type bulkStatements, ROWS_AT_ONCE } from './bulkStatements.ts';

export interface BulkBuffer {
  /** Takes one row: its cells in the order of the statement, and the line it begins at. */
  readonly put: (cells: readonly BulkCell[], line: number) => void;
  /** Writes what is held back. */
  readonly flush: () => void;
}

/** `told` learns of every row what became of it; rows that are simply added are told together, with line 0. */
export const openBuffer = (
  statements: ReturnType<typeof bulkStatements>,
  isEmptyTable: boolean,
  told: (outcome: BulkOutcome, rows: number, line: number) => void,
): BulkBuffer => {
  const { width } = statements;
  const cells = new Array<BulkCell>(width * ROWS_AT_ONCE);
  const lines = new Array<number>(ROWS_AT_ONCE);
  const single = new Array<BulkCell>(width);
  let held = 0;

  const singly = (rows: number): void => {
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < width; at++) single[at] = cells[row * width + at];
      told(statements.one(single), 1, lines[row]);
    }
  };
  const flush = (): void => {
    const rows = held;
    held = 0;
    if (rows === ROWS_AT_ONCE && isEmptyTable && statements.many(cells)) told('added', rows, 0);
    else singly(rows);
  };
  const put = (row: readonly BulkCell[], line: number): void => {
    const from = held * width;
    for (let at = 0; at < width; at++) cells[from + at] = row[at];
    lines[held++] = line;
    if (held === ROWS_AT_ONCE) flush();
  };
  return { put, flush };
};
