/** To whom or what a license is given. */
import { versionOf } from '../../app/edit/version.ts';
import { fold } from '../../app/vocabulary.ts';
import { columnFields } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import { connectionOf } from './connections.ts';
import { byKey } from './load.ts';
import { Allocation, Computer, License, type RowShape, User } from './refs.ts';

Allocation.implement({
  description: 'An allocation of a license to a computer or a user.',
  fields: t => ({
    license: t.loadable({
      type: License,
      description: 'The license.',
      load: byKey('licenses') as never,
      resolve: ({ row }) => fold(row.license),
    }),
    computer: t.loadable({
      type: Computer,
      nullable: true,
      description: 'The computer it is given to; null where it is given to a user.',
      load: byKey('computers') as never,
      resolve: ({ row }) => (row.computer ? fold(row.computer) : null) as never,
    }),
    user: t.loadable({
      type: User,
      nullable: true,
      description: 'The user it is given to; null where it is given to a computer.',
      load: byKey('users') as never,
      resolve: ({ row }) => (row.user ? fold(row.user) : null) as never,
    }),
    ...columnFields<RowShape<'allocations'>>(t, 'allocations', COLUMN_TEXTS.allocations!, ({ row }) => row),
    version: t.string({
      description: 'Version of this state, to be sent along with a change of it.',
      resolve: ({ row }) => versionOf('allocations', row),
    }),
  }),
});

export const AllocationConnection = connectionOf('Allocation', Allocation, 'allocations');
