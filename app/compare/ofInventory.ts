/** Why the position of a license changed, as far as the inventory is the cause: installations, computers, users, usage, access, and the order of versions. */
import { fold } from '../../engine/names.ts';
import { type Cause, type CauseKind, counted, listed } from './causes.ts';
import type { Estates } from './estates.ts';
import { eitherOf, type RowDifference } from './rows.ts';

const installations = (estates: Estates, products: readonly string[]): Cause[] => {
  const found = products.map(product => ({ product, ...estates.installations(product) }));
  const cause = (kind: CauseKind, side: 'added' | 'removed', verb: string): Cause[] => {
    const touched = found.filter(each => each[side] > 0);
    const count = touched.reduce((sum, each) => sum + each[side], 0);
    if (count === 0) return [];
    const names = touched.flatMap(each => each[`${side}Shown`].map(where => `${each.product} on ${where}`));
    const detail = listed(names, count);
    return [{ kind, count, detail, sentence: `${counted(count, 'installation')} ${verb}: ${detail}.` }];
  };
  return [...cause('installations-added', 'added', 'more'), ...cause('installations-removed', 'removed', 'less')];
};

const named = (kind: CauseKind, rows: readonly RowDifference[], name: string, one: string, many?: string): Cause[] => {
  if (rows.length === 0) return [];
  const names = rows.map(row => {
    const label = String(eitherOf(row)[name] ?? '');
    return row.columns.length > 0 ? `${label} (${row.columns.join(', ')})` : label;
  });
  const detail = listed(names);
  return [
    { kind, count: rows.length, detail, sentence: `${counted(rows.length, one, many)} with other values: ${detail}.` },
  ];
};

/** Columns of a computer that no calculation looks at. */
const IDLE: ReadonlySet<string> = new Set(['last_inventory', 'threads']);

const computers = (estates: Estates, products: readonly string[]): Cause[] => {
  const touched = [...estates.rows('computers')].flatMap(([key, difference]) => {
    const columns = difference.columns.filter(column => !IDLE.has(column));
    const concerns = products.some(product => estates.computersWith(product).has(key));
    return concerns && columns.length > 0 ? [{ ...difference, columns }] : [];
  });
  return named('computers-changed', touched, 'computer', 'computer');
};

const users = (estates: Estates, products: readonly string[]): Cause[] => {
  const changed = [...estates.rows('users')].filter(([, row]) =>
    row.columns.some(column => column !== 'name' && column !== 'email'),
  );
  if (changed.length === 0) return [];
  const concerned = new Set<string>();
  const names = new Set(products.map(fold));
  for (const { image } of [estates.before, estates.after]) {
    for (const table of [image.rows.usage, image.rows.access])
      for (const row of table) if (names.has(fold(row.product))) concerned.add(fold(row.user));
    for (const row of image.rows.computers)
      if (products.some(product => estates.computersWith(product).has(fold(row.computer))))
        concerned.add(fold(row.user || row.calculated_user));
  }
  const touched = changed.filter(([key]) => concerned.has(key)).map(([, row]) => row);
  return named('users-changed', touched, 'user', 'user');
};

const ofProducts = (
  estates: Estates,
  products: readonly string[],
  table: 'usage' | 'access' | 'versions' | 'editions' | 'suites' | 'products',
  column: string,
): readonly RowDifference[] => products.flatMap(product => estates.rowsNaming(table, column, product));

const rowsOf = (kind: CauseKind, rows: readonly RowDifference[], one: string, many: string): Cause[] => {
  if (rows.length === 0) return [];
  const added = rows.filter(row => !row.before).length;
  const removed = rows.filter(row => !row.after).length;
  const parts = [`${added} added`, `${removed} removed`, `${rows.length - added - removed} changed`];
  const detail = parts.filter(part => !part.startsWith('0 ')).join(', ');
  return [{ kind, count: rows.length, detail, sentence: `${counted(rows.length, one, many)} differ: ${detail}.` }];
};

/** Everything in the inventory that differs and concerns the products of a license. */
export const causesOfInventory = (estates: Estates, products: readonly string[]): readonly Cause[] => [
  ...installations(estates, products),
  ...computers(estates, products),
  ...users(estates, products),
  ...rowsOf('usage-changed', ofProducts(estates, products, 'usage', 'product'), 'row of usage', 'rows of usage'),
  ...rowsOf('access-changed', ofProducts(estates, products, 'access', 'product'), 'row of access', 'rows of access'),
  ...rowsOf(
    'software-changed',
    [
      ...ofProducts(estates, products, 'products', 'product'),
      ...ofProducts(estates, products, 'versions', 'product'),
      ...ofProducts(estates, products, 'editions', 'product'),
      ...ofProducts(estates, products, 'suites', 'member_product'),
    ],
    'version, edition or suite of its products',
    'versions, editions or suites of its products',
  ),
];
