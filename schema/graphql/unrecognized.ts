/** Names in evidence that no recognition rule fits. */
import { rowsAsked } from '../../app/pages/page.ts';
import { type Unrecognized as Shape, unrecognizedEvidence } from '../../app/unrecognized.ts';
import { builder } from './builder.ts';

const Unrecognized = builder.objectRef<Shape>('Unrecognized').implement({
  description: 'A name in evidence that no rule fits.',
  fields: t => ({
    publisher: t.exposeString('publisher', { description: 'Publisher as found.' }),
    name: t.exposeString('name', { description: 'Name as found.' }),
    version: t.exposeString('version', { description: 'Version as found.' }),
    occurrences: t.exposeInt('occurrences', { description: 'On how many computers it was found.' }),
  }),
});

builder.queryField('unrecognized', t =>
  t.field({
    type: [Unrecognized],
    description: 'Names in evidence that no rule fits, the most frequent first.',
    args: { first: t.arg.int({ description: 'How many: 50 when left out, at most 500.' }) },
    resolve: (_, asked, { workspace }) => unrecognizedEvidence(workspace, rowsAsked(asked)),
  }),
);
