/** Mutations: keep a what-if under a name, and delete one. */
import { deleteWhatIf, type SavedWhatIf, saveWhatIf } from '../../app/whatIfs.ts';
import { builder } from './builder.ts';
import { foreseen, InputProblem, REFUSALS } from './refusals.ts';
import { WhatIfScenario } from './whatIfScenario.ts';

const SaveWhatIfInput = builder.inputType('SaveWhatIfInput', {
  description: 'A what-if to be kept.',
  fields: t => ({
    name: t.string({ required: true, description: 'Its name; what was kept under it is replaced.' }),
    text: t.string({ required: true, description: 'The changes in YAML, as whatIf takes them.' }),
    version: t.int({
      description:
        'Version that was read: refused where somebody else saved it since. 0: it must be new. Left out: no check.',
    }),
  }),
});

const SaveWhatIfSuccess = builder.objectRef<SavedWhatIf>('SaveWhatIfSuccess').implement({
  description: 'The what-if was kept.',
  fields: t => ({
    scenario: t.field({
      type: WhatIfScenario,
      description: 'The what-if as it is now.',
      resolve: ({ scenario }) => scenario,
    }),
    warnings: t.field({
      type: [InputProblem],
      description: 'What was noticed about the text, `at` is the line; it was kept all the same.',
      resolve: ({ warnings }) => warnings,
    }),
  }),
});

builder.mutationField('saveWhatIf', t =>
  t.field({
    type: SaveWhatIfSuccess,
    description: 'Keeps a what-if. Its text is read and refused where it is wrong; nothing is computed.',
    args: { input: t.arg({ type: SaveWhatIfInput, required: true, description: 'The what-if.' }) },
    errors: {
      types: REFUSALS,
      directResult: true,
      union: {
        name: 'SaveWhatIfResult',
        description: 'What became of a what-if to be kept. For a wrong text, `at` is its line.',
      },
    },
    resolve: (_, { input: { name, text, version } }, { workspace, viewer, now }) =>
      foreseen(() =>
        saveWhatIf(workspace, { name, text, version: version ?? undefined, who: viewer!.name, at: now() }),
      ),
  }),
);

const DeleteWhatIfInput = builder.inputType('DeleteWhatIfInput', {
  description: 'A kept what-if to be deleted.',
  fields: t => ({
    name: t.string({ required: true, description: 'Its name, in any case.' }),
    version: t.int({ description: 'Version that was read; left out: no check.' }),
  }),
});

const DeleteWhatIfSuccess = builder.objectRef<{ readonly name: string }>('DeleteWhatIfSuccess').implement({
  description: 'The what-if is gone.',
  fields: t => ({ name: t.exposeString('name', { description: 'The name it had.' }) }),
});

builder.mutationField('deleteWhatIf', t =>
  t.field({
    type: DeleteWhatIfSuccess,
    description: 'Deletes a kept what-if.',
    args: { input: t.arg({ type: DeleteWhatIfInput, required: true, description: 'Which one.' }) },
    errors: {
      types: REFUSALS,
      directResult: true,
      union: { name: 'DeleteWhatIfResult', description: 'What became of a what-if to be deleted.' },
    },
    resolve: (_, { input: { name, version } }, { workspace }) =>
      foreseen(() => ({ name: deleteWhatIf(workspace, name, version ?? undefined) })),
  }),
);
