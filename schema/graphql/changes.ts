/** The history of every record: on the record itself, and of all records as one list that can be searched. */
import type { ObjectRef } from '@pothos/core';
import { changePage } from '../../app/pages/changes.ts';
import { type RecordTable, storedKeyOf } from '../../app/records.ts';
import { builder, type SchemaShape } from './builder.ts';
import { Change, RecordedTable } from './change.ts';
import { connectionOf, pageArgs } from './connections.ts';
import { numberOf } from './ids.ts';
import { LicenseContract } from './licenseContract.ts';
import { histories } from './load.ts';
import { Allocation, Computer, LicenseProduct, Product, Purchase, User } from './refs.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaShape>;

interface RecordShape {
  readonly row: object;
}

const addHistory = <T extends RecordShape>(type: ObjectRef<Types, T>, table: RecordTable, one: string): void =>
  builder.objectField(
    type,
    'history',
    t =>
      t.loadableList({
        type: Change,
        description: `The last 100 changes of the ${one}, the last first.`,
        load: histories(table),
        resolve: (parent: unknown) => storedKeyOf(table, { ...(parent as T).row }),
      }) as never,
  );

addHistory(Purchase, 'purchases', 'purchase');
addHistory(Computer, 'computers', 'computer; that it was added, its import says');
addHistory(User, 'users', 'user; that it was added, its import says');
addHistory(Product, 'products', 'product');
addHistory(LicenseProduct, 'license_products', 'product of the license');
addHistory(LicenseContract, 'license_contracts', 'link');
addHistory(Allocation, 'allocations', 'allocation');

const ChangeConnection = connectionOf('Change', Change, 'changes');

const ChangeFilter = builder.inputType('ChangeFilter', {
  description: 'Which changes. All that is given must fit.',
  fields: t => ({
    tables: t.field({ type: [RecordedTable], description: 'Tables of the records.' }),
    key: t.stringList({
      description: 'Parts of the key in the order of the columns, in any case; later parts may be left out.',
    }),
    license: t.string({
      description:
        'Key of a license: its own changes and those of its products, contracts, purchases, allocations and measurements.',
    }),
    who: t.string({ description: 'Who made them, in any case.' }),
    since: t.field({ type: 'DateTime', description: 'The first moment.' }),
    until: t.field({ type: 'DateTime', description: 'The last moment.' }),
    import: t.id({ description: 'Id of the import that made them.' }),
    onlyRights: t.boolean({ description: 'Only changes of rights, which have an effect.' }),
  }),
});

builder.queryField('changes', t =>
  t.field({
    type: ChangeConnection,
    description: 'Changes of records, the last first: who changed what and when, before and after.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: ChangeFilter, description: 'Which ones.' }),
    },
    resolve: (_, { filter, ...asked }, { workspace }) => {
      const { import: imported, ...rest } = filter ?? {};
      return changePage(workspace, { ...rest, importId: imported ? numberOf('Import', imported) : null }, asked);
    },
  }),
);
