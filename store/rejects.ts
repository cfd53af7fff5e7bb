/** Rejected rows of an import as a CSV file that can be mended in a spreadsheet and imported again, whatever tables they belong to. */
import type { Database } from 'better-sqlite3';
import { COLUMNS } from '../engine/estate/keys.ts';
import { TABLE_NAMES, type TableName } from '../engine/estate/tables.ts';

/** Columns before the cells of the row: why it was rejected. The first one is the mark by which such a file is known. */
export const REASON_COLUMNS = [
  'reject_table',
  'reject_code',
  'reject_column',
  'reject_message',
  'reject_help',
  'reject_file',
  'reject_line',
] as const;

/** Which columns the row had; others are not spoken of when it is imported again. */
export const OWN_COLUMNS = 'reject_columns';
/** A row of the wrong width as it was; whoever has put its cells in place clears this one. */
export const WHOLE_ROW = 'reject_row';

/** One rejected row as stored. */
export interface RejectedRow {
  readonly id: number;
  readonly table: TableName;
  readonly file: string;
  readonly line: number | null;
  readonly code: string;
  readonly column: string;
  readonly message: string;
  readonly help: string;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
}

type Stored = Omit<RejectedRow, 'columns' | 'cells'> & { readonly columns: string; readonly cells: string };

/** A row of the table with its columns and cells read. */
export const readReject = <T extends Stored>(row: T): T & RejectedRow => ({
  ...row,
  columns: JSON.parse(row.columns),
  cells: JSON.parse(row.cells),
});
const read: (row: Stored) => RejectedRow = readReject;

const rank = (table: TableName): number => TABLE_NAMES.indexOf(table);
const ORDER = `case "table" ${TABLE_NAMES.map(table => `when '${table}' then ${rank(table)}`).join(' ')} end, id`;

/** Rejected rows of an import, tables in the order in which they refer to each other, rows as they came. */
export const listRejects = (db: Database, importId: number, limit = 100, offset = 0): RejectedRow[] =>
  (
    db
      .prepare(`select * from rejects where import_id = ? order by ${ORDER} limit ? offset ?`)
      .all(importId, limit, offset) as Stored[]
  ).map(read);

/** Number of rejected rows of an import. */
export const countRejects = (db: Database, importId: number): number =>
  Number(db.prepare('select count(*) from rejects where import_id = ?').pluck().get(importId));

/** A cell that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. Undone when it comes back. */
const harmless = (text: string): string =>
  /^[=+\-@\t\r']/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;

const csvCell = (text: string): string => {
  const safe = harmless(text);
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** All columns that the rejected rows have, in the order of the tables. */
const columnsOf = (db: Database, importId: number): string[] => {
  const sets = db.prepare('select distinct "table", columns from rejects where import_id = ?').all(importId) as {
    readonly table: TableName;
    readonly columns: string;
  }[];
  const had = new Map<TableName, Set<string>>();
  for (const { table, columns } of sets)
    had.set(table, (had.get(table) ?? new Set()).union(new Set(known(table, JSON.parse(columns)))));
  const all = [...had].toSorted(([a], [b]) => rank(a) - rank(b));
  return [...new Set(all.flatMap(([table, columns]) => COLUMNS[table].filter(column => columns.has(column))))];
};

const known = (table: TableName, columns: readonly string[]): string[] => [
  ...new Set(columns.map(column => column.trim().toLowerCase()).filter(column => COLUMNS[table].includes(column))),
];

/** Lines of the CSV file, the header first; nothing but the header where no row was rejected. */
export function* exportRejects(db: Database, importId: number): Iterable<string> {
  const columns = columnsOf(db, importId);
  yield csvLine([...REASON_COLUMNS, ...columns, OWN_COLUMNS, WHOLE_ROW]);
  const rows = db.prepare(`select * from rejects where import_id = ? order by ${ORDER}`).iterate(importId);
  for (const stored of rows as Iterable<Stored>) {
    const row = read(stored);
    const names = row.columns.map(name => name.trim().toLowerCase());
    const cells = columns.map(column => row.cells[names.indexOf(column)] ?? '');
    const isBroken = row.code === 'ROW_WIDTH';
    const reasons = [
      row.table,
      row.code,
      row.column,
      row.message,
      helpOf(row.help, isBroken),
      row.file,
      String(row.line ?? ''),
    ];
    const own = known(row.table, row.columns).join('|');
    yield csvLine([...reasons, ...cells, own, isBroken ? row.cells.join('|') : '']);
  }
}

const helpOf = (help: string, isBroken: boolean): string =>
  isBroken ? `${help} Here: put the cells into their columns and clear ${WHOLE_ROW}.` : help;
