/** What is wrong with a rejected row, problem by problem: kept are the sentences of all with the column of the first, the others are found by reading the row again. */
import { COLUMNS } from '../../engine/estate/keys.ts';
import type { MetricAliases } from '../../engine/estate/metric-names.ts';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import { REFERENCES, referenceUnknown } from '../../engine/estate/references.ts';
import { compileRow, type RowReader } from '../../engine/estate/rows.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { cleanText } from '../../engine/estate/texts.ts';
import type { RejectedRow } from '../../store/rejects.ts';

/** One problem of a rejected row; `column` is blank where it is about the row as a whole. */
export interface RejectedProblem {
  readonly code: string;
  readonly column: string;
  readonly message: string;
  readonly help: string;
}

const BROKEN: ReadonlySet<string> = new Set(['ROW_WIDTH', 'QUOTE_OPEN', 'FIELD_TOO_LONG']);

/** Whether the row could not even be cut into the cells of its header. */
export const isBrokenRow = ({ code, columns, cells }: RejectedRow): boolean =>
  BROKEN.has(code) || columns.length !== cells.length;

const plain = ({ code, column = '', message, help }: Problem): RejectedProblem => ({ code, column, message, help });

/** The references of a row that its sentences say are unknown. */
const unknownReferences = ({ table, columns, cells, message }: RejectedRow): readonly RejectedProblem[] =>
  REFERENCES[table].flatMap(({ column, to }) => {
    const cell = cleanText(cells[columns.indexOf(column)] ?? '');
    const problem = plain(referenceUnknown({ table, column }, to, cell));
    return cell !== '' && message.includes(problem.message) ? [problem] : [];
  });

const sentences = (problems: readonly RejectedProblem[], say: (problem: RejectedProblem) => string): string =>
  [...new Set(problems.map(say))].join(' ');

/** What stands before the end of a text; undefined where it ends otherwise. */
const before = (text: string, end: string): string | undefined => {
  if (text === end) return '';
  return text.endsWith(` ${end}`) ? text.slice(0, -end.length - 1) : undefined;
};

/** The problems that were found again, beside whatever the sentences say before them; only what was kept, where they do not fit. */
const fitted = (row: RejectedRow, found: readonly RejectedProblem[]): readonly RejectedProblem[] => {
  const { code, column, message, help } = row;
  const kept = { code, column, message, help };
  if (found.length === 0) return [kept];
  const first = before(
    message,
    sentences(found, problem => problem.message),
  );
  if (first === undefined) return [kept];
  if (first === '') return found;
  const rest = before(
    help,
    sentences(found, problem => problem.help),
  );
  return [{ ...kept, message: first, help: rest || help }, ...found];
};

/** Makes the step that tells the problems of rejected rows; rows with the same columns are read by one reader. */
export const openRejectedProblems = (metricAliases: MetricAliases) => {
  const readers = new Map<string, RowReader>();
  let told: Problem[] = [];
  const readerOf = (table: TableName, columns: readonly string[]): RowReader => {
    const name = JSON.stringify([table, columns]);
    const reader = readers.get(name) ?? compileRow(table, columns, problem => told.push(problem), { metricAliases });
    readers.set(name, reader);
    return reader;
  };
  return (row: RejectedRow): readonly RejectedProblem[] => {
    const { table, columns, cells } = row;
    if (isBrokenRow(row) || !columns.every(name => COLUMNS[table].includes(name))) return fitted(row, []);
    // A name of a metric may stand for parameters too, so a license is always read with the column.
    const isWithout = table === 'licenses' && !columns.includes('parameters');
    told = [];
    readerOf(table, isWithout ? [...columns, 'parameters'] : columns)(isWithout ? [...cells, ''] : cells, 0);
    const errors = told.filter(({ code }) => !WARNINGS.has(code)).map(plain);
    return fitted(row, errors.length > 0 ? errors : unknownReferences(row));
  };
};
