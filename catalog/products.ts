/** Well-known products as rows of the estate's catalog tables, so that importers can offer versions in order and editions by rank. */
import type { Row } from '../engine/estate/tables.ts';
import { dayOf } from './day.ts';
import { type Catalog, filesOf } from './load.ts';

export interface ProductRows {
  readonly products: readonly Row<'products'>[];
  readonly versions: readonly Row<'versions'>[];
  readonly editions: readonly Row<'editions'>[];
}

/** Rows of `products`, `versions` and `editions`. `order` is the place in the catalog's list, from 1; `released` a day number. */
export const productRows = (catalog: Catalog): ProductRows => {
  const listed = filesOf(catalog, 'products').flatMap(({ content }) =>
    content.products.map(entry => ({ ...entry, publisher: content.publisher })),
  );
  return {
    products: listed.map(({ product, publisher }) => ({ product, publisher, category: 'commercial' })),
    versions: listed.flatMap(({ product, versions = [] }) =>
      versions.map(({ version, released }, at) => ({
        product,
        version,
        released: released === undefined ? null : (dayOf(released) ?? null),
        order: at + 1,
      })),
    ),
    editions: listed.flatMap(({ product, editions }) =>
      (editions?.order ?? []).map((edition, at) => ({ product, edition, order: at + 1 })),
    ),
  };
};
