/** Contracts with the licenses that may take rights from them, and what was changed. */

import { versionOf } from '../../app/edit/version.ts';
import { recordsByKey } from '../../app/records.ts';
import { fold } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { Change } from './change.ts';
import { columnFields } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import { connectionOf } from './connections.ts';
import { byKey, histories, naming } from './load.ts';
import { Contract, License } from './refs.ts';
import { Rights } from './rights.ts';
import { type ContractShape, keyOf } from './shapes.ts';

builder.node(Contract, {
  description: 'A contract that grants rights. Under a run, as it was when the run was computed.',
  id: { resolve: keyOf.contract },
  loadMany: (keys, context) => byKey('contracts')(keys, context),
  fields: t => ({
    key: t.string({ description: 'Key.', resolve: ({ row }) => row.contract }),
    ...columnFields<ContractShape>(t, 'contracts', COLUMN_TEXTS.contracts!, ({ row }) => row),
    version: t.string({
      description: 'Version of this state, to be sent along with a change of it.',
      resolve: ({ row }) => versionOf('contracts', row),
    }),
    rights: t.field({ type: Rights, description: 'Rights it grants.', resolve: ({ row }) => row }),
    licenses: t.loadableList({
      type: License,
      description: 'Licenses linked to it, in database order of the links.',
      load: async (keys: string[], context) => {
        const links = await naming('license_contracts', 'contract')(keys, context);
        const found = recordsByKey(
          context.workspace.db,
          'licenses',
          links.flat().map(({ row }) => fold(row.license)),
        );
        return links.map(own => own.map(({ row }) => found.get(fold(row.license))!));
      },
      resolve: keyOf.contract,
    }),
    history: t.loadableList({
      type: Change,
      description: 'The last 100 changes of the contract, the last first.',
      load: histories('contracts'),
      resolve: keyOf.contract,
    }),
  }),
});

export const ContractConnection = connectionOf('Contract', Contract, 'contracts');
