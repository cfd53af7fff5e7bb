/** Mutation and subscription: import files, and follow it. */
import { importsById } from '../../app/records.ts';
import { Refusal } from '../../app/refusal.ts';
import { builder } from './builder.ts';
import { numberOf } from './ids.ts';
import { Import, ImportMode } from './import.ts';
import { foreseen, REFUSALS } from './refusals.ts';

const ImportFilesInput = builder.inputType('ImportFilesInput', {
  description: 'Files of an estate, or of an inventory.',
  fields: t => ({
    files: t.field({
      type: ['Upload'],
      required: true,
      description: 'The files. The name of a CSV file says which table it is: computers.csv.',
    }),
    mode: t.field({ type: ImportMode, description: 'What to do with what is stored; MERGE when left out.' }),
    asSource: t.string({ description: 'Name of the source that installations and evidence belong to.' }),
    format: t.string({ description: 'Format of the files; detected when left out.' }),
  }),
});

const ImportFilesSuccess = builder.objectRef<{ readonly id: number }>('ImportFilesSuccess').implement({
  description: 'The import has begun.',
  fields: t => ({
    import: t.loadable({
      type: Import,
      description: 'The import, to be followed with importProgress.',
      load: async (ids: number[], { workspace }) => {
        const found = importsById(workspace.db, ids);
        return ids.map(id => found.get(id)!);
      },
      resolve: ({ id }) => id,
    }),
  }),
});

builder.mutationField('importFiles', t =>
  t.field({
    type: ImportFilesSuccess,
    description: 'Imports files in one transaction, in the background: answers at once.',
    args: { input: t.arg({ type: ImportFilesInput, required: true, description: 'The files.' }) },
    errors: {
      types: REFUSALS,
      directResult: true,
      union: { name: 'ImportFilesResult', description: 'What became of files to be imported.' },
    },
    resolve: (_, { input: { files, mode, asSource, format } }, { jobs, viewer }) =>
      foreseen(async () => ({
        id: await jobs.importFiles({
          files,
          mode: mode ?? 'merge',
          asSource: asSource ?? '',
          format: format ?? undefined,
          who: viewer!.name,
        }),
      })),
  }),
);

builder.subscriptionField('importProgress', t =>
  t.field({
    type: Import,
    description: 'An import while it goes on: how far it is, and at the end what it did.',
    args: { id: t.arg.id({ required: true, description: 'Id of the import.' }) },
    subscribe: (_, { id }, { jobs, workspace }) => {
      const number = numberOf('Import', id);
      if (!importsById(workspace.db, [number]).has(number))
        throw new Refusal('NOT_FOUND', 'There is no such import.', 'Look at the list of imports.');
      return jobs.followImport(number);
    },
    resolve: (number, _, { workspace }) => importsById(workspace.db, [number]).get(number)!,
  }),
);
