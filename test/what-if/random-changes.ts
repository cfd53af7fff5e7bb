/** Random estates of several parts that share computers and users, and random change sets on them. */
import fc from 'fast-check';
import type { ChangeSet, WrittenRow } from '../../app/what-if/read.ts';
import { COLUMNS, columnOf, KEY_COLUMNS, rowKey } from '../../engine/estate/keys.ts';
import { type Estate, TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { cellText } from '../../engine/estate/values.ts';
import { type EstateOptions, estates } from '../oracle/arbitraries.ts';

type AnyRow = Readonly<Record<string, unknown>>;

/** Columns whose names belong to one part: everything but who and where, and contracts, which parts share as well. */
const OWN_NAMES: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  products: ['product'],
  versions: ['product'],
  editions: ['product'],
  suites: ['suite_product', 'member_product'],
  installations: ['product'],
  usage: ['product'],
  access: ['product'],
  licenses: ['license'],
  license_products: ['license', 'product'],
  license_contracts: ['license'],
  purchases: ['purchase', 'license', 'base_license', 'serial'],
  allocations: ['license'],
  measurements: ['license'],
  serials: ['serial'],
  registrations: ['serial'],
  activations: ['activation', 'purchase', 'license'],
  activation_events: ['event', 'activation', 'serial'],
};

const tableOf = (estate: Estate, table: TableName): readonly AnyRow[] => estate[table] as readonly AnyRow[];

/** The same estate with names of its own. */
const renamed = (estate: Estate, suffix: string): Estate =>
  Object.fromEntries(
    TABLE_NAMES.map(table => [
      table,
      tableOf(estate, table).map(row => ({
        ...row,
        ...Object.fromEntries(
          (OWN_NAMES[table] ?? []).filter(name => row[name]).map(name => [name, `${row[name]}${suffix}`]),
        ),
      })),
    ]),
  ) as unknown as Estate;

/** Rows of all, the first of each key. */
const together = (parts: readonly Estate[]): Estate =>
  Object.fromEntries(
    TABLE_NAMES.map(table => {
      const rows = parts.flatMap(part => tableOf(part, table));
      return [table, [...Map.groupBy(rows, row => rowKey(table, row)).values()].map(same => same[0])];
    }),
  ) as unknown as Estate;

/** Tables that a what-if changes; recognition has its own way. */
const CHANGED = TABLE_NAMES.filter(table => table !== 'evidence' && table !== 'recognition');

const textsOf = (table: TableName, row: AnyRow, columns: readonly string[]): WrittenRow['cells'] =>
  Object.fromEntries(columns.map(name => [name, cellText(columnOf(table, name)!, row[name] as never)]));

interface Pick {
  readonly table: number;
  readonly row: number;
  readonly columns: number;
  readonly key: number;
}

const pick = fc.record({ table: fc.nat(), row: fc.nat(), columns: fc.nat(), key: fc.nat() });

const bits = (columns: readonly string[], mask: number): readonly string[] =>
  columns.filter((_, at) => ((mask >> (at % 30)) & 1) === 1);

/** A row of the estate or of another one, with some of its columns, perhaps under the key of one that is there. */
const changedRow = (
  estate: Estate,
  donor: Estate,
  changed: readonly TableName[],
  { table: at, row, columns, key }: Pick,
) => {
  const tables = changed.filter(table => tableOf(donor, table).length > 0);
  const table = tables[at % tables.length];
  const given = tableOf(donor, table)[row % tableOf(donor, table).length];
  const present = tableOf(estate, table);
  const keys = KEY_COLUMNS[table];
  const others = COLUMNS[table].filter(name => !keys.includes(name));
  const other = key % 4 > 0 && present.length > 0 ? present[(key >> 2) % present.length] : given;
  const wanted = columns % 3 === 0 ? others : bits(others, columns);
  return [
    table,
    { line: undefined, cells: { ...textsOf(table, other, keys), ...textsOf(table, given, wanted) } },
  ] as const;
};

/** Some columns of the key of a row that is there. */
const removedRow = (estate: Estate, changed: readonly TableName[], { table: at, row, columns }: Pick) => {
  const tables = changed.filter(table => tableOf(estate, table).length > 0);
  const table = tables[at % tables.length];
  const keys = KEY_COLUMNS[table];
  const some = bits(keys, columns);
  const given = tableOf(estate, table)[row % tableOf(estate, table).length];
  return [table, { line: undefined, cells: textsOf(table, given, some.length > 0 ? some : keys) }] as const;
};

const byTable = (rows: readonly (readonly [TableName, WrittenRow])[]): ReadonlyMap<TableName, readonly WrittenRow[]> =>
  new Map([...Map.groupBy(rows, ([table]) => table)].map(([table, own]) => [table, own.map(([, row]) => row)]));

export interface RandomCase {
  readonly estate: Estate;
  readonly changes: ChangeSet;
}

export interface CaseOptions extends EstateOptions {
  /** Tables that are changed; all when left out. */
  readonly tables?: readonly TableName[];
}

/** Estates of up to three parts with a change set of a few rows. */
export const cases = ({ tables = CHANGED, ...options }: CaseOptions = {}): fc.Arbitrary<RandomCase> =>
  fc
    .record({
      parts: fc.array(estates(options), { minLength: 2, maxLength: 3 }),
      donor: estates(options),
      changed: fc.array(pick, { maxLength: 3 }),
      removed: fc.array(pick, { maxLength: 1 }),
      into: fc.nat(2),
    })
    .filter(({ changed, removed }) => changed.length + removed.length > 0)
    .map(({ parts, donor, changed, removed, into }) => {
      const suffixes = ['', ' two', ' three'];
      const estate = together(parts.map((part, at) => renamed(part, suffixes[at])));
      const other = renamed(donor, suffixes[into % parts.length]);
      return {
        estate,
        changes: {
          file: 'changes',
          asOf: undefined,
          rows: byTable(changed.map(each => changedRow(estate, other, tables, each))),
          removals: byTable(removed.map(each => removedRow(estate, tables, each))),
        },
      };
    });
