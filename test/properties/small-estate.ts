/** Estates of one license, written by hand: what they come to, and properties that hold for many random ones. */
import fc from 'fast-check';
import { loadCatalog } from '../../catalog/load.ts';
import { termsFor } from '../../catalog/terms.ts';
import { parseDay } from '../../engine/estate/days.ts';
import { type Estate, type Row, TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { blankRow } from '../../engine/estate/values.ts';
import { type PositionRecord, positionRecords } from '../../engine/explain/view.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import type { MetricId } from '../../engine/metrics/index.ts';
import { reconcile } from '../../engine/reconcile.ts';

export const AS_OF = parseDay('2026-01-01')!;
const TERMS = termsFor(loadCatalog(), AS_OF);

/** Rows of some tables; what a row leaves out is blank. */
type Tables = { readonly [T in TableName]?: readonly Partial<Row<T>>[] };

/** An estate with one license `L` of the products Draw and Chart, in any version. */
export interface Small extends Tables {
  readonly license?: Partial<Row<'licenses'>>;
  /** Entitlements bought. */
  readonly entitled?: number;
}

export const PRODUCTS = ['Draw', 'Chart'] as const;

/** The position of the license under a metric. */
export const positionOf = (metric: MetricId, { license, entitled = 0, ...rest }: Small): PositionRecord => {
  const tables: Tables = {
    products: PRODUCTS.map(product => ({ product })),
    licenses: [{ license: 'L', metric, ...license }],
    license_products: PRODUCTS.map(product => ({ license: 'L', product })),
    purchases: [{ purchase: 'P', license: 'L', quantity: entitled }],
    ...rest,
  };
  const estate = Object.fromEntries(
    TABLE_NAMES.map(table => [table, (tables[table] ?? []).map(row => ({ ...blankRow(table), ...row }))]),
  ) as unknown as Estate;
  return positionRecords(reconcile(imageOf(estate, columnsOf(estate)), TERMS, AS_OF))[0];
};

export const consumed = (metric: MetricId, small: Small): number => positionOf(metric, small).consumed;

/** Something that holds for every estate of a metric; `holds` throws with the smallest counterexample and its seed. */
export interface Property {
  readonly says: string;
  readonly holds: (metric: MetricId) => void;
}

const SEED = 20_260_101;
const RUNS = 100;

/** A property over random values that may depend on the metric. */
export const property = <T>(
  says: string,
  valuesOf: (metric: MetricId) => fc.Arbitrary<T>,
  check: (metric: MetricId, value: T) => void,
): Property => ({
  says,
  holds: metric =>
    fc.assert(
      fc.property(valuesOf(metric), value => check(metric, value)),
      { numRuns: RUNS, seed: SEED },
    ),
});

/** The same hundred estates that properties meet, to see that they are no empty ones. */
export const sampleOf = (values: fc.Arbitrary<Small>): readonly Small[] =>
  fc.sample(values, { numRuns: RUNS, seed: SEED });

/** What is installed where: distinct rows on the computers, in one of three versions. */
export const installedOn = (computers: readonly string[], minLength = 1) =>
  fc.uniqueArray(installation(computers), {
    minLength,
    maxLength: 8,
    selector: row => `${row.computer} ${row.product} ${row.version}`,
  });

export const installation = (computers: readonly string[]) =>
  fc.record({
    computer: fc.constantFrom(...computers),
    product: fc.constantFrom(...PRODUCTS),
    version: fc.constantFrom('1', '2', '3'),
  });

type Installed = Pick<Row<'installations'>, 'computer' | 'product' | 'version'>;

/** The rows with one more, unless it is there. */
export const withOne = (rows: readonly Installed[], more: Installed): readonly Installed[] =>
  rows.some(row => row.computer === more.computer && row.product === more.product && row.version === more.version)
    ? rows
    : [...rows, more];
