/** One change of a record: who, when, and every column before and after. */

import { differencesOf } from '../../app/edit/version.ts';
import { importsById, type RecordedChange } from '../../app/records.ts';
import { builder } from './builder.ts';
import { enumOf } from './enums.ts';
import { Import } from './import.ts';

const ColumnChange = builder
  .objectRef<{ readonly column: string; readonly before: string; readonly after: string }>('ColumnChange')
  .implement({
    description: 'A column that was changed.',
    fields: t => ({
      column: t.exposeString('column', { description: 'Name of the column.' }),
      before: t.exposeString('before', { description: 'Text of the cell before; blank where there was none.' }),
      after: t.exposeString('after', { description: 'Text of the cell after; blank where there is none.' }),
    }),
  });

const ChangeKind = enumOf('ChangeKind', 'What was done to a record.', {
  added: 'It was added.',
  changed: 'Columns were changed.',
  removed: 'It was removed.',
});

export const Change = builder.objectRef<RecordedChange>('Change');
Change.implement({
  description: 'A change of a record.',
  fields: t => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    who: t.exposeString('who', { description: 'Who; blank where that is not known.' }),
    kind: t.field({
      type: ChangeKind,
      description: 'What was done.',
      resolve: ({ before, after }) => (before === null ? 'added' : after === null ? 'removed' : 'changed'),
    }),
    columns: t.field({
      type: [ColumnChange],
      description: 'Columns that differ, in the order of the table.',
      resolve: ({ table, before, after }) => differencesOf(table, before, after),
    }),
    import: t.loadable({
      type: Import,
      nullable: true,
      description: 'The import that did it; null for a change by hand.',
      load: async (ids: number[], { workspace }) => {
        const found = importsById(workspace.db, ids);
        return ids.map(id => found.get(id) ?? null);
      },
      resolve: ({ importId }) => importId,
    }),
  }),
});
