/** Users with their computers and what is given to them. */
import { decisionsOfUser } from '../../app/pages/decisions.ts';
import { builder } from './builder.ts';
import { columnFields } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import { connectionOf } from './connections.ts';
import { DecisionConnection } from './decision.ts';
import { decisionArgs, decisionsIn } from './decisionsOf.ts';
import { byKey, naming } from './load.ts';
import { Allocation, Computer, User } from './refs.ts';
import { keyOf, type UserShape } from './shapes.ts';

builder.node(User, {
  description: 'A user. Under a run, as it was when the run was computed.',
  id: { resolve: keyOf.user },
  loadMany: (keys, context) => byKey('users')(keys, context),
  fields: t => ({
    key: t.string({ description: 'Key.', resolve: ({ row }) => row.user }),
    ...columnFields<UserShape>(t, 'users', COLUMN_TEXTS.users!, ({ row }) => row),
    computers: t.loadableList({
      type: Computer,
      description: 'Computers assigned to the user, in database order.',
      load: naming('computers', 'user'),
      resolve: keyOf.user,
    }),
    allocations: t.loadableList({
      type: Allocation,
      description: 'Licenses given to the user, in database order.',
      load: naming('allocations', 'user'),
      resolve: keyOf.user,
    }),
    decisions: t.field({
      type: DecisionConnection,
      description: 'What a run decided where the user is known or named; empty while nothing is reconciled.',
      args: decisionArgs(t.arg),
      resolve: ({ row }, asked, context) =>
        decisionsIn(context, asked, ({ run, meta }, filter, page) =>
          decisionsOfUser(run, meta.id, row.user, filter, page),
        ),
    }),
  }),
});

export const UserConnection = connectionOf('User', User, 'users');
