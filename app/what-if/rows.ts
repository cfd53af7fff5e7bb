/** Applies a change set to the rows of an estate: each changed row is checked whole, as if it had been imported. */
import { Document, isMap, type Node } from 'yaml';
import { COLUMNS, columnOf, KEY_COLUMNS, rowKey } from '../../engine/estate/keys.ts';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import { ADDED_WHEN_USED, REFERENCES } from '../../engine/estate/references.ts';
import type { RowOptions } from '../../engine/estate/rows.ts';
import { type PlacedRow, type PlacedTables, settleEstate } from '../../engine/estate/settle.ts';
import { type Estate, TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { cellText, type Value } from '../../engine/estate/values.ts';
import { fold } from '../../engine/names.ts';
import { readWrittenRow } from '../../importers/yaml-rows.ts';
import type { StoredEstate } from '../../store/readEstate.ts';
import { type ChangeSet, knownCells, type WrittenRow } from './read.ts';

type AnyRow = Readonly<Record<string, Value>>;
type Tables = ReadonlyMap<TableName, readonly AnyRow[]>;

export interface Applied {
  /** The estate with the changes; `installations` and `evidence` hold only those that were added. */
  readonly estate: Estate;
  readonly problems: readonly Problem[];
  /** How many rows went, by table, with those that named them. */
  readonly removed: Readonly<Partial<Record<TableName, number>>>;
}

/** A test whether a row has the given key columns; those that are not given do not matter. */
export const matching = (written: readonly WrittenRow[]): ((row: Readonly<Record<string, unknown>>) => boolean) => {
  const wanted = written.map(({ cells }) =>
    Object.entries(cells).map(([name, value]) => [name, fold(String(value))] as const),
  );
  return row => wanted.some(columns => columns.every(([name, value]) => fold(String(row[name] ?? '')) === value));
};

/** What names a removed row goes with it; where the naming column may be blank, it becomes blank. */
const removeRows = (estate: StoredEstate, changes: ChangeSet): { tables: Tables; removed: Applied['removed'] } => {
  const removed: Partial<Record<TableName, number>> = {};
  const tables = new Map<TableName, readonly AnyRow[]>();
  const gone = new Map<TableName, Set<string>>();
  for (const table of [...TABLE_NAMES].sort((a, b) => depth(a) - depth(b))) {
    if (table === 'installations' || table === 'evidence') continue;
    const isWanted = matching(changes.removals.get(table) ?? []);
    const isGone = (to: TableName, value: unknown): boolean => gone.get(to)?.has(fold(String(value ?? ''))) ?? false;
    const rows: AnyRow[] = [];
    const keys = new Set<string>();
    for (const row of estate[table] as readonly AnyRow[]) {
      const lost = REFERENCES[table].filter(({ column, to }) => isGone(to, row[column]));
      if (isWanted(row) || lost.some(({ column }) => columnOf(table, column)!.key || columnOf(table, column)!.required))
        keys.add(fold(String(row[KEY_COLUMNS[table][0]])));
      else
        rows.push(lost.length === 0 ? row : { ...row, ...Object.fromEntries(lost.map(({ column }) => [column, ''])) });
    }
    tables.set(table, rows);
    if (KEY_COLUMNS[table].length === 1) gone.set(table, keys);
    const count = (estate[table] as readonly AnyRow[]).length - rows.length;
    if (count > 0) removed[table] = count;
  }
  return { tables, removed };
};

const depth = (table: TableName): number => Math.max(0, ...REFERENCES[table].map(({ to }) => depth(to) + 1));

const textOf = (table: TableName, row: AnyRow): Record<string, string> =>
  Object.fromEntries(COLUMNS[table].map(name => [name, cellText(columnOf(table, name)!, row[name])]));

/** A key is shown as first spelt. */
const keyOf = (table: TableName, row: AnyRow): Record<string, string> =>
  Object.fromEntries(KEY_COLUMNS[table].map(name => [name, cellText(columnOf(table, name)!, row[name])]));

/** A row as a YAML mapping, so that it is read and checked like one that was written whole. */
const mappingOf = (cells: object): Node => {
  const node = new Document({}, { schema: 'failsafe' }).createNode(cells);
  if (!isMap(node)) throw new Error('a row of a change set is not a mapping');
  return node;
};

/** Each written row joined with the one it changes; rows of unknown keys are new. */
const changedRows = (
  table: TableName,
  written: readonly WrittenRow[],
  present: readonly AnyRow[],
  problems: Problem[],
  options: RowOptions,
): readonly PlacedRow[] => {
  const byKey = new Map(present.map(row => [rowKey(table, row), row]));
  const rows: PlacedRow[] = present.map(row => ({ row: row as unknown as PlacedRow['row'] }));
  const places = new Map(present.map((row, place) => [rowKey(table, row), place]));
  for (const one of written) {
    const key = rowKey(table, knownCells(table, one));
    const known = byKey.get(key);
    const cells = known ? { ...textOf(table, known), ...one.cells, ...keyOf(table, known) } : one.cells;
    const read = readWrittenRow(table, mappingOf(cells), one.line, problem => problems.push(problem), options);
    if (!read) continue;
    const place = places.get(key);
    byKey.set(key, read.row as unknown as AnyRow);
    if (place === undefined) {
      places.set(key, rows.length);
      rows.push(read);
    } else rows[place] = read;
  }
  return rows;
};

const nothingRemoved = (file: string, table: TableName, { line, cells }: WrittenRow): Problem => ({
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

/** Applies everything but the removal of installations. Errors among the problems mean that the change set is refused. */
export const applyToRows = (estate: StoredEstate, changes: ChangeSet, options: RowOptions): Applied => {
  const problems: Problem[] = [];
  const { tables, removed } = removeRows(estate, changes);
  for (const [table, written] of changes.removals)
    if (table !== 'installations')
      for (const one of written)
        if (!(estate[table as keyof StoredEstate] as readonly AnyRow[]).some(matching([one])))
          problems.push(nothingRemoved(changes.file, table, one));
  const placed: Partial<Record<TableName, readonly PlacedRow[]>> = {};
  for (const table of TABLE_NAMES)
    placed[table] = changedRows(table, changes.rows.get(table) ?? [], tables.get(table) ?? [], problems, options);
  if (problems.some(({ code }) => !WARNINGS.has(code)))
    return { estate: estate as unknown as Estate, problems, removed };
  const settled = settleEstate(placed as PlacedTables, { added: ADDED_WHEN_USED });
  return { estate: settled.estate, problems: [...problems, ...settled.problems], removed };
};
