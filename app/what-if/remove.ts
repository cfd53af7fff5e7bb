/** Takes rows out of an estate, with everything that names them. */
import { COLUMNS, columnOf, KEY_COLUMNS } from '../../engine/estate/keys.ts';
import type { Problem } from '../../engine/estate/problem.ts';
import { REFERENCES } from '../../engine/estate/references.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import type { Value } from '../../engine/estate/values.ts';
import { fold } from '../../engine/names.ts';
import type { StoredEstate } from '../../store/readEstate.ts';
import { matching } from './match.ts';
import type { ChangeSet, WrittenRow } from './read.ts';

export type AnyRow = Readonly<Record<string, Value>>;
type Tables = ReadonlyMap<TableName, readonly AnyRow[]>;

export interface Remaining {
  readonly tables: Tables;
  /** How many rows went, by table. */
  readonly removed: Readonly<Partial<Record<TableName, number>>>;
}

const depth = (table: TableName): number => Math.max(0, ...REFERENCES[table].map(({ to }) => depth(to) + 1));

/** Tables after those that they refer to. */
const IN_ORDER = [...TABLE_NAMES].sort((a, b) => depth(a) - depth(b));

/** A row of its own with some cells blank. */
const blanked = (table: TableName, row: AnyRow, columns: readonly string[]): AnyRow =>
  Object.fromEntries(COLUMNS[table].map(name => [name, columns.includes(name) ? '' : row[name]]));

/** What names a removed row goes with it; where the naming column may be blank, it becomes blank. */
export const removeRows = (estate: StoredEstate, changes: ChangeSet): Remaining => {
  const removed: Partial<Record<TableName, number>> = {};
  const tables = new Map<TableName, readonly AnyRow[]>();
  const gone = new Map<TableName, Set<string>>();
  for (const table of IN_ORDER) {
    if (table === 'installations' || table === 'evidence') continue;
    const present = estate[table] as readonly AnyRow[];
    const written = changes.removals.get(table) ?? [];
    const references = REFERENCES[table].filter(({ to }) => (gone.get(to)?.size ?? 0) > 0);
    if (written.length + references.length === 0) {
      tables.set(table, present);
      continue;
    }
    const isWanted = matching(table, written);
    const keys = new Set<string>();
    const rows = present.flatMap(row => {
      const lost = references.filter(({ column, to }) => gone.get(to)!.has(fold(String(row[column] ?? ''))));
      if (
        isWanted(row) ||
        lost.some(({ column }) => columnOf(table, column)!.key || columnOf(table, column)!.required)
      ) {
        keys.add(fold(String(row[KEY_COLUMNS[table][0]])));
        return [];
      }
      const columns = lost.map(({ column }) => column);
      return [columns.length === 0 ? row : blanked(table, row, columns)];
    });
    tables.set(table, rows);
    if (KEY_COLUMNS[table].length === 1) gone.set(table, keys);
    if (rows.length < present.length) removed[table] = present.length - rows.length;
  }
  return { tables, removed };
};

/** A removal that no row fits. */
export const nothingRemoved = (file: string, table: TableName, { line, cells }: WrittenRow): Problem => ({
  code: 'REFERENCE_UNKNOWN',
  file,
  table,
  line,
  column: Object.keys(cells)[0],
  message: `No row of ${table} is ${Object.entries(cells)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ')}.`,
  help: 'Correct the spelling, or leave the row out.',
});
