/** Tables of what software there is: products, their versions and editions, suites, and the rules that recognize them. */
import { index, integer, real, sqliteTable } from 'drizzle-orm/sqlite-core';
import { day, flag, id, key, reference, spelling } from './columns.ts';

/** `listed` is false for a product that is only used in other tables. */
export const products = sqliteTable('products', {
  id: id(),
  key: key(),
  listed: flag('listed'),
  product: spelling('product'),
  publisher: spelling('publisher'),
  category: spelling('category'),
});

/** Versions that are not `listed` were met in other tables and take no part in the order of versions. */
export const versions = sqliteTable(
  'versions',
  {
    id: id(),
    key: key(),
    listed: flag('listed'),
    product_id: reference('product_id', () => products.id).notNull(),
    version: spelling('version'),
    released: day('released'),
    order: real('order'),
  },
  table => [index('versions_product').on(table.product_id)],
);

/** Editions that are not `listed` were met in other tables and have no rank; `position` is the place of the row in its list. */
export const editions = sqliteTable(
  'editions',
  {
    id: id(),
    key: key(),
    listed: flag('listed'),
    product_id: reference('product_id', () => products.id).notNull(),
    edition: spelling('edition'),
    order: real('order'),
    position: integer('position'),
  },
  table => [index('editions_product').on(table.product_id)],
);

export const suites = sqliteTable(
  'suites',
  {
    id: id(),
    key: key(),
    suite_product_id: reference('suite_product_id', () => products.id).notNull(),
    suite_version: spelling('suite_version'),
    suite_edition: spelling('suite_edition'),
    member_product_id: reference('member_product_id', () => products.id).notNull(),
    member_version: spelling('member_version'),
    member_edition: spelling('member_edition'),
  },
  table => [
    index('suites_suite_product').on(table.suite_product_id),
    index('suites_member_product').on(table.member_product_id),
  ],
);

/** `position` is the place of the rule in its list: among rules that fit equally well the earlier one counts. */
export const recognition = sqliteTable(
  'recognition',
  {
    id: id(),
    key: key(),
    publisher: spelling('publisher'),
    name: spelling('name'),
    version: spelling('version'),
    product_id: reference('product_id', () => products.id),
    product_version: spelling('product_version'),
    product_edition: spelling('product_edition'),
    ignore: flag('ignore'),
    position: integer('position'),
  },
  table => [index('recognition_product').on(table.product_id)],
);
