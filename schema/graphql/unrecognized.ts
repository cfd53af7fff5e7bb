/** Names in evidence that no recognition rule fits. */
import { type Unrecognized as Shape, unrecognizedPage } from '../../app/unrecognized.ts';
import { builder } from './builder.ts';
import { connectionOf, pageArgs } from './connections.ts';

const Unrecognized = builder.objectRef<Shape>('Unrecognized').implement({
  description: 'A name in evidence that no rule fits.',
  fields: t => ({
    publisher: t.exposeString('publisher', { description: 'Publisher as found.' }),
    name: t.exposeString('name', { description: 'Name as found.' }),
    version: t.exposeString('version', { description: 'Version as found.' }),
    occurrences: t.exposeInt('occurrences', { description: 'On how many computers it was found.' }),
  }),
});

const UnrecognizedConnection = connectionOf('Unrecognized', Unrecognized, 'names that no rule fits');

const UnrecognizedFilter = builder.inputType('UnrecognizedFilter', {
  description: 'Which names. All that is given must fit.',
  fields: t => ({
    publisher: t.string({ description: 'Publisher as found, in any case.' }),
    text: t.string({ description: 'Part of name, publisher or version.' }),
  }),
});

builder.queryField('unrecognized', t =>
  t.field({
    type: UnrecognizedConnection,
    description: 'Names in evidence that no rule fits, the most frequent first.',
    args: { ...pageArgs(t.arg as never), filter: t.arg({ type: UnrecognizedFilter, description: 'Which ones.' }) },
    resolve: (_, { filter, ...asked }, { workspace }) => unrecognizedPage(workspace, filter ?? {}, asked),
  }),
);
