/** Mutation: delete records. */
import { DELETABLE, deleteRecords } from '../../app/deleteRecords.ts';
import { builder } from './builder.ts';
import { enumOf } from './enums.ts';
import { foreseen, REFUSALS } from './refusals.ts';

const DeletableTable = enumOf(
  'DeletableTable',
  'Tables whose records can be deleted by hand. Inventory comes and goes by imports.',
  Object.fromEntries(DELETABLE.map(table => [table, `Records of ${table}.`])) as Record<
    (typeof DELETABLE)[number],
    string
  >,
);

const DeletedRecordInput = builder.inputType('DeletedRecordInput', {
  description: 'A record to be deleted.',
  fields: t => ({
    table: t.field({ type: DeletableTable, required: true, description: 'Its table.' }),
    key: t.stringList({
      required: true,
      description: 'Parts of its key in the order of the columns; blank ones at the end may be left out.',
    }),
    version: t.string({ description: 'Version that was read: refused where somebody else changed it since.' }),
  }),
});

const DeleteRecordsInput = builder.inputType('DeleteRecordsInput', {
  description: 'Records to be deleted together or not at all.',
  fields: t => ({
    records: t.field({ type: [DeletedRecordInput], required: true, description: 'At most 1000 records.' }),
    withDependents: t.boolean({
      description: 'Whether rows that belong to them go too. Otherwise such records are not deleted.',
    }),
  }),
});

const DeleteRecordsSuccess = builder.objectRef<{ readonly deleted: number }>('DeleteRecordsSuccess').implement({
  description: 'The records are gone.',
  fields: t => ({
    deleted: t.exposeInt('deleted', { description: 'Rows deleted, those that belonged to the records too.' }),
  }),
});

builder.mutationField('deleteRecords', t =>
  t.field({
    type: DeleteRecordsSuccess,
    description:
      'Deletes records of licenses, contracts and what belongs to them, or rules of recognition; evidence is then decided anew.',
    args: { input: t.arg({ type: DeleteRecordsInput, required: true, description: 'The records.' }) },
    errors: {
      types: REFUSALS,
      directResult: true,
      union: { name: 'DeleteRecordsResult', description: 'What became of records to be deleted.' },
    },
    resolve: (_, { input: { records, withDependents } }, { workspace, viewer, now, jobs }) =>
      foreseen(async () => {
        const { count, rightsChange } = deleteRecords(workspace, {
          records: records.map(({ table, key, version }) => ({ table, key, version: version ?? undefined })),
          withDependents: withDependents ?? false,
          who: viewer!.name,
          at: now(),
        });
        await jobs.recordEffect(rightsChange);
        return { deleted: count };
      }),
  }),
);
