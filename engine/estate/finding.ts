/** What a check found in one row: the code, the column and the words; the place in a file is added by whoever read the row. */
import type { ProblemCode } from './problem.ts';

export interface Finding {
  readonly code: ProblemCode;
  readonly column: string;
  readonly message: string;
  readonly help: string;
}
