/** Which imports are asked for. */
import { builder } from './builder.ts';
import { ImportState } from './import.ts';

export const ImportFilter = builder.inputType('ImportFilter', {
  description: 'Which imports. All that is given must fit.',
  fields: t => ({
    state: t.field({ type: [ImportState], description: 'One of these states.' }),
    since: t.field({ type: 'DateTime', description: 'Begun then or later.' }),
    source: t.string({ description: 'Name of the source, in any case.' }),
    who: t.string({ description: 'Who imported, in any case.' }),
    text: t.string({ description: 'Part of the name of a file, in any case.' }),
  }),
});
