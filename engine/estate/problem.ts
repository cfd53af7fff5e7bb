/** A problem found in what comes in: where it is, what it is, what was expected and what to do. Problems are values; nothing throws for bad input. */
import type { TableName } from './tables.ts';

export const PROBLEM_CODES = [
  'FILE_UNREADABLE',
  'FILE_NOT_UTF8',
  'FILE_EMPTY',
  'TABLE_UNKNOWN',
  'COLUMN_MISSING',
  'COLUMN_UNKNOWN',
  'ROW_WIDTH',
  'QUOTE_OPEN',
  'FIELD_TOO_LONG',
  'KEY_BLANK',
  'KEY_REPEATED',
  'REQUIRED_BLANK',
  'DATE_INVALID',
  'NUMBER_INVALID',
  'NUMBER_OUT_OF_RANGE',
  'VALUE_UNKNOWN',
  'PARAMETER_UNKNOWN',
  'REFERENCE_UNKNOWN',
  'HOST_CYCLE',
  'INTERVAL_REVERSED',
  'DOWNGRADE_ALLOWS_NOTHING',
  'RIGHTS_INHERITED',
  'RIGHT_NOT_APPLICABLE',
  'EVENT_RECORDED',
  'RECORD_ADDED',
  'RIGHT_HAS_NO_EFFECT',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Codes that warn and keep the row. Every other code rejects the row, or the file. */
export const WARNINGS: ReadonlySet<ProblemCode> = new Set([
  'COLUMN_UNKNOWN',
  'KEY_REPEATED',
  'RECORD_ADDED',
  'RIGHT_HAS_NO_EFFECT',
]);

export interface Problem {
  readonly code: ProblemCode;
  readonly table?: TableName;
  /** Name of the file (or case) as the user gave it. */
  readonly file?: string;
  /** First line of the row in the file, from 1 (the header is line 1). */
  readonly line?: number;
  readonly column?: string;
  /** What is wrong, one sentence that names the value. Never a key, token or password. */
  readonly message: string;
  /** What was expected and what to do, one sentence. */
  readonly help: string;
}
