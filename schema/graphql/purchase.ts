/** What was bought. */
import { versionOf } from '../../app/edit/version.ts';
import { fold } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { columnFields } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import { connectionOf } from './connections.ts';
import { byKey } from './load.ts';
import { License, Purchase, type RowShape } from './refs.ts';

builder.node(Purchase, {
  description: 'A purchase: entitlements, or maintenance of them.',
  id: { resolve: ({ row }) => fold(row.purchase) },
  loadMany: (keys, context) => byKey('purchases')(keys, context),
  fields: t => ({
    key: t.string({ description: 'Key.', resolve: ({ row }) => row.purchase }),
    license: t.loadable({
      type: License,
      description: 'The license it is for.',
      load: byKey('licenses') as never,
      resolve: ({ row }) => fold(row.license),
    }),
    baseLicense: t.loadable({
      type: License,
      nullable: true,
      description: 'The license that an upgrade takes entitlements from.',
      load: byKey('licenses') as never,
      resolve: ({ row }) => (row.base_license ? fold(row.base_license) : null) as never,
    }),
    ...columnFields<RowShape<'purchases'>>(t, 'purchases', COLUMN_TEXTS.purchases!, ({ row }) => row),
    version: t.string({
      description: 'Version of this state, to be sent along with a change of it.',
      resolve: ({ row }) => versionOf('purchases', row),
    }),
  }),
});

export const PurchaseConnection = connectionOf('Purchase', Purchase, 'purchases');
