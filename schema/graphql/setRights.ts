/** Mutation: set the rights of a license, of a product of a license, or of a contract. */
import { editRecords } from '../../app/editRecords.ts';
import { type RecordTable, recordsByKey } from '../../app/records.ts';
import { type RecordProblem, Refusal } from '../../app/refusal.ts';
import { fold } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { cellsOf } from './cells.ts';
import { Contract, License, LicenseProduct } from './refs.ts';
import { foreseen, InputProblem, REFUSALS } from './refusals.ts';
import { RightsInput } from './rights.ts';

const LicenseProductKey = builder.inputType('LicenseProductKey', {
  description: 'Names a product of a license.',
  fields: t => ({
    license: t.string({ required: true, description: 'Key of the license.' }),
    product: t.string({ required: true, description: 'Key of the product.' }),
    version: t.string({ description: 'Licensed version; any when left out.' }),
    edition: t.string({ description: 'Licensed edition; any when left out.' }),
  }),
});

const SetRightsInput = builder.inputType('SetRightsInput', {
  description: 'Rights, and whose they are: exactly one of license, licenseProduct and contract.',
  fields: t => ({
    license: t.string({ description: 'Key of a license.' }),
    licenseProduct: t.field({ type: LicenseProductKey, description: 'A product of a license.' }),
    contract: t.string({ description: 'Key of a contract.' }),
    rights: t.field({ type: RightsInput, required: true, description: 'The rights.' }),
    version: t.string({
      description: 'Version of the record that was read: refused where somebody else changed it since.',
    }),
  }),
});

type Given = typeof SetRightsInput.$inferInput;

interface Done {
  readonly table: RecordTable;
  readonly key: string;
  readonly warnings: readonly RecordProblem[];
}

const rowOf = <T extends RecordTable>(
  table: T,
  { table: written, key }: Done,
  db: Parameters<typeof recordsByKey>[0],
) => (table === written ? (recordsByKey(db, table, [key]).get(key) ?? null) : null);

const SetRightsSuccess = builder.objectRef<Done>('SetRightsSuccess').implement({
  description: 'The rights were set.',
  fields: t => ({
    license: t.field({
      type: License,
      nullable: true,
      description: 'The license, where they are its own.',
      resolve: (done, _, { workspace }) => rowOf('licenses', done, workspace.db),
    }),
    licenseProduct: t.field({
      type: LicenseProduct,
      nullable: true,
      description: 'The product of a license, where they are its.',
      resolve: (done, _, { workspace }) => rowOf('license_products', done, workspace.db),
    }),
    contract: t.field({
      type: Contract,
      nullable: true,
      description: 'The contract, where they are its own.',
      resolve: (done, _, { workspace }) => rowOf('contracts', done, workspace.db),
    }),
    warnings: t.field({
      type: [InputProblem],
      description: 'What was noticed; the rights were set all the same.',
      resolve: ({ warnings }) => warnings,
    }),
  }),
});

/** The table and the key that the rights are for. Throws `Refusal` where none or several are named. */
const targetOf = ({
  license,
  licenseProduct,
  contract,
}: Given): { table: RecordTable; key: Record<string, string> } => {
  const named: { table: RecordTable; key: Record<string, string> }[] = [];
  if (license) named.push({ table: 'licenses', key: { license } });
  if (contract) named.push({ table: 'contracts', key: { contract } });
  if (licenseProduct) {
    const { version, edition, ...rest } = licenseProduct;
    named.push({ table: 'license_products', key: { ...rest, version: version ?? '', edition: edition ?? '' } });
  }
  if (named.length !== 1)
    throw new Refusal(
      'TARGET_INVALID',
      `${named.length} records are named.`,
      'Name a license, a product of one, or a contract.',
    );
  return named[0];
};

builder.mutationField('setRights', t =>
  t.field({
    type: SetRightsSuccess,
    description: 'Sets rights; checked as in an import.',
    args: { input: t.arg({ type: SetRightsInput, required: true, description: 'The rights, and whose.' }) },
    errors: {
      types: REFUSALS,
      directResult: true,
      union: { name: 'SetRightsResult', description: 'What became of the rights.' },
    },
    resolve: (_, { input }, { workspace, viewer, now, jobs }) =>
      foreseen(async (): Promise<Done> => {
        const { table, key } = targetOf(input);
        const cells = { ...cellsOf(table, { rights: input.rights }), ...key };
        const record = { cells, version: input.version ?? undefined, mustExist: true };
        const edit = { table, records: [record], who: viewer!.name, at: now() };
        const { warnings, rightsChange } = editRecords(workspace, edit);
        await jobs.recordEffect(rightsChange);
        return {
          table,
          key: Object.values(key)
            .map(part => fold(part.trim()))
            .join('\u001f'),
          warnings,
        };
      }),
  }),
);
