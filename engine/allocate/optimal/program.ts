/** An integer program as plain values, and who solves it: the engine writes programs, solvers are handed in. */

/** Minimize cost · x where lower ≤ x ≤ upper and rowLower ≤ A x ≤ rowUpper. The matrix is by rows: entries of row r from `starts[r]` to `starts[r + 1]`. */
export interface Program {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1: a whole number. */
  readonly integer: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface Solution {
  readonly values: Float64Array;
  /** Row duals; only of a linear program. */
  readonly duals: Float64Array;
  /** Best bound known of an integer program; the cost itself of a linear one. */
  readonly bound: number;
  /** Whether the values are the best there are. */
  readonly optimal: boolean;
}

export interface SolveOptions {
  /** Without: `integer` is not heeded, the linear relaxation is solved. */
  readonly integral: boolean;
  readonly secondsMax: number;
}

/** Solves a program; null where nothing was found within the limits. */
export type Solve = (program: Program, options: SolveOptions) => Promise<Solution | null>;

export interface RowOf {
  readonly lower: number;
  readonly upper: number;
  readonly entries: readonly (readonly [column: number, value: number])[];
}

export interface ColumnOf {
  readonly lower: number;
  readonly upper: number;
  readonly integer: boolean;
}

/** Puts columns and rows together. */
export const programOf = (columns: readonly ColumnOf[], rows: readonly RowOf[], cost: Float64Array): Program => {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = starts[at] + row.entries.length;
  });
  const indices = new Int32Array(starts[rows.length]);
  const values = new Float64Array(starts[rows.length]);
  rows.forEach((row, at) => {
    row.entries.forEach(([column, value], k) => {
      indices[starts[at] + k] = column;
      values[starts[at] + k] = value;
    });
  });
  return {
    cost,
    lower: Float64Array.from(columns, column => column.lower),
    upper: Float64Array.from(columns, column => column.upper),
    integer: Uint8Array.from(columns, column => (column.integer ? 1 : 0)),
    rowLower: Float64Array.from(rows, row => row.lower),
    rowUpper: Float64Array.from(rows, row => row.upper),
    starts,
    indices,
    values,
  };
};
