/** Errors as types: what mutations answer instead of what they do. */

import { AppError } from '../../app/errors.ts';
import { InputRefused, type RecordProblem, Refusal, type StaleRecord, WriteConflict } from '../../app/refusal.ts';
import { isStoreError, refusalOf } from '../../app/storeErrors.ts';
import { builder } from './builder.ts';

const RefusedBecause = builder
  .interfaceRef<{ readonly code: string; readonly message: string; readonly help: string }>('Error')
  .implement({
    description: 'Why something was not done. Nothing was changed then.',
    fields: t => ({
      code: t.exposeString('code', { description: 'Code for programs.' }),
      message: t.exposeString('message', { description: 'What is wrong.' }),
      help: t.exposeString('help', { description: 'What to do.' }),
    }),
  });

builder.objectType(Refusal, {
  name: 'OperationRefused',
  description: 'It cannot be done now, or not so.',
  interfaces: [RefusedBecause],
});

const InputProblem = builder.objectRef<RecordProblem>('InputProblem').implement({
  description: 'What is wrong with one record.',
  fields: t => ({
    at: t.exposeInt('at', {
      nullable: true,
      description: 'Place of the record in what was sent, from 0; null where it is about no single one.',
    }),
    code: t.exposeString('code', { description: 'Code for programs, as imports use it.' }),
    table: t.exposeString('table', { nullable: true, description: 'Table it is about.' }),
    column: t.exposeString('column', { nullable: true, description: 'Column it is about.' }),
    message: t.exposeString('message', { description: 'What is wrong.' }),
    help: t.exposeString('help', { description: 'What to do.' }),
  }),
});

export { InputProblem };

builder.objectType(InputRefused, {
  name: 'InputRefused',
  description: 'Records are wrong; none was written.',
  interfaces: [RefusedBecause],
  fields: t => ({
    problems: t.field({
      type: [InputProblem],
      description: 'Everything that is wrong.',
      resolve: ({ problems }) => problems,
    }),
  }),
});

const StaleColumn = builder.objectRef<StaleRecord['differences'][number]>('StaleColumn').implement({
  description: 'A column that somebody else changed.',
  fields: t => ({
    column: t.exposeString('column', { description: 'Name of the column.' }),
    before: t.exposeString('before', {
      nullable: true,
      description: 'Text of the cell that was read; null where that is not known any more.',
    }),
    now: t.exposeString('now', { description: 'Text of the cell now.' }),
  }),
});

const StaleRecordType = builder.objectRef<StaleRecord>('StaleRecord').implement({
  description: 'A record that is not what was read any more.',
  fields: t => ({
    at: t.exposeInt('at', { description: 'Place of the record in what was sent, from 0.' }),
    table: t.exposeString('table', { description: 'Its table.' }),
    key: t.exposeString('key', { description: 'Its key.' }),
    version: t.exposeString('version', { nullable: true, description: 'Its version now; null where it is gone.' }),
    changedBy: t.exposeString('changedBy', { description: 'Who changed it last; blank where that is not known.' }),
    changedAt: t.expose('changedAt', { type: 'DateTime', nullable: true, description: 'When it was changed last.' }),
    columns: t.field({ type: [StaleColumn], description: 'What changed.', resolve: ({ differences }) => differences }),
  }),
});

builder.objectType(WriteConflict, {
  name: 'WriteConflict',
  description: 'Somebody else changed records meanwhile; none was written.',
  interfaces: [RefusedBecause],
  fields: t => ({
    conflicts: t.field({
      type: [StaleRecordType],
      description: 'Which ones, and what changed.',
      resolve: ({ records }) => records,
    }),
  }),
});

/** What errors a mutation answers as types; everything else is a defect. */
export const REFUSALS = [InputRefused, WriteConflict, Refusal];

/** Turns foreseen errors of use cases and store into those that are types. */
export const foreseen = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw new Refusal(error.code, error.message, '');
    if (isStoreError(error)) throw refusalOf(error);
    throw error;
  }
};
