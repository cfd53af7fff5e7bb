/** Applies a change set to the rows of an estate: each changed row is checked whole, as if it had been imported. */
import { Document, isMap, type Node } from 'yaml';
import { COLUMNS, columnOf, KEY_COLUMNS } from '../../engine/estate/keys.ts';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import { ADDED_WHEN_USED, REFERENCES } from '../../engine/estate/references.ts';
import type { RowOptions } from '../../engine/estate/rows.ts';
import { type PlacedRow, type PlacedTables, settleEstate } from '../../engine/estate/settle.ts';
import { type Estate, TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { cellText } from '../../engine/estate/values.ts';
import { fold } from '../../engine/names.ts';
import { readWrittenRow } from '../../importers/yaml-rows.ts';
import type { StoredEstate } from '../../store/readEstate.ts';
import { comparableKey, matching } from './match.ts';
import { type ChangeSet, knownCells, type WrittenRow } from './read.ts';
import { type AnyRow, nothingRemoved, type Remaining, removeRows } from './remove.ts';

export interface Applied {
  /** The estate with the changes; `installations` and `evidence` hold only those that were added. */
  readonly estate: Estate;
  readonly problems: readonly Problem[];
  /** How many rows went, by table, with those that named them. */
  readonly removed: Remaining['removed'];
}

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

/** Tables whose rows need nothing but a name: a mistyped one would pass for a new record. */
const NAMES_ALONE: ReadonlySet<TableName> = new Set(['products', 'users', 'computers', 'contracts']);

const recordNew = (file: string | undefined, table: TableName, { line, cells }: WrittenRow): Problem => ({
  code: 'RECORD_ADDED',
  file,
  table,
  line,
  column: KEY_COLUMNS[table][0],
  message: `${JSON.stringify(String(cells[KEY_COLUMNS[table][0]] ?? ''))} is not in ${table}; it counts as a new one.`,
  help: 'Correct the spelling where one is meant that is there.',
});

/** A table with its changed rows, and those apart. */
interface ChangedTable {
  readonly rows: AnyRow[];
  /** By place among the rows. */
  readonly changed: ReadonlyMap<number, PlacedRow>;
}

/** Each written row joined with the one it changes; rows of unknown keys are new. */
const changeTable = (
  table: TableName,
  written: readonly WrittenRow[],
  present: readonly AnyRow[],
  problems: Problem[],
  options: RowOptions,
): ChangedTable => {
  const rows = [...present];
  const changed = new Map<number, PlacedRow>();
  const wanted = new Set(written.map(one => comparableKey(table, knownCells(table, one))));
  const places = new Map<string, number>();
  present.forEach((row, place) => {
    const key = comparableKey(table, row);
    if (wanted.has(key)) places.set(key, place);
  });
  for (const one of written) {
    const key = comparableKey(table, knownCells(table, one));
    const place = places.get(key);
    const known = place === undefined ? undefined : rows[place];
    const cells = known ? { ...textOf(table, known), ...one.cells, ...keyOf(table, known) } : one.cells;
    const read = readWrittenRow(table, mappingOf(cells), one.line, problem => problems.push(problem), options);
    if (!read) continue;
    const at = place ?? rows.length;
    if (place === undefined && NAMES_ALONE.has(table)) problems.push(recordNew(options.file, table, one));
    places.set(key, at);
    rows[at] = read.row as unknown as AnyRow;
    changed.set(at, read);
  }
  return { rows, changed };
};

const placed = (row: AnyRow): PlacedRow => ({ row: row as unknown as PlacedRow['row'] });

/**
 * The rows that decide whether the changed ones are in order: those themselves, those they refer to, products of changed licenses (what a
 * metric allows), and with `hasHosts` all computers: one of them may come to host itself. Everything else was checked when it came in.
 */
const rowsToCheck = (
  tables: ReadonlyMap<TableName, readonly AnyRow[]>,
  changed: ReadonlyMap<TableName, ChangedTable>,
  hasHosts: boolean,
): PlacedTables => {
  const checked = new Map<TableName, Map<number, PlacedRow>>(TABLE_NAMES.map(table => [table, new Map()]));
  for (const [table, each] of changed) for (const [place, row] of each.changed) checked.get(table)!.set(place, row);
  const add = (table: TableName, isMeant: (row: AnyRow) => boolean): void =>
    (tables.get(table) ?? []).forEach((row, place) => {
      if (!checked.get(table)!.has(place) && isMeant(row)) checked.get(table)!.set(place, placed(row));
    });
  const keysOf = (table: TableName): ReadonlySet<string> =>
    new Set(
      [...checked.get(table)!.values()].map(({ row }) =>
        fold(String((row as unknown as AnyRow)[KEY_COLUMNS[table][0]])),
      ),
    );
  const licenses = keysOf('licenses');
  if (licenses.size > 0) add('license_products', row => licenses.has(fold(String(row.license))));
  if (hasHosts) add('computers', () => true);
  for (const table of TABLE_NAMES.toReversed()) {
    const named = new Map<TableName, Set<string>>();
    for (const { row } of checked.get(table)!.values())
      for (const { column, to } of REFERENCES[table]) {
        const value = (row as unknown as AnyRow)[column];
        if (!named.has(to)) named.set(to, new Set());
        if (value) named.get(to)!.add(fold(String(value)));
      }
    for (const [to, names] of named)
      if (names.size > 0) add(to, row => names.has(fold(String(row[KEY_COLUMNS[to][0]]))));
  }
  return Object.fromEntries(
    [...checked].map(([table, rows]) => [table, [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)]),
  ) as PlacedTables;
};

/** Applies everything but the removal of installations. Errors among the problems mean that the change set is refused. */
export const applyToRows = (estate: StoredEstate, changes: ChangeSet, options: RowOptions): Applied => {
  const problems: Problem[] = [];
  const { tables: remaining, removed } = removeRows(estate, changes);
  for (const [table, written] of changes.removals)
    if (table !== 'installations')
      for (const one of written)
        if (!(estate[table as keyof StoredEstate] as readonly AnyRow[]).some(matching(table, [one])))
          problems.push(nothingRemoved(changes.file, table, one));
  const changed = new Map(
    [...changes.rows].map(([table, written]) => [
      table,
      changeTable(table, written, remaining.get(table) ?? [], problems, options),
    ]),
  );
  const refused = { estate: estate as unknown as Estate, removed };
  if (problems.some(({ code }) => !WARNINGS.has(code))) return { ...refused, problems };
  const tables = new Map(TABLE_NAMES.map(table => [table, changed.get(table)?.rows ?? remaining.get(table) ?? []]));
  const hasHosts = (changes.rows.get('computers') ?? []).some(({ cells }) => 'host' in cells || 'kind' in cells);
  const toCheck = rowsToCheck(tables, changed, hasHosts);
  const settled = settleEstate(toCheck, { added: ADDED_WHEN_USED });
  problems.push(...settled.problems);
  if (settled.problems.some(({ code }) => !WARNINGS.has(code))) return { ...refused, problems };
  const withAdded = TABLE_NAMES.map(table => {
    const added = (settled.estate[table] as readonly unknown[]).slice(toCheck[table]?.length ?? 0) as readonly AnyRow[];
    return [table, added.length === 0 ? tables.get(table)! : [...tables.get(table)!, ...added]] as const;
  });
  return { estate: Object.fromEntries(withAdded) as unknown as Estate, removed, problems };
};
