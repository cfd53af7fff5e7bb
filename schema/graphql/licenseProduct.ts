/** What a license is for: a product with version and edition, and rights that differ there. */
import { versionOf } from '../../app/edit/version.ts';
import { fold } from '../../app/vocabulary.ts';
import { columnFields } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import { byKey } from './load.ts';
import { License, LicenseProduct, Product, type RowShape } from './refs.ts';
import { Rights } from './rights.ts';

LicenseProduct.implement({
  description: 'A product that a license is for.',
  fields: t => ({
    license: t.loadable({
      type: License,
      description: 'The license.',
      load: byKey('licenses') as never,
      resolve: ({ row }) => fold(row.license),
    }),
    product: t.loadable({
      type: Product,
      description: 'The product.',
      load: byKey('products') as never,
      resolve: ({ row }) => fold(row.product),
    }),
    ...columnFields<RowShape<'license_products'>>(
      t,
      'license_products',
      COLUMN_TEXTS.license_products!,
      ({ row }) => row,
    ),
    rights: t.field({
      type: Rights,
      description: 'Rights that replace those of the license for this product.',
      resolve: ({ row }) => row,
    }),
    recordVersion: t.string({
      description: 'Version of this state, to be sent along with a change of it.',
      resolve: ({ row }) => versionOf('license_products', row),
    }),
  }),
});
