/** Products and applications of an image: every name that is listed or used, in the order in which units of use are formed. */
import { compareText, fold } from '../names.ts';
import { compareBestFirst, type Ranking, rankEditions, rankVersions } from '../order/ranking.ts';
import type { Applications, EstateRows, InstallationColumns, Products } from './image.ts';

const grouped = <T>(rows: readonly T[], name: (row: T) => string): ReadonlyMap<string, T[]> =>
  Map.groupBy(rows, row => fold(name(row)));

/** Every product that any row names, by key, shown as first spelt. */
const productNames = (
  rows: EstateRows,
  applications: InstallationColumns['applications'],
): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const note = (name: string): void => {
    const key = fold(name);
    if (!names.has(key)) names.set(key, name);
  };
  for (const table of [
    rows.products,
    rows.versions,
    rows.editions,
    rows.license_products,
    applications,
    rows.usage,
    rows.access,
  ])
    for (const row of table) note(row.product);
  for (const row of rows.suites) {
    note(row.suite_product);
    note(row.member_product);
  }
  return names;
};

type ProductsWithoutStarts = Omit<Products, 'applicationStart'>;

const productsOf = (rows: EstateRows, applications: InstallationColumns['applications']): ProductsWithoutStarts => {
  const names = productNames(rows, applications);
  const keys = [...names.keys()].sort(compareText);
  const listed = new Map(rows.products.map(row => [fold(row.product), row]));
  const versions = grouped(rows.versions, row => row.product);
  const editions = grouped(rows.editions, row => row.product);
  return {
    count: keys.length,
    name: keys.map(key => names.get(key)!),
    byKey: new Map(keys.map((key, index) => [key, index])),
    commercial: Uint8Array.from(keys, key => ((listed.get(key)?.category ?? 'commercial') === 'commercial' ? 1 : 0)),
    versionOrder: keys.map(key => rankVersions(versions.get(key) ?? [])),
    editionOrder: keys.map(key => rankEditions(editions.get(key) ?? [])),
    released: keys.map(
      key =>
        new Map(
          (versions.get(key) ?? []).flatMap((row): [string, number][] =>
            row.released === null ? [] : [[fold(row.version), row.released]],
          ),
        ),
    ),
  };
};

/** Position of each name, best first. */
const bestFirst = (names: readonly string[], ranking: Ranking): ReadonlyMap<string, number> =>
  new Map(names.toSorted((a, b) => compareBestFirst(ranking, a, b)).map((name, at) => [name, at]));

const noPlace = (): never => {
  throw new Error('an application has no place among those of its product');
};

export interface Software {
  readonly products: Products;
  readonly applications: Applications;
  /** For each application of the columns its index in the order of units. */
  readonly indexOfRow: Int32Array;
}

/** Products by key and applications in unit order. */
export const softwareOf = (rows: EstateRows, table: InstallationColumns['applications']): Software => {
  const products = productsOf(rows, table);
  const product = table.map(row => products.byKey.get(fold(row.product)) ?? noPlace());
  const version = table.map(row => fold(row.version));
  const edition = table.map(row => fold(row.edition));
  const ofProduct = Map.groupBy(table.keys(), at => product[at]);
  const place = new Map<number, { versions: ReadonlyMap<string, number>; editions: ReadonlyMap<string, number> }>();
  for (const [at, members] of ofProduct)
    place.set(at, {
      versions: bestFirst([...new Set(members.map(member => version[member]))], products.versionOrder[at]),
      editions: bestFirst([...new Set(members.map(member => edition[member]))], products.editionOrder[at]),
    });
  const order = Int32Array.from(table.keys()).sort((a, b) => {
    if (product[a] !== product[b]) return product[a] - product[b];
    const { versions, editions } = place.get(product[a])!;
    return (
      versions.get(version[a])! - versions.get(version[b])! ||
      editions.get(edition[a])! - editions.get(edition[b])! ||
      a - b
    );
  });
  const indexOfRow = new Int32Array(table.length);
  const applicationStart = new Int32Array(products.count + 1);
  const found = new Map<string, number>();
  order.forEach((row, index) => {
    indexOfRow[row] = index;
    applicationStart[product[row] + 1]++;
    found.set(`${product[row]}\n${version[row]}\n${edition[row]}`, index);
  });
  for (let at = 0; at < products.count; at++) applicationStart[at + 1] += applicationStart[at];
  const applications: Applications = {
    count: table.length,
    product: Int32Array.from(order, row => product[row]),
    version: Array.from(order, row => table[row].version),
    edition: Array.from(order, row => table[row].edition),
    versionKey: Array.from(order, row => version[row]),
    editionKey: Array.from(order, row => edition[row]),
    find: (at, versionKey, editionKey) => found.get(`${at}\n${versionKey}\n${editionKey}`) ?? -1,
  };
  return { products: { ...products, applicationStart }, applications, indexOfRow };
};
