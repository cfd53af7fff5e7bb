/** Puts rows of many tables together into one consistent estate in memory: repeated keys, references, hosts; problems by row. */
import { type MetricId, PARAMETERS } from '../metrics/parameters.ts';
import { fold } from '../names.ts';
import { checkProductRights } from './checks.ts';
import { KEY_COLUMNS, rowKey } from './keys.ts';
import { type Problem, WARNINGS } from './problem.ts';
import { hostCycle, hostCycles, REFERENCES, recordAdded, referenceUnknown } from './references.ts';
import { type Estate, type Row, TABLE_NAMES, type TableName } from './tables.ts';
import { blankRow } from './values.ts';

/** A row and where it came from. */
export interface PlacedRow<T extends TableName = TableName> {
  readonly row: Row<T>;
  readonly file?: string;
  readonly line?: number;
}

export type PlacedTables = { readonly [T in TableName]?: readonly PlacedRow<T>[] };

export interface SettleOptions {
  /** Tables whose rows are added when they are used and not listed; a reference to nothing else is refused. */
  readonly added: ReadonlySet<TableName>;
}

export interface Settled {
  readonly estate: Estate;
  readonly problems: readonly Problem[];
}

type AnyRow = Readonly<Record<string, unknown>>;
type AnyPlaced = { readonly row: AnyRow; readonly file?: string; readonly line?: number };

/** Later rows replace earlier ones of the same key, in their place. */
const byKey = (table: TableName, placed: readonly AnyPlaced[], problems: Problem[]): Map<string, AnyPlaced> => {
  const rows = new Map<string, AnyPlaced>();
  for (const one of placed) {
    const key = rowKey(table, one.row);
    const before = rows.get(key);
    if (before) problems.push(keyRepeated(table, one, before));
    rows.set(key, before ? { ...one, row: { ...one.row, ...firstSpelling(table, before.row) } } : one);
  }
  return rows;
};

/** A key is shown as first spelt. */
const firstSpelling = (table: TableName, row: AnyRow): AnyRow =>
  Object.fromEntries(KEY_COLUMNS[table].map(column => [column, row[column]]));

/** A row repeats the key of an earlier one of the same import and replaces it: a warning. */
const keyRepeated = (table: TableName, { row, file, line }: AnyPlaced, before: AnyPlaced): Problem => {
  const key = KEY_COLUMNS[table].map(column => String(row[column] ?? '')).filter(part => part !== '');
  const where = before.line ? ` of line ${before.line}` : '';
  return {
    code: 'KEY_REPEATED',
    table,
    file,
    line,
    column: KEY_COLUMNS[table][0],
    message: `The key ${JSON.stringify(key.join(', '))} was given before; this row replaces the one${where}.`,
    help: 'Give each record once; keys are compared without regard to case.',
  };
};

/**
 * Settles tables of valid rows: a row that repeats a key replaces the earlier one, references are resolved, computers that host
 * themselves and rights that the license's metric refuses are refused. Rejected rows are left out of the estate, and their
 * keys count as unknown for the rows that name them. `installations` stay as given: recognition comes after.
 */
export const settleEstate = (tables: PlacedTables, { added }: SettleOptions): Settled => {
  const problems: Problem[] = [];
  const settled = new Map<TableName, Map<string, AnyPlaced>>();
  for (const table of TABLE_NAMES)
    settled.set(table, byKey(table, (tables[table] ?? []) as readonly AnyPlaced[], problems));
  dropHostCycles(settled.get('computers')!, problems);
  const order = [...TABLE_NAMES].sort((a, b) => depth(a) - depth(b));
  for (const table of order) resolve(table, settled, added, problems);
  const estate = Object.fromEntries(
    TABLE_NAMES.map(table => [table, [...settled.get(table)!.values()].map(placed => placed.row)]),
  ) as unknown as Estate;
  return { estate, problems };
};

/** How many references away from a table that refers to nothing. */
const depth = (table: TableName): number => Math.max(0, ...REFERENCES[table].map(({ to }) => depth(to) + 1));

const dropHostCycles = (computers: Map<string, AnyPlaced>, problems: Problem[]): void => {
  const rows = [...computers.values()].map(({ row }) => row as Row<'computers'>);
  for (const key of hostCycles(rows)) {
    const { row, file, line } = computers.get(key)!;
    problems.push(hostCycle({ table: 'computers', file, line }, String(row.computer), String(row.host)));
    computers.delete(key);
  }
};

const resolve = (
  table: TableName,
  settled: ReadonlyMap<TableName, Map<string, AnyPlaced>>,
  added: ReadonlySet<TableName>,
  problems: Problem[],
): void => {
  const rows = settled.get(table)!;
  const reject = (key: string, problem: Problem): void => {
    problems.push(problem);
    if (!WARNINGS.has(problem.code)) rows.delete(key);
  };
  for (const [key, { row, file, line }] of rows) {
    for (const { column, to } of REFERENCES[table]) {
      const value = String(row[column] ?? '');
      if (value === '' || settled.get(to)!.has(fold(value))) continue;
      const place = { table, column, file, line };
      if (added.has(to)) {
        settled.get(to)!.set(fold(value), { row: { ...blankRow(to), [KEY_COLUMNS[to][0]]: value }, file, line });
        problems.push(recordAdded(place, to, value));
      } else reject(key, referenceUnknown(place, to, value));
    }
    if (table !== 'license_products' || !rows.has(key)) continue;
    const metric = settled.get('licenses')!.get(fold(String(row.license)))?.row.metric;
    if (!isMetric(metric)) continue;
    for (const finding of checkProductRights(row, metric)) reject(key, { ...finding, table, file, line });
  }
};

const isMetric = (metric: unknown): metric is MetricId =>
  typeof metric === 'string' && Object.hasOwn(PARAMETERS, metric);
