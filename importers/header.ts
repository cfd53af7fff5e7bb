/** Reads the header of a delimited file: which delimiter, which quote, which line end, and which column stands where. */
import { COLUMNS, NEEDED_COLUMNS } from '../engine/estate/keys.ts';
import { suggestion } from '../engine/estate/nearest.ts';
import { quoted } from '../engine/estate/numbers.ts';
import type { Problem } from '../engine/estate/problem.ts';
import type { TableName } from '../engine/estate/tables.ts';
import { type Dialect, startSplitting } from './delimited.ts';

/** Most characters within which the header has to end. */
export const HEADER_MAX = 1_048_576;

export interface HeaderStart {
  readonly dialect: Dialect;
  /** Where the header begins in the text, and on which line. */
  readonly at: number;
  readonly line: number;
}

const splitOnce = (text: string, dialect: Dialect): readonly string[] => {
  let cells: readonly string[] = [];
  const splitter = startSplitting(dialect, 1, record => {
    cells = record;
  });
  splitter.push(text);
  splitter.end();
  return cells;
};

/** Where the line that begins at `at` ends, quotes considered; -1 when it does not end in `text`. */
const lineEndAt = (text: string, at: number, quote: string): number => {
  let inQuotes = false;
  for (let place = at; place < text.length; place++) {
    const character = text[place];
    if (character === quote) inQuotes = !inQuotes;
    else if (!inQuotes && (character === '\n' || character === '\r')) return place;
  }
  return -1;
};

const plainName = (name: string): string => name.trim().toLowerCase();

/** Of the delimiters the one under which most columns are known, then most cells, then the comma. */
const bestDelimiter = (header: string, quote: string, lineEnd: string, known: ReadonlySet<string>): string => {
  const judged = [',', ';', '\t'].map(delimiter => {
    const cells = splitOnce(header, { delimiter, quote, lineEnd });
    return { delimiter, known: cells.filter(cell => known.has(plainName(cell))).length, cells: cells.length };
  });
  judged.sort((a, b) => b.known - a.known || b.cells - a.cells);
  return judged[0].delimiter;
};

/**
 * Finds the header in the first text of a file, past blank lines and a `sep=;` line. Undefined when more text is needed to see
 * its end (never with `isLast`), `'blank'` when there is nothing but blanks. `columns` are the names that may stand in it.
 */
export const findHeader = (
  text: string,
  isLast: boolean,
  columns: readonly string[],
): HeaderStart | 'blank' | undefined => {
  const known: ReadonlySet<string> = new Set(columns);
  let at = 0;
  let line = 1;
  let named: string | undefined;
  for (;;) {
    const first = text.slice(at, at + HEADER_MAX).trimStart()[0];
    const quote = first === "'" ? "'" : '"';
    const end = lineEndAt(text, at, quote);
    if (end < 0 && !isLast) return undefined;
    if (end === text.length - 1 && text[end] === '\r' && !isLast) return undefined;
    const header = end < 0 ? text.slice(at) : text.slice(at, end);
    const lineEnd = end >= 0 && text[end] === '\r' && text[end + 1] !== '\n' ? '\r' : '\n';
    const separator = /^sep=(.)\s*$/i.exec(header);
    if (header.trim() !== '' && !separator) {
      const delimiter = named ?? bestDelimiter(header, quote, lineEnd, known);
      return { dialect: { delimiter, quote, lineEnd }, at, line };
    }
    if (end < 0) return 'blank';
    if (separator) named = separator[1];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    line++;
  }
};

export interface Header {
  /** The names as they stand in the file. */
  readonly names: readonly string[];
  /** The known columns, each once, and the place of each in the file. */
  readonly columns: readonly string[];
  readonly places: readonly number[];
  readonly problems: readonly Problem[];
  readonly isRefused: boolean;
}

/** Tables in which one of two columns has to be given. */
const EITHER: { readonly [T in TableName]?: readonly string[] } = {
  access: ['user', 'computer'],
  allocations: ['computer', 'user'],
};

/** Where no column is known, the line is likely no header, or one in other words. */
const aboutHeader = (table: TableName, columns: readonly string[]): string =>
  columns.length > 0
    ? ''
    : ` The first line has to name the columns; those of ${table} are ${COLUMNS[table].join(', ')}.`;

const missing = (table: TableName, columns: readonly string[], unknown: readonly string[]): Omit<Problem, 'file'>[] => {
  const problem = (column: string, what: string): Omit<Problem, 'file'> => ({
    code: 'COLUMN_MISSING',
    table,
    line: 1,
    column,
    message: `The header has no column ${what}, which ${table} cannot do without.`,
    help: `Add the column ${what}${unknown.length ? `, or rename the one that holds it (not known here: ${unknown.map(quoted).join(', ')})` : ''}.${aboutHeader(table, columns)}`,
  });
  const either = EITHER[table];
  const lacking = NEEDED_COLUMNS[table].filter(column => !columns.includes(column));
  const problems = lacking.map(column => problem(column, column));
  if (either && !either.some(column => columns.includes(column)))
    problems.push(problem(either[0], either.join(' or ')));
  return problems;
};

/** Judges the cells of the header: unknown and repeated columns are warned of, a missing needed column refuses the file. */
export const readHeader = (names: readonly string[], table: TableName, file: string, line: number): Header => {
  const known = COLUMNS[table];
  const columns: string[] = [];
  const places: number[] = [];
  const unknown: string[] = [];
  const problems: Problem[] = [];
  const warn = (column: string, message: string, help: string): void => {
    problems.push({ code: 'COLUMN_UNKNOWN', table, file, line, column, message, help });
  };
  for (const [place, name] of names.entries()) {
    const column = plainName(name);
    if (columns.includes(column)) {
      warn(
        column,
        `The column ${column} stands in the header twice.`,
        'The first one was read; remove or rename the other.',
      );
    } else if (known.includes(column)) {
      columns.push(column);
      places.push(place);
    } else if (column === '') {
      warn(
        `#${place + 1}`,
        `Column ${place + 1} of the header has no name.`,
        'Its cells were not read; name the column or remove it.',
      );
    } else {
      unknown.push(name.trim());
      const help = `${suggestion(column, known)}Its cells were not read; the columns of ${table} are ${known.join(', ')}.`;
      warn(name.trim(), `${table} has no column ${quoted(name.trim())}.`, help);
    }
  }
  const refusals = missing(table, columns, unknown).map(problem => ({ ...problem, file, line }));
  return { names, columns, places, problems: [...problems, ...refusals], isRefused: refusals.length > 0 };
};
