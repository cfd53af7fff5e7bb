/** What can be asked: runs, records and imports. */

import { decisionPage } from '../../app/pages/decisions.ts';
import { importPage } from '../../app/pages/imports.ts';
import { loadStoredRun, runPage } from '../../app/pages/runs.ts';
import { importsById } from '../../app/records.ts';
import { fold } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { pageArgs } from './connections.ts';
import type { Viewer as ViewerShape } from './context.ts';
import { DecisionConnection } from './decision.ts';
import { decisionArgs, decisionsIn } from './decisionsOf.ts';
import { Role } from './enums.ts';
import { numberOf } from './ids.ts';
import { Import, ImportConnection } from './import.ts';
import { ImportFilter } from './importFilter.ts';
import { byKey } from './load.ts';
import { RunOrder } from './orders.ts';
import { Computer, Contract, License, Product, Run, User } from './refs.ts';
import { RunConnection } from './run.ts';
import { RunFilter } from './runFilter.ts';

const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  description: 'Who asks.',
  fields: t => ({
    name: t.exposeString('name', { description: 'Name of the token, or of the login.' }),
    role: t.field({ type: Role, description: 'What may be done.', resolve: ({ role }) => role }),
    businessUnits: t.stringList({
      description: 'Business units whose computers and users may be seen; blank: all.',
      resolve: ({ scope }) => scope?.businessUnits ?? [],
    }),
    locations: t.stringList({
      description: 'Locations whose computers and users may be seen; blank: all.',
      resolve: ({ scope }) => scope?.locations ?? [],
    }),
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
    description: 'Runs with their totals, the last first when no order is given.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: RunFilter, description: 'Which ones.' }),
      orderBy: t.arg({ type: RunOrder, description: 'In which order.' }),
    },
    resolve: (_, { filter, orderBy, ...asked }, { workspace }) =>
      runPage(
        workspace,
        {
          policy: filter?.policy,
          asOf: filter?.asOf,
          order: orderBy ? { field: orderBy.field, isDescending: orderBy.direction === 'desc' } : undefined,
        },
        asked,
      ),
  }),
  decisions: t.field({
    type: DecisionConnection,
    description: 'Everything that a run decided; empty while nothing is reconciled.',
    args: decisionArgs(t.arg),
    resolve: (_, asked, context) =>
      decisionsIn(context, asked, ({ run, meta }, filter, page) => decisionPage(run, meta.id, filter, page)),
  }),
  license: t.loadable({
    type: License,
    nullable: true,
    description: 'A license as it is now.',
    args: { key: t.arg.string({ required: true, description: 'Its key, in any case.' }) },
    load: byKey('licenses') as never,
    resolve: (_, { key }) => fold(key),
  }),
  computer: t.loadable({
    type: Computer,
    nullable: true,
    description: 'A computer as it is now.',
    args: { key: t.arg.string({ required: true, description: 'Its key, in any case.' }) },
    load: byKey('computers') as never,
    resolve: (_, { key }) => fold(key),
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
  contract: t.loadable({
    type: Contract,
    nullable: true,
    description: 'A contract as it is now.',
    args: { key: t.arg.string({ required: true, description: 'Its key, in any case.' }) },
    load: byKey('contracts') as never,
    resolve: (_, { key }) => fold(key),
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
    args: { ...pageArgs(t.arg as never), filter: t.arg({ type: ImportFilter, description: 'Which ones.' }) },
    resolve: (_, { filter, ...asked }, { workspace }) => importPage(workspace, filter ?? {}, asked),
  }),
}));
