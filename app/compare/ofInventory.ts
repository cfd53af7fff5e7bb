/** Why the position of a license changed, as far as the inventory is the cause: installations, computers, users, usage, access, and the order of versions. */
import { type Cause, type CauseKind, counted, listed } from './causes.ts';
import type { Estates } from './estates.ts';
import { causesOfConsumers } from './ofConsumers.ts';
import type { RowDifference } from './rows.ts';

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

/** Everything in the inventory that differs and concerns these products, or who a license is allocated to. */
export const causesOfInventory = (
  estates: Estates,
  products: readonly string[],
  license?: string,
): readonly Cause[] => [
  ...installations(estates, products),
  ...causesOfConsumers(estates, products, license),
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
