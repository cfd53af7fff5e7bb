/** Which computers and users came, went or have other values, as far as they concern the products of a license. */
import { fold } from '../../engine/names.ts';
import { type Cause, type CauseKind, counted, listed } from './causes.ts';
import type { Estates } from './estates.ts';
import { eitherOf, type RowDifference } from './rows.ts';
import { changes, text } from './values.ts';

type ConsumerTable = 'computers' | 'users';

/** Columns that no calculation looks at. */
const IDLE: Readonly<Record<ConsumerTable, ReadonlySet<string>>> = {
  computers: new Set(['last_inventory', 'threads']),
  users: new Set(['name', 'email']),
};

/** Folded names that rows of a table have in some columns, in either run, where they concern the products or the license. */
const namesIn = (
  { before, after }: Estates,
  table: 'access' | 'usage' | 'allocations' | 'measurements',
  columns: readonly string[],
  isAbout: (row: Readonly<Record<string, unknown>>) => boolean,
): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { image } of [before, after])
    for (const row of image.rows[table] as readonly Readonly<Record<string, unknown>>[])
      if (isAbout(row)) for (const column of columns) names.add(fold(text(row, column)));
  return names;
};

/** Tells which computers matter: where the products are, what they run on, and what is allocated, accessed or measured. */
const concernedComputers = (
  estates: Estates,
  products: readonly string[],
  license = '',
): ((row: RowDifference, key: string) => boolean) => {
  const wanted = new Set(products.map(fold));
  const isOfProducts = (row: Readonly<Record<string, unknown>>): boolean => wanted.has(fold(text(row, 'product')));
  const isOfLicense = (row: Readonly<Record<string, unknown>>): boolean => fold(text(row, 'license')) === fold(license);
  const named = [
    namesIn(estates, 'access', ['computer', 'server'], isOfProducts),
    namesIn(estates, 'allocations', ['computer'], isOfLicense),
    namesIn(estates, 'measurements', ['computer'], isOfLicense),
  ];
  return (row, key) => {
    const clusters = [row.before, row.after].map(side => fold(text(side ?? {}, 'cluster'))).filter(name => name !== '');
    return (
      named.some(names => names.has(key)) ||
      products.some(product => estates.computersWith(product).has(key)) ||
      products.some(product => {
        const places = estates.placesOf(product);
        return places.hosts.has(key) || clusters.some(cluster => places.clusters.has(cluster));
      })
    );
  };
};

/** Tells which users matter: those of such computers, and those who use, access or are allocated. */
const concernedUsers = (
  estates: Estates,
  products: readonly string[],
  license = '',
): ((row: RowDifference, key: string) => boolean) => {
  const wanted = new Set(products.map(fold));
  const isOfProducts = (row: Readonly<Record<string, unknown>>): boolean => wanted.has(fold(text(row, 'product')));
  const users = new Set([
    ...namesIn(estates, 'usage', ['user'], isOfProducts),
    ...namesIn(estates, 'access', ['user'], isOfProducts),
    ...namesIn(estates, 'allocations', ['user'], row => fold(text(row, 'license')) === fold(license)),
  ]);
  for (const { image } of [estates.before, estates.after])
    for (const row of image.rows.computers)
      if (products.some(product => estates.computersWith(product).has(fold(row.computer))))
        users.add(fold(row.user || row.calculated_user));
  return (_, key) => users.has(key);
};

const SIDES = [
  ['added', 'more'],
  ['removed', 'less'],
] as const;

const causesOfTable = (
  estates: Estates,
  table: ConsumerTable,
  makeConcerned: () => (row: RowDifference, key: string) => boolean,
): Cause[] => {
  const touched = [...estates.rows(table)].flatMap(([key, row]) => {
    const columns = row.columns.filter(column => !IDLE[table].has(column));
    const isWhole = row.before === undefined || row.after === undefined;
    return isWhole || columns.length > 0 ? [{ key, row: { ...row, columns } }] : [];
  });
  if (touched.length === 0) return [];
  const concerns = makeConcerned();
  const rows = touched.filter(({ key, row }) => concerns(row, key)).map(({ row }) => row);
  const one = table.slice(0, -1);
  const cause = (
    kind: CauseKind,
    some: readonly RowDifference[],
    verb: string,
    name: (row: RowDifference) => string,
  ) => {
    if (some.length === 0) return [];
    const detail = listed(some.map(name));
    return [{ kind, count: some.length, detail, sentence: `${counted(some.length, one)} ${verb}: ${detail}.` }];
  };
  const nameOf = (row: RowDifference): string => text(eitherOf(row), one);
  const sideOf = (row: RowDifference) => (!row.before ? 'added' : !row.after ? 'removed' : 'changed');
  return [
    ...SIDES.flatMap(([side, verb]) =>
      cause(
        `${table}-${side}`,
        rows.filter(row => sideOf(row) === side),
        verb,
        nameOf,
      ),
    ),
    ...cause(
      `${table}-changed`,
      rows.filter(row => sideOf(row) === 'changed'),
      'with other values',
      row => `${nameOf(row)} (${changes(row)})`,
    ),
  ];
};

/** Computers and users that came, went or changed and concern the products, or the license. */
export const causesOfConsumers = (
  estates: Estates,
  products: readonly string[],
  license?: string,
): readonly Cause[] => [
  ...causesOfTable(estates, 'computers', () => concernedComputers(estates, products, license)),
  ...causesOfTable(estates, 'users', () => concernedUsers(estates, products, license)),
];
