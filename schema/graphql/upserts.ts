/** Mutations that add or update records: one for each table that people keep by hand, all made alike. */
import type { ObjectRef } from '@pothos/core';
import { editRecords } from '../../app/editRecords.ts';
import type { RecordTable } from '../../app/records.ts';
import type { RecordProblem } from '../../app/refusal.ts';
import { COLUMNS } from '../../app/vocabulary.ts';
import { builder, type SchemaShape } from './builder.ts';
import { cellsOf } from './cells.ts';
import { columnInputs } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import type { Context } from './context.ts';
import { LicenseContract } from './licenseContract.ts';
import { RecognitionRule } from './recognitionRule.ts';
import { Allocation, Contract, License, LicenseProduct, Purchase } from './refs.ts';
import { foreseen, InputProblem, REFUSALS } from './refusals.ts';
import { RightsInput } from './rights.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaShape>;

interface Kind<T> {
  readonly table: RecordTable;
  /** One record and several, as in the names of types: License, Licenses. */
  readonly one: string;
  readonly many: string;
  readonly type: ObjectRef<Types, T>;
  readonly hasRights: boolean;
}

const versionText =
  'Version that was read: refused where somebody else changed the record since. Blank: it must be new. Left out: no check.';

/** Name of the input that says which version was read; products of licenses and recognition rules have a column of that name. */
const versionField = (table: RecordTable): 'version' | 'recordVersion' =>
  COLUMNS[table].includes('version') ? 'recordVersion' : 'version';

const recordInput = <T>({ table, one, hasRights }: Kind<T>) =>
  builder.inputType(`${one}Input`, {
    description: `A record of ${table}. What is left out keeps what is stored; null makes it blank.`,
    fields: t => ({
      ...columnInputs(t, table),
      ...(hasRights && { rights: t.field({ type: RightsInput, description: 'Rights.' }) }),
      [versionField(table)]: t.string({ description: versionText }),
    }),
  });

interface Given extends Readonly<Record<string, unknown>> {
  readonly version?: string;
}

const upsert = <T>(kind: Kind<T>) => {
  const { table, one, many, type } = kind;
  const record = recordInput(kind);
  const input = builder.inputType(`Upsert${many}Input`, {
    description: `Records of ${table}, written together or not at all.`,
    fields: t => ({
      records: t.field({ type: [record], required: true, description: 'At most 1000 records.' }),
    }),
  });
  const done = builder
    .objectRef<{ readonly records: readonly T[]; readonly warnings: readonly RecordProblem[] }>(`Upsert${many}Success`)
    .implement({
      description: 'The records were written.',
      fields: t => ({
        records: t.field({
          type: [type],
          description: 'The records as they are now.',
          resolve: ({ records }) => records as T[],
        }) as never,
        warnings: t.field({
          type: [InputProblem],
          description: 'What was noticed; the records were written all the same.',
          resolve: ({ warnings }) => warnings,
        }),
      }),
    });
  builder.mutationField(`upsert${many}`, t =>
    t.field({
      type: done,
      description: `Adds or updates records of ${table} by key. ${COLUMN_TEXTS[table] ? `Every ${one} is checked as in an import.` : ''}`,
      args: { input: t.arg({ type: input, required: true, description: 'The records.' }) },
      errors: {
        types: REFUSALS,
        directResult: true,
        union: { name: `Upsert${many}Result`, description: `What became of records of ${table}.` },
      },
      resolve: (_, { input: { records } }, context) =>
        foreseen(() => edited<T>(kind, records as unknown as readonly Given[], context)),
    }),
  );
  return record;
};

const edited = async <T>({ table }: Kind<T>, records: readonly Given[], context: Context) => {
  const { workspace, viewer, now, jobs } = context;
  const field = versionField(table);
  const written = editRecords(workspace, {
    table,
    who: viewer!.name,
    at: now(),
    records: records.map((record, at) => ({
      cells: cellsOf(table, record, at),
      version: (record[field] as string | null | undefined) ?? undefined,
    })),
  });
  await jobs.recordEffect(written.rightsChange);
  return { records: written.records as unknown as readonly T[], warnings: written.warnings };
};

upsert({ table: 'licenses', one: 'License', many: 'Licenses', type: License, hasRights: true });
upsert({
  table: 'license_products',
  one: 'LicenseProduct',
  many: 'LicenseProducts',
  type: LicenseProduct,
  hasRights: true,
});
upsert({
  table: 'license_contracts',
  one: 'LicenseContract',
  many: 'LicenseContracts',
  type: LicenseContract,
  hasRights: false,
});
upsert({ table: 'contracts', one: 'Contract', many: 'Contracts', type: Contract, hasRights: true });
upsert({ table: 'purchases', one: 'Purchase', many: 'Purchases', type: Purchase, hasRights: false });
upsert({ table: 'allocations', one: 'Allocation', many: 'Allocations', type: Allocation, hasRights: false });

/** A recognition rule as it is written, and tried out. */
export const RecognitionRuleInput = upsert({
  table: 'recognition',
  one: 'RecognitionRule',
  many: 'Recognition',
  type: RecognitionRule,
  hasRights: false,
});
