/** What can be asked: runs, records and imports. */

import { contains, given, named, newestFirst, recordPage } from '../../app/pages/recordLists.ts';
import { loadStoredRun, runPage } from '../../app/pages/runs.ts';
import { countImports, importsBefore, importsById } from '../../app/records.ts';
import { fold } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { ComputerConnection } from './computer.ts';
import { pageArgs } from './connections.ts';
import type { Viewer as ViewerShape } from './context.ts';
import { ContractConnection } from './contract.ts';
import { Role } from './enums.ts';
import { numberOf } from './ids.ts';
import { Import, ImportConnection } from './import.ts';
import { LicenseConnection } from './license.ts';
import { byKey } from './load.ts';
import { ProductConnection } from './product.ts';
import { ComputerFilter, LicenseFilter, LicenseOrder, ProductFilter } from './recordQueries.ts';
import { Computer, Contract, License, Product, Run, User } from './refs.ts';
import { RunConnection } from './run.ts';

const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  description: 'Who asks.',
  fields: t => ({
    name: t.exposeString('name', { description: 'Name of the token, or of the login.' }),
    role: t.field({ type: Role, description: 'What may be done.', resolve: ({ role }) => role }),
  }),
});

builder.queryFields(t => ({
  viewer: t.field({ type: Viewer, description: 'Who asks.', resolve: (_, __, { viewer }) => viewer! }),
  run: t.field({
    type: Run,
    nullable: true,
    description: 'A run; the last one when no id is given.',
    args: { id: t.arg.id({ description: 'Id of the run.' }) },
    resolve: (_, { id }, { workspace }) => loadStoredRun(workspace, id ? numberOf('Run', id) : undefined),
  }),
  runs: t.field({
    type: RunConnection,
    description: 'Runs with their totals, the last first.',
    args: pageArgs(t.arg as never),
    resolve: (_, asked, { workspace }) => runPage(workspace, asked),
  }),
  license: t.loadable({
    type: License,
    nullable: true,
    description: 'A license as it is now.',
    args: { key: t.arg.string({ required: true, description: 'Its key, in any case.' }) },
    load: byKey('licenses') as never,
    resolve: (_, { key }) => fold(key),
  }),
  licenses: t.field({
    type: LicenseConnection,
    description: 'Licenses as they are now, by key when no order is given.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: LicenseFilter, description: 'Which ones.' }),
      orderBy: t.arg({ type: LicenseOrder, description: 'In which order.' }),
    },
    resolve: (_, { filter, orderBy, ...asked }, { workspace }) => {
      const conditions = given(
        filter?.publisher && named('publisher', [filter.publisher]),
        filter?.metric && named('metric', [filter.metric]),
        filter?.status && named('status', [filter.status]),
        filter?.text && contains(['license', 'name'], filter.text),
      );
      return recordPage(
        workspace,
        'licenses',
        { conditions, column: orderBy?.field, isDescending: orderBy?.direction === 'desc' },
        asked,
      );
    },
  }),
  computer: t.loadable({
    type: Computer,
    nullable: true,
    description: 'A computer as it is now.',
    args: { key: t.arg.string({ required: true, description: 'Its key, in any case.' }) },
    load: byKey('computers') as never,
    resolve: (_, { key }) => fold(key),
  }),
  computers: t.field({
    type: ComputerConnection,
    description: 'Computers as they are now, by key.',
    args: { ...pageArgs(t.arg as never), filter: t.arg({ type: ComputerFilter, description: 'Which ones.' }) },
    resolve: (_, { filter, ...asked }, { workspace }) => {
      const conditions = given(
        filter?.kind && named('kind', [filter.kind]),
        filter?.role && named('role', [filter.role]),
        filter?.status && named('status', [filter.status]),
        filter?.businessUnit && named('business_unit', [filter.businessUnit]),
        filter?.location && named('location', [filter.location]),
        filter?.host && named('host', [filter.host]),
        filter?.text && contains(['computer', 'os', 'processor_model'], filter.text),
      );
      return recordPage(workspace, 'computers', { conditions }, asked);
    },
  }),
  user: t.loadable({
    type: User,
    nullable: true,
    description: 'A user as it is now.',
    args: { key: t.arg.string({ required: true, description: 'Its key, in any case.' }) },
    load: byKey('users') as never,
    resolve: (_, { key }) => fold(key),
  }),
  product: t.loadable({
    type: Product,
    nullable: true,
    description: 'A product as it is now.',
    args: { key: t.arg.string({ required: true, description: 'Its key, in any case.' }) },
    load: byKey('products') as never,
    resolve: (_, { key }) => fold(key),
  }),
  products: t.field({
    type: ProductConnection,
    description: 'Products, those that are only used too, by key.',
    args: { ...pageArgs(t.arg as never), filter: t.arg({ type: ProductFilter, description: 'Which ones.' }) },
    resolve: (_, { filter, ...asked }, { workspace }) => {
      const conditions = given(
        filter?.publisher && named('publisher', [filter.publisher]),
        filter?.category && named('category', [filter.category]),
        filter?.text && contains(['product', 'publisher'], filter.text),
      );
      return recordPage(workspace, 'products', { conditions }, asked);
    },
  }),
  contract: t.loadable({
    type: Contract,
    nullable: true,
    description: 'A contract as it is now.',
    args: { key: t.arg.string({ required: true, description: 'Its key, in any case.' }) },
    load: byKey('contracts') as never,
    resolve: (_, { key }) => fold(key),
  }),
  contracts: t.field({
    type: ContractConnection,
    description: 'Contracts as they are now, by key.',
    args: pageArgs(t.arg as never),
    resolve: (_, asked, { workspace }) => recordPage(workspace, 'contracts', { conditions: [] }, asked),
  }),
  import: t.field({
    type: Import,
    nullable: true,
    description: 'An import.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (_, { id }, { workspace }) => {
      const number = numberOf('Import', id);
      return importsById(workspace.db, [number]).get(number);
    },
  }),
  imports: t.field({
    type: ImportConnection,
    description: 'Imports, the last first.',
    args: pageArgs(t.arg as never),
    resolve: (_, asked, { workspace: { db } }) =>
      newestFirst(
        'imports',
        (before, limit) => importsBefore(db, before, limit),
        () => countImports(db),
        asked,
      ),
  }),
}));
