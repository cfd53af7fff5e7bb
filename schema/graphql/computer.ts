/** Computers with what is installed on them and what a run decided about that. */
import { decisionsOfComputer } from '../../app/pages/decisions.ts';
import { guestsOf, installedOn } from '../../app/records.ts';
import { fold } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { columnFields } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import { connectionOf } from './connections.ts';
import { DecisionConnection } from './decision.ts';
import { decisionArgs, decisionsIn } from './decisionsOf.ts';
import { Installation } from './installation.ts';
import { byKey, naming } from './load.ts';
import { Allocation, Computer, User } from './refs.ts';
import { type ComputerShape, keyOf } from './shapes.ts';

const userOf = (column: 'user' | 'calculated_user') =>
  ({
    type: User,
    nullable: true,
    load: byKey('users') as never,
    resolve: ({ row }: ComputerShape) => (row[column] ? fold(row[column]) : null) as never,
  }) as const;

builder.node(Computer, {
  description: 'A computer. Under a run, as it was when the run was computed.',
  id: { resolve: keyOf.computer },
  loadMany: (keys, context) => byKey('computers')(keys, context),
  fields: t => ({
    key: t.string({ description: 'Key.', resolve: ({ row }) => row.computer }),
    ...columnFields<ComputerShape>(t, 'computers', COLUMN_TEXTS.computers!, ({ row }) => row),
    user: t.loadable({ ...userOf('user'), description: 'The user it is assigned to.' }),
    calculatedUser: t.loadable({
      ...userOf('calculated_user'),
      description: 'The user who counts where none is assigned.',
    }),
    installations: t.loadableList({
      type: Installation,
      description: 'What is installed on it now, by product.',
      load: async (keys: string[], { workspace }) => {
        const found = installedOn(workspace.db, keys);
        return keys.map(key => [...(found.get(key) ?? [])]);
      },
      resolve: keyOf.computer,
    }),
    allocations: t.loadableList({
      type: Allocation,
      description: 'Licenses given to it, in database order.',
      load: naming('allocations', 'computer'),
      resolve: keyOf.computer,
    }),
    guests: t.loadableList({
      type: Computer,
      description: 'Computers that run on it, by key.',
      load: async (keys: string[], { workspace }) => {
        const found = guestsOf(workspace.db, keys);
        return keys.map(key => [...(found.get(key) ?? [])]);
      },
      resolve: keyOf.computer,
    }),
    hostComputer: t.loadable({
      type: Computer,
      nullable: true,
      description: 'The computer it runs on; null where it is none, or is not in the inventory.',
      load: byKey('computers') as never,
      resolve: ({ row }) => (row.host ? fold(row.host) : null) as never,
    }),
    decisions: t.field({
      type: DecisionConnection,
      description: 'What a run decided about its installations and accesses; empty while nothing is reconciled.',
      args: decisionArgs(t.arg),
      resolve: ({ row }, asked, context) =>
        decisionsIn(context, asked, ({ run, meta }, filter, page) =>
          decisionsOfComputer(run, meta.id, row.computer, filter, page),
        ),
    }),
  }),
});

export const ComputerConnection = connectionOf('Computer', Computer, 'computers');
