/** Generators of small random estates, valid by the data contract and dense in what rules can do to each other. */
import fc from 'fast-check';
import { type Column, type Estate, TABLE_NAMES, TABLES, type TableName } from '../../engine/estate/tables.ts';
import { type MetricId, PARAMETERS } from '../../engine/metrics/parameters.ts';
import { type CaseRow, rowOf } from './caseEstate.ts';
import { activationEvents, activations, serials } from './generate/activation.ts';
import { COMPUTERS, CONTRACTS, LICENSES, PRODUCTS, USERS } from './generate/choices.ts';
import { allocations, contracts, licenses, measurements, purchases } from './generate/entitlements.ts';
import { catalog, computers, inventory, users } from './generate/inventory.ts';
import { keyOf } from './names.ts';

export { AS_OF } from './generate/choices.ts';

export interface EstateOptions {
  /** Metrics that licenses may have; all when left out. */
  readonly metrics?: readonly MetricId[];
  /** Most rows of some tables. */
  readonly installations?: number;
  readonly licenses?: number;
  readonly usage?: number;
  readonly access?: number;
}

const parts = (options: EstateOptions) =>
  fc.record({
    catalog,
    users,
    computers,
    ...inventory({
      installations: options.installations ?? 16,
      usage: options.usage ?? 5,
      access: options.access ?? 6,
    }),
    contracts,
    licenses: licenses(options.metrics ?? (Object.keys(PARAMETERS) as MetricId[]), options.licenses ?? 5),
    purchases,
    allocations,
    measurements,
    serials,
    activations,
    activationEvents,
  });

type Parts = ReturnType<typeof parts> extends fc.Arbitrary<infer P> ? P : never;

/** The rows of a table that do not repeat the key of an earlier one. */
function unrepeated(table: TableName, rows: readonly CaseRow[]): CaseRow[] {
  const columns: Readonly<Record<string, Column>> = TABLES[table];
  const keys = Object.keys(columns).filter(name => columns[name]!.key);
  const id = (row: CaseRow) => keys.map(name => keyOf(String(row[name]))).join('\n');
  return [...Map.groupBy(rows, id).values()].map(group => group[0]!);
}

/** The name of a host: one of the computers before this one, so that no chain of hosts closes. */
function hostOf(number: number, before: number): string {
  if (number === 0) return '';
  return number === 8 || before === 0 ? 'elsewhere' : COMPUTERS[(number - 1) % before]!;
}

/** Puts names in the place of numbers and leaves out what stands on nothing. */
function tablesOf(part: Parts): Partial<Record<TableName, CaseRow[]>> {
  const name = (names: readonly string[], number: number | null, count: number) =>
    number === null ? '' : names[number % count]!;
  const computer = (number: number | null) => name(COMPUTERS, number, part.computers.length);
  const license = (number: number | null) => name(LICENSES, number, part.licenses.length);
  const products = part.catalog.products.map((row, i) => ({ ...row, product: PRODUCTS[i]! }));
  return {
    products: products.map(({ product, category }) => ({ product, category })),
    versions: products.flatMap(({ product, versions }) => versions.map(row => ({ product, ...row }))),
    editions: products.flatMap(({ product, editions }) => editions.map(row => ({ product, ...row }))),
    suites: part.catalog.suites,
    users: part.users.map((row, i) => ({ ...row, user: USERS[i]! })),
    computers: part.computers.map((row, i) => ({
      ...row,
      computer: COMPUTERS[i]!,
      host: hostOf(row.host, i),
    })),
    installations: part.installations.map(row => ({ ...row, computer: computer(row.computer) })),
    usage: part.usage.map(row => ({ ...row, computer: computer(row.computer) })),
    access: part.access.map(row => ({ ...row, computer: computer(row.computer), server: computer(row.server) })),
    contracts: part.contracts.map((row, i) => ({ ...row, contract: CONTRACTS[i]! })),
    licenses: part.licenses.map(({ row }, i) => ({ ...row, license: LICENSES[i]! })),
    license_products: part.licenses.flatMap((row, i) =>
      row.products.map(product => ({ ...product, license: LICENSES[i]! })),
    ),
    license_contracts: part.licenses.flatMap((row, i) =>
      row.contracts
        .filter(number => number < part.contracts.length)
        .map(number => ({ license: LICENSES[i]!, contract: CONTRACTS[number]! })),
    ),
    purchases: part.purchases.map((row, i) => ({
      ...row,
      purchase: `p${(i * 7) % 10}`,
      license: license(row.license),
      base_license: row.kind === 'upgrade' ? license(row.base_license) : '',
    })),
    allocations: part.allocations.map(row => ({
      ...row,
      license: license(row.license),
      computer: computer(row.computer),
    })),
    measurements: part.measurements.map(row => ({
      ...row,
      license: license(row.license),
      computer: computer(row.computer),
    })),
    serials: part.serials,
    activations: part.activations,
    activation_events: part.activationEvents.map((row, i) => ({ ...row, event: `e${i}` })),
  };
}

/** Blank rows of each table, so that every column is there. */
const blanks = Object.fromEntries(TABLE_NAMES.map(table => [table, rowOf(table, {})])) as Record<TableName, CaseRow>;

/** Random estates, without a bias to first and last values; look at them on the day `AS_OF`. */
export function estates(options: EstateOptions = {}): fc.Arbitrary<Estate> {
  return fc.noBias(parts(options)).map(part => {
    const tables = tablesOf(part);
    const filled = TABLE_NAMES.map(table => {
      const rows = (tables[table] ?? []).map(row =>
        Object.fromEntries(Object.keys(TABLES[table]).map(column => [column, row[column] ?? blanks[table][column]])),
      );
      return [table, unrepeated(table, rows)] as const;
    });
    return Object.fromEntries(filled) as unknown as Estate;
  });
}
