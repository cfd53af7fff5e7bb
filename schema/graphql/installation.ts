/** What is installed on a computer now. */
import { fold } from '../../app/vocabulary.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { builder } from './builder.ts';
import { byKey } from './load.ts';
import { Product } from './refs.ts';

export const Installation = builder.objectRef<Row<'installations'>>('Installation');
Installation.implement({
  description: 'A product installed on a computer.',
  fields: t => ({
    product: t.loadable({
      type: Product,
      description: 'The product.',
      load: byKey('products') as never,
      resolve: row => fold(row.product),
    }),
    version: t.string({
      nullable: true,
      description: 'Version, where it is known.',
      resolve: row => row.version || null,
    }),
    edition: t.string({
      nullable: true,
      description: 'Edition, where it is known.',
      resolve: row => row.edition || null,
    }),
    installedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day of installation.',
      resolve: row => row.installed_on,
    }),
    lastUsed: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day of the last use.',
      resolve: row => row.last_used,
    }),
  }),
});
