/** How rows of the data contract lie in the database: which column holds what, and how values are written and read back. */
import { COLUMNS, columnOf, KEY_COLUMNS, rowKey } from '../engine/estate/keys.ts';
import { type Column, type Row, TABLE_NAMES, type TableName } from '../engine/estate/tables.ts';
import type { Value } from '../engine/estate/values.ts';

/** Tables whose rows are records with a number and a history. Installations and evidence are numbers only. */
export type RecordTable = Exclude<TableName, 'installations' | 'evidence'>;

/** Record tables in the order in which references between them can be resolved. */
export const RECORD_TABLES = TABLE_NAMES.filter(
  (table): table is RecordTable => table !== 'installations' && table !== 'evidence',
);

/** Separates the parts of a stored key. */
export const SEPARATOR = '\u001f';

/** The key of a row as it is stored. */
export const storedKey = (table: TableName, row: Readonly<Record<string, unknown>>): string =>
  rowKey(table, row).replaceAll('\u0000', SEPARATOR);

/** What SQLite holds in one cell. */
export type Cell = string | number | null;

export interface StoredColumn {
  /** Name in the data contract. */
  readonly name: string;
  /** Name in the database: a reference is held as the number of the record it names. */
  readonly stored: string;
  readonly column: Column;
}

const storedColumn = (table: TableName, name: string): StoredColumn => {
  const column = columnOf(table, name)!;
  return { name, stored: column.references ? `${name}_id` : name, column };
};

/** The columns of each record table, in the order of the data contract. */
export const STORED = Object.fromEntries(
  RECORD_TABLES.map(table => [table, COLUMNS[table].map(name => storedColumn(table, name))]),
) as unknown as Readonly<Record<RecordTable, readonly StoredColumn[]>>;

/** Tables whose rows can also come into being by being used; `listed` tells them apart. */
export const LISTABLE: ReadonlySet<TableName> = new Set(['products', 'versions', 'editions', 'users']);

/** Tables where the order of rows is a rule: editions by rank, recognition by precedence. */
export const POSITIONED: ReadonlySet<TableName> = new Set(['editions', 'recognition']);

/** Tables that are a history: rows are added, and neither changed nor removed, by no import and by no hand. */
export const APPEND_ONLY: ReadonlySet<TableName> = new Set(['activation_events']);

/** Writes a value that is no reference. */
export const encode = (value: Value): Cell => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
};

/** Reads a cell that is no reference. */
export const decode = (column: Column, cell: Cell): Value => {
  if (column.kind === 'flag') return cell === 1;
  return column.kind === 'list' || column.kind === 'parameters' ? JSON.parse(String(cell)) : cell;
};

/** The column that spells a record which other tables name. */
export const spellingOf = (table: TableName): string => KEY_COLUMNS[table][0];

const quote = (name: string): string => `"${name}"`;

/**
 * A query of whole records: `id`, the stored cells, then the spelling of each reference, in the order of the columns.
 * `rest` follows the table (`where …`, `order by …`), which is called `t`. Spellings come from subqueries: SQLite would plan a
 * join anew for every key it is asked for, which costs ten times the search.
 */
export const selectRecords = (table: RecordTable, rest: string): string => {
  const columns = STORED[table];
  const cells = columns.map(({ stored }) => `t.${quote(stored)}`);
  const names = columns
    .filter(({ column }) => column.references)
    .map(({ stored, column }) => {
      const to = column.references!;
      return `coalesce((select r.${quote(spellingOf(to))} from ${to} r where r.id = t.${quote(stored)}), '')`;
    });
  return `select ${['t.id', ...cells, ...names].join(', ')} from ${table} t ${rest}`;
};

/** Reads a row of `selectRecords` back into a row of the data contract. */
export const recordReader = <T extends RecordTable>(table: T): ((cells: readonly Cell[]) => Row<T>) => {
  const columns = STORED[table];
  let spelling = columns.length + 1;
  const places = columns.map(({ column }, place) => (column.references ? spelling++ : place + 1));
  return cells => {
    const row: Record<string, Value> = {};
    for (let place = 0; place < columns.length; place++) {
      const { name, column } = columns[place];
      row[name] = column.references ? cells[places[place]] : decode(column, cells[places[place]]);
    }
    return row as Row<T>;
  };
};
