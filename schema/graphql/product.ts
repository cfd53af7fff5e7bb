/** Products with their versions, editions and the licenses that name them. */
import { decisionsOfProduct } from '../../app/pages/decisions.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { builder } from './builder.ts';
import { columnFields } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import { connectionOf } from './connections.ts';
import { DecisionConnection } from './decision.ts';
import { decisionArgs, decisionsIn } from './decisionsOf.ts';
import { byKey, naming } from './load.ts';
import { LicenseProduct, Product } from './refs.ts';
import { keyOf, type ProductShape } from './shapes.ts';

const Version = builder.objectRef<{ readonly row: Row<'versions'> }>('ProductVersion').implement({
  description: 'A version of a product.',
  fields: t => ({
    version: t.string({ description: 'Name of the version.', resolve: ({ row }) => row.version }),
    released: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day of release.',
      resolve: ({ row }) => row.released,
    }),
    order: t.float({ nullable: true, description: 'Its place, where it was given.', resolve: ({ row }) => row.order }),
  }),
});

const Edition = builder.objectRef<{ readonly row: Row<'editions'> }>('ProductEdition').implement({
  description: 'An edition of a product.',
  fields: t => ({
    edition: t.string({ description: 'Name of the edition.', resolve: ({ row }) => row.edition }),
    order: t.float({ nullable: true, description: 'Its place, where it was given.', resolve: ({ row }) => row.order }),
  }),
});

builder.node(Product, {
  description: 'A product. Under a run, as it was when the run was computed.',
  id: { resolve: keyOf.product },
  loadMany: (keys, context) => byKey('products')(keys, context),
  fields: t => ({
    key: t.string({ description: 'Key.', resolve: ({ row }) => row.product }),
    ...columnFields<ProductShape>(t, 'products', COLUMN_TEXTS.products!, ({ row }) => row),
    versions: t.loadableList({
      type: Version,
      description: 'Its versions, those that are only used too, in database order.',
      load: naming('versions', 'product'),
      resolve: keyOf.product,
    }),
    editions: t.loadableList({
      type: Edition,
      description: 'Its editions, those that are only used too, in database order.',
      load: naming('editions', 'product'),
      resolve: keyOf.product,
    }),
    licenses: t.loadableList({
      type: LicenseProduct,
      description: 'Under which licenses it may be used, in database order.',
      load: naming('license_products', 'product'),
      resolve: keyOf.product,
    }),
    decisions: t.field({
      type: DecisionConnection,
      description:
        'What a run decided about installations of it and accesses to it; empty while nothing is reconciled.',
      args: decisionArgs(t.arg),
      resolve: ({ row }, asked, context) =>
        decisionsIn(context, asked, ({ run, meta }, filter, page) =>
          decisionsOfProduct(run, meta.id, row.product, filter, page),
        ),
    }),
  }),
});

export const ProductConnection = connectionOf('Product', Product, 'products');
