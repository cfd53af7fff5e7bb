/** Links between licenses and contracts. */
import { versionOf } from '../../app/edit/version.ts';
import { fold } from '../../app/vocabulary.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { builder } from './builder.ts';
import { byKey } from './load.ts';
import { Contract, License } from './refs.ts';

export const LicenseContract = builder.objectRef<{ readonly row: Row<'license_contracts'> }>('LicenseContract');
LicenseContract.implement({
  description: 'A contract that a license may take rights from.',
  fields: t => ({
    license: t.loadable({
      type: License,
      description: 'The license.',
      load: byKey('licenses') as never,
      resolve: ({ row }) => fold(row.license),
    }),
    contract: t.loadable({
      type: Contract,
      description: 'The contract.',
      load: byKey('contracts') as never,
      resolve: ({ row }) => fold(row.contract),
    }),
    version: t.string({
      description: 'Version of this state.',
      resolve: ({ row }) => versionOf('license_contracts', row),
    }),
  }),
});
