/** Writes rows into installations or evidence: the first of each spelling goes the long way, all others by number. */
import type { Problem } from '../../engine/estate/problem.ts';
import { referenceUnknown } from '../../engine/estate/references.ts';
import { compileRow } from '../../engine/estate/rows.ts';
import type { Value } from '../../engine/estate/values.ts';
import { openBuffer } from './bulkBuffer.ts';
import type { BulkCell, BulkOutcome, bulkStatements } from './bulkStatements.ts';
import type { FileKind, ImportContext, RawRows, RowWriter } from './context.ts';
import { openCombined, openSpellings, type Spellings } from './spellings.ts';

/** What differs between the two tables. */
export interface BulkKind {
  readonly table: 'installations' | 'evidence';
  /** Columns that stand for the second part of the key together. */
  readonly named: readonly string[];
  /** Number of what `named` spells, added where it is new. */
  readonly number: (spellings: readonly string[], line: number | undefined) => number;
  /** Further column of text that is held as a number, and how that is found. */
  readonly text?: { readonly column: string; readonly number: (spelling: string) => number };
  readonly statements: ReturnType<typeof bulkStatements>;
  readonly isEmptyTable: boolean;
}

const DAYS = ['installed_on', 'last_used'] as const;
/** Stands for a blank day among remembered spellings. */
const BLANK_DAY = -2147483648;

const repeated = (table: BulkKind['table'], file: string, line: number): Problem => ({
  code: 'KEY_REPEATED',
  table,
  file,
  line: line || undefined,
  column: 'computer',
  message: 'The same row, by its key, was given before in this import.',
  help: 'The later row counts. Remove one of the two if they differ.',
});

/** Opens the writer for rows with these columns. */
export const openBulkWriter = (
  context: ImportContext,
  kind: BulkKind,
  { warnsOfRepeats }: FileKind,
  columns: readonly string[],
): RowWriter => {
  const { tally, references } = context;
  const { table } = kind;
  const computerAt = columns.indexOf('computer');
  const namedAt = kind.named.map(name => columns.indexOf(name));
  const textAt = kind.text ? columns.indexOf(kind.text.column) : -1;
  const dayAt = DAYS.map(name => columns.indexOf(name));
  const computers = openSpellings();
  const named = openCombined(namedAt);
  const texts = openSpellings();
  const days = openSpellings();
  let problems: Problem[] = [];
  const compile = compileRow(table, columns, problem => problems.push({ ...problem, file: context.reading.file }));

  const told = (outcome: BulkOutcome, rows: number, line: number): void => {
    tally.count(table, outcome, rows);
    if (outcome === 'repeated' && warnsOfRepeats) tally.report(repeated(table, context.reading.file, line));
  };
  const buffer = openBuffer(kind.statements, kind.isEmptyTable, told);

  /** Reads the row closely and remembers its spellings; undefined when it is rejected. */
  const closely = (cells: readonly string[], line: number): boolean => {
    problems = [];
    const values = compile(cells, line);
    if (!values) return false;
    const place = { table, file: context.reading.file, line: line || undefined, column: 'computer' };
    const computer = references.find('computers', String(values[computerAt]));
    if (computer === undefined) {
      problems.push(referenceUnknown(place, 'computers', String(values[computerAt])));
      return false;
    }
    computers.set(cells[computerAt], computer);
    named.set(
      cells,
      kind.number(
        namedAt.map(at => textOf(values, at)),
        place.line,
      ),
    );
    if (kind.text && textAt >= 0) texts.set(cells[textAt], kind.text.number(textOf(values, textAt)));
    for (const at of dayAt) if (at >= 0) days.set(cells[at], (values[at] as number | null) ?? BLANK_DAY);
    return true;
  };
  const textOf = (values: readonly Value[], at: number): string => (at < 0 ? '' : String(values[at]));

  const row = new Array<BulkCell>(kind.statements.width);
  const firstDay = kind.text ? 3 : 2;
  const blankText = kind.text && textAt < 0 ? kind.text.number('') : 0;
  /** Puts a row whose spellings are all known; false where one is not. */
  const quickly = (cells: readonly string[], line: number): boolean => {
    const computer = computers.get(cells[computerAt]);
    const number = named.get(cells);
    if (computer === undefined || number === undefined) return false;
    row[0] = computer;
    row[1] = number;
    if (kind.text) {
      const text = textAt < 0 ? blankText : texts.get(cells[textAt]);
      if (text === undefined) return false;
      row[2] = text;
    }
    for (let at = 0; at < DAYS.length; at++) {
      const day = dayOf(days, cells, dayAt[at]);
      if (day === undefined) return false;
      row[firstDay + at] = day;
    }
    buffer.put(row, line);
    return true;
  };

  const write = ({ rows, lines }: RawRows): void => {
    tally.count(table, 'read', rows.length);
    for (let at = 0; at < rows.length; at++) {
      const cells = rows[at];
      if (quickly(cells, lines[at])) continue;
      if (!closely(cells, lines[at])) context.reject(table, columns, cells, problems);
      else if (!quickly(cells, lines[at])) throw new Error(`a row of ${table} was understood and then not`);
    }
  };
  return { write, end: buffer.flush };
};

const dayOf = (days: Spellings, cells: readonly string[], at: number): number | null | undefined => {
  if (at < 0 || cells[at] === '') return null;
  const day = days.get(cells[at]);
  return day === BLANK_DAY ? null : day;
};
