/** A position in two states, side by side: what comparisons, what-ifs and effects of changes have in common. */

import type { SchemaShape } from './builder.ts';
import { builder } from './builder.ts';
import { type ChangedShape, Figures } from './figures.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaShape>;
type Fields<T> = PothosSchemaTypes.ObjectFieldBuilder<Types, T>;

/** The fields of both states, in the words of the type they stand in. */
export const changedFields = <T extends ChangedShape>(
  t: Fields<T>,
  texts: { readonly before: string; readonly after: string },
) => ({
  licenseKey: t.string({ description: 'Key of the license.', resolve: ({ license }) => license }),
  name: t.string({ description: 'Name of the license.', resolve: ({ name }) => name }),
  before: t.field({ type: Figures, nullable: true, description: texts.before, resolve: ({ before }) => before }),
  after: t.field({ type: Figures, nullable: true, description: texts.after, resolve: ({ after }) => after }),
});

export const ChangedPosition = builder.objectRef<ChangedShape>('ChangedPosition').implement({
  description: 'A position that would be another, or became one.',
  fields: t =>
    changedFields(t, {
      before: 'Without the change; null where it would be new.',
      after: 'With the change; null where it would be gone.',
    }),
});
