/** Licenses with what they are for, what was bought, and what was changed. */

import { activationsOfLicenses } from '../../app/activation/page.ts';
import { versionOf } from '../../app/edit/version.ts';
import { recordsByKey } from '../../app/records.ts';
import { fold } from '../../app/vocabulary.ts';
import { Activation } from './activation.ts';
import { builder } from './builder.ts';
import { Change } from './change.ts';
import { columnFields } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import { connectionOf } from './connections.ts';
import { today } from './context.ts';
import { numberOf } from './ids.ts';
import { byKey, histories, naming } from './load.ts';
import { runFor } from './openRuns.ts';
import { positionOfLicense } from './positionsOf.ts';
import { Allocation, Contract, License, LicenseProduct, Position, Purchase } from './refs.ts';
import { Rights } from './rights.ts';
import { keyOf, type LicenseShape } from './shapes.ts';

builder.node(License, {
  description: 'A license: what it counts and what it may cover. Under a run, as it was when the run was computed.',
  id: { resolve: keyOf.license },
  loadMany: (keys, context) => byKey('licenses')(keys, context),
  fields: t => ({
    key: t.string({ description: 'Key.', resolve: ({ row }) => row.license }),
    ...columnFields<LicenseShape>(t, 'licenses', COLUMN_TEXTS.licenses!, ({ row }) => row),
    version: t.string({
      description: 'Version of this state, to be sent along with a change of it.',
      resolve: ({ row }) => versionOf('licenses', row),
    }),
    rights: t.field({ type: Rights, description: 'Its own rights as entered.', resolve: ({ row }) => row }),
    products: t.loadableList({
      type: LicenseProduct,
      description: 'What it is for, in database order.',
      load: naming('license_products', 'license'),
      resolve: keyOf.license,
    }),
    contracts: t.loadableList({
      type: Contract,
      description:
        'Linked contracts, in database order of contracts: of equal ones a right is inherited from the first.',
      load: async (keys: string[], context) => {
        const links = await naming('license_contracts', 'license')(keys, context);
        const names = links.flat().map(({ row }) => fold(row.contract));
        const found = recordsByKey(context.workspace.db, 'contracts', names);
        return links.map(own =>
          own.map(({ row }) => found.get(fold(row.contract))!).toSorted((one, other) => one.id - other.id),
        );
      },
      resolve: keyOf.license,
    }),
    purchases: t.loadableList({
      type: Purchase,
      description: 'What was bought, in database order.',
      load: naming('purchases', 'license'),
      resolve: keyOf.license,
    }),
    allocations: t.loadableList({
      type: Allocation,
      description: 'To whom and what it is given, in database order.',
      load: naming('allocations', 'license'),
      resolve: keyOf.license,
    }),
    activations: t.loadableList({
      type: Activation,
      description: 'What of it has to be activated, and how that stands today.',
      load: async (keys: string[], context) => {
        const found = activationsOfLicenses(context.workspace, keys, today(context));
        return keys.map(key => [...(found.get(key) ?? [])]);
      },
      resolve: keyOf.license,
    }),
    history: t.loadableList({
      type: Change,
      description: 'The last 100 changes of the license itself, the last first.',
      load: histories('licenses'),
      resolve: keyOf.license,
    }),
    position: t.field({
      type: Position,
      nullable: true,
      description: 'Its position in a run; null where the run does not know it, or nothing was reconciled.',
      args: { run: t.arg.id({ description: 'Id of a run; the last one when left out.' }) },
      resolve: ({ row }, { run }, context) => {
        const open = runFor(context, run ? numberOf('Run', run) : undefined);
        return open ? positionOfLicense(open, row.license) : null;
      },
    }),
  }),
});

export const LicenseConnection = connectionOf('License', License, 'licenses');
