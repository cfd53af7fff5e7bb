/** Reads whole rows of text cells: each cell by its column, then the checks of the row; made once for a file's columns, fast for each row. */
import { type CellReader, compileCell, type Fault } from './cells.ts';
import { checkRow } from './checks.ts';
import type { Finding } from './finding.ts';
import { NEEDED_COLUMNS } from './keys.ts';
import { type MetricAliases, resolveMetric } from './metric-names.ts';
import { settleParameters } from './parameter-values.ts';
import { type Problem, type ProblemCode, WARNINGS } from './problem.ts';
import type { TableName } from './tables.ts';
import type { Value } from './values.ts';

export interface RowOptions {
  /** Name of the file as the user gave it, for the problems. */
  readonly file?: string;
  readonly metricAliases?: MetricAliases;
}

export type Report = (problem: Problem) => void;

/**
 * Reads one row that begins at `line` (0: unknown). The values stand in the order of the columns; undefined when the row is
 * rejected. Every problem and warning of the row has been reported then.
 */
export type RowReader = (cells: readonly string[], line: number) => Value[] | undefined;

/**
 * Makes the reader of rows with these columns. Columns that are left out are not spoken of. Licenses come out with the metric's
 * own name and with parameters in canonical form. Throws on a column that the table does not have.
 */
export const compileRow = (
  table: TableName,
  columns: readonly string[],
  report: Report,
  options: RowOptions = {},
): RowReader => {
  const readers: readonly CellReader[] = columns.map(column => compileCell(table, column));
  const width = columns.length;
  const checked = compileChecks(table, columns, options.metricAliases);
  let line = 0;
  let at = 0;
  let rejected = false;

  const tell = (code: ProblemCode, column: string, message: string, help: string): void => {
    if (!WARNINGS.has(code)) rejected = true;
    report({ code, table, file: options.file, line: line || undefined, column, message, help });
  };
  const fault: Fault = (code, message, help) => tell(code, columns[at], message, help);
  const tellFinding = (finding: Finding): void => tell(finding.code, finding.column, finding.message, finding.help);

  return (cells, rowLine) => {
    line = rowLine;
    rejected = false;
    const values = new Array<Value>(width);
    for (at = 0; at < width; at++) {
      const value = readers[at](cells[at], fault);
      if (value !== undefined) values[at] = value;
    }
    if (rejected) return undefined;
    checked(values, tellFinding);
    return rejected ? undefined : values;
  };
};

type Checked = (values: Value[], tell: (finding: Finding) => void) => void;

/** Tables with many rows and no check but blank keys are looked at by position; others as a row with names. */
const compileChecks = (table: TableName, columns: readonly string[], aliases: MetricAliases | undefined): Checked => {
  const named = (values: readonly Value[]) =>
    Object.fromEntries(columns.map((column, place) => [column, values[place]]));
  const checkAll: Checked = (values, tell) => {
    for (const finding of checkRow(table, named(values), { metricAliases: aliases })) tell(finding);
  };
  if (table === 'licenses') {
    const settle = compileLicense(columns, aliases);
    return (values, tell) => {
      checkAll(values, tell);
      settle(values);
    };
  }
  if (!MANY_ROWS.has(table)) return checkAll;
  const needed = NEEDED_COLUMNS[table].map(column => columns.indexOf(column));
  const consumers = table === 'access' ? ['user', 'computer'].map(column => columns.indexOf(column)) : [];
  return (values, tell) => {
    const isBlank = (place: number): boolean => place < 0 || values[place] === '' || values[place] === null;
    let fine = true;
    for (let place = 0; place < needed.length; place++) if (isBlank(needed[place])) fine = false;
    if (consumers.length > 0 && consumers.every(isBlank)) fine = false;
    if (!fine) checkAll(values, tell);
  };
};

/** Tables that grow with the number of computers and users. */
const MANY_ROWS: ReadonlySet<TableName> = new Set([
  'users',
  'computers',
  'installations',
  'evidence',
  'usage',
  'access',
]);

/** Writes the metric's own name and the canonical parameters over what the row gave. */
const compileLicense = (columns: readonly string[], aliases: MetricAliases | undefined) => {
  const metricAt = columns.indexOf('metric');
  const parametersAt = columns.indexOf('parameters');
  return (values: Value[]): void => {
    const given = values[metricAt];
    const resolved = typeof given === 'string' ? resolveMetric(given, aliases) : undefined;
    if (!resolved) return;
    values[metricAt] = resolved.metric;
    if (parametersAt < 0) return;
    const parameters = { ...resolved.parameters, ...(values[parametersAt] as Readonly<Record<string, string>>) };
    values[parametersAt] = settleParameters(resolved.metric, parameters).parameters;
  };
};
