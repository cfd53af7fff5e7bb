/** A write over what somebody else changed meanwhile is refused by every mutation, says what changed and by whom, and writes nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Serving, serve } from '../server/serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
  const { errors } = await serving.ask(`mutation {
    a: upsertLicenses(input: { records: [{ license: "S-1", metric: "device" }, { license: "S-2", metric: "device" }] }) { __typename }
    b: upsertContracts(input: { records: [{ contract: "S-C" }] }) { __typename }
  }`);
  expect(errors).toEqual([]);
});
afterAll(() => serving.close());

interface Mutation {
  /** Plural and singular name in the schema. */
  readonly many: string;
  readonly table: string;
  readonly key: readonly string[];
  /** The record, in three states that differ in one column. */
  readonly states: readonly [object, object, object];
  readonly column: string;
  readonly versionField?: string;
}

const MUTATIONS: readonly Mutation[] = [
  {
    many: 'Licenses',
    table: 'LICENSES',
    key: ['S-NEW'],
    column: 'name',
    states: [
      { license: 'S-NEW', metric: 'device', name: 'one' },
      { license: 'S-NEW', name: 'two' },
      { license: 'S-NEW', name: 'three' },
    ],
  },
  {
    many: 'Contracts',
    table: 'CONTRACTS',
    key: ['S-NEW'],
    column: 'name',
    states: [
      { contract: 'S-NEW', name: 'one' },
      { contract: 'S-NEW', name: 'two' },
      { contract: 'S-NEW', name: 'three' },
    ],
  },
  {
    many: 'LicenseProducts',
    table: 'LICENSE_PRODUCTS',
    key: ['S-1', 'Stale Product', '1'],
    column: 'role',
    versionField: 'recordVersion',
    states: [
      { license: 'S-1', product: 'Stale Product', version: '1', role: 'PRIMARY' },
      { license: 'S-1', product: 'Stale Product', version: '1', role: 'SUPPLEMENTARY' },
      { license: 'S-1', product: 'Stale Product', version: '1', role: 'PRIMARY' },
    ],
  },
  {
    many: 'Purchases',
    table: 'PURCHASES',
    key: ['S-P'],
    column: 'quantity',
    states: [
      { purchase: 'S-P', license: 'S-1', quantity: 1 },
      { purchase: 'S-P', license: 'S-1', quantity: 2 },
      { purchase: 'S-P', license: 'S-1', quantity: 3 },
    ],
  },
  {
    many: 'Allocations',
    table: 'ALLOCATIONS',
    key: ['S-1', 'WS-001'],
    column: 'units',
    states: [
      { license: 'S-1', computer: 'WS-001', units: 1 },
      { license: 'S-1', computer: 'WS-001', units: 2 },
      { license: 'S-1', computer: 'WS-001', units: 3 },
    ],
  },
];

const write = async ({ many, versionField = 'version' }: Pick<Mutation, 'many' | 'versionField'>, record: object) => {
  const { data, errors } = await serving.ask(
    `mutation ($input: Upsert${many}Input!) { answer: upsert${many}(input: $input) { __typename
      ... on Upsert${many}Success { records { ${versionField} } }
      ... on WriteConflict { code message help conflicts { at table key version changedBy changedAt columns { column before now } } } } }`,
    { input: { records: [record] } },
    'analyst',
  );
  expect(errors).toEqual([]);
  return data.answer;
};

const remove = async (table: string, key: readonly string[], version?: string) => {
  const { data, errors } = await serving.ask(
    `mutation ($input: DeleteRecordsInput!) { answer: deleteRecords(input: $input) { __typename
      ... on DeleteRecordsSuccess { deleted } ... on WriteConflict { conflicts { version changedBy columns { column } } } } }`,
    { input: { records: [{ table, key, version }] } },
  );
  expect(errors).toEqual([]);
  return data.answer;
};

describe.each(MUTATIONS.map(mutation => [mutation.many, mutation] as const))('upsert%s', (_, mutation) => {
  const { many, table, key, states, column, versionField = 'version' } = mutation;
  let read: string;
  let now: string;

  test('adds what must be new, once', async () => {
    const added = await write(mutation, { ...states[0], [versionField]: '' });
    expect(added.__typename).toBe(`Upsert${many}Success`);
    read = added.records[0][versionField];
    expect((await write(mutation, { ...states[1], [versionField]: '' })).__typename).toBe('WriteConflict');
  });

  test('refuses a stale write, says what changed, and writes nothing', async () => {
    const changed = await write(mutation, { ...states[1], [versionField]: read });
    now = changed.records[0][versionField];
    expect(now).not.toBe(read);
    const stale = await write(mutation, { ...states[2], [versionField]: read });
    expect(stale).toMatchObject({
      __typename: 'WriteConflict',
      code: 'RECORD_CHANGED',
      help: expect.stringContaining('present version'),
      conflicts: [{ at: 0, version: now, changedBy: 'the analyst', columns: [{ column }] }],
    });
    expect((await write(mutation, { ...states[1] })).records[0][versionField]).toBe(now);
  });

  test('refuses a stale deletion, and deletes with the present version', async () => {
    expect(await remove(table, key, read)).toMatchObject({
      __typename: 'WriteConflict',
      conflicts: [{ version: now, columns: [{ column }] }],
    });
    expect(await remove(table, key, now)).toMatchObject({ deleted: 1 });
    expect(await write(mutation, { ...states[1], [versionField]: now })).toMatchObject({
      __typename: 'WriteConflict',
      conflicts: [{ version: null, changedBy: 'the administrator' }],
    });
  });
});

test('upsertLicenseContracts and its deletion know whether the link is there', async () => {
  const link = { license: 'S-1', contract: 'S-C' };
  const kind = { many: 'LicenseContracts' };
  const added = await write(kind, { ...link, version: '' });
  const { version } = added.records[0];
  expect((await write(kind, { ...link, version: '' })).__typename).toBe('WriteConflict');
  expect((await remove('LICENSE_CONTRACTS', ['S-1', 'S-C'], 'older')).__typename).toBe('WriteConflict');
  expect(await remove('LICENSE_CONTRACTS', ['S-1', 'S-C'], version)).toMatchObject({ deleted: 1 });
  expect((await write(kind, { ...link, version })).__typename).toBe('WriteConflict');
});

describe('setRights', () => {
  const set = async (target: object, version: string | undefined, secondUse: string) => {
    const { data, errors } = await serving.ask(
      `mutation ($input: SetRightsInput!) { answer: setRights(input: $input) { __typename
        ... on SetRightsSuccess { license { version } contract { version } licenseProduct { recordVersion } }
        ... on WriteConflict { conflicts { version changedBy columns { column before now } } } } }`,
      { input: { ...target, version, rights: { secondUse } } },
      'analyst',
    );
    expect(errors).toEqual([]);
    return data.answer;
  };

  test.each([
    ['a license', { license: 'S-2' }, 'license', 'version'],
    ['a contract', { contract: 'S-C' }, 'contract', 'version'],
    [
      'a product of a license',
      { licenseProduct: { license: 'S-2', product: 'Stale Other' } },
      'licenseProduct',
      'recordVersion',
    ],
  ])('of %s refuses a stale version and takes the present one', async (_, target, name, field) => {
    await serving.ask(
      'mutation { upsertLicenseProducts(input: { records: [{ license: "S-2", product: "Stale Other" }] }) { __typename } }',
    );
    const read = (await set(target, undefined, 'PORTABLE'))[name][field];
    const now = (await set(target, read, 'NONE'))[name][field];
    expect(await set(target, read, 'PORTABLE')).toMatchObject({
      __typename: 'WriteConflict',
      conflicts: [
        {
          version: now,
          changedBy: 'the analyst',
          columns: [{ column: 'second_use', before: 'portable', now: 'none' }],
        },
      ],
    });
    expect((await set(target, now, 'PORTABLE'))[name][field]).toBe(read);
  });
});

test('a batch with one stale record writes none of its records', async () => {
  const { data } = await serving.ask(
    `mutation { answer: upsertLicenses(input: { records: [{ license: "S-1", name: "fresh" }, { license: "S-2", name: "stale", version: "older" }] }) {
      __typename ... on WriteConflict { conflicts { at key } } } }`,
  );
  expect(data.answer).toMatchObject({ __typename: 'WriteConflict', conflicts: [{ at: 1, key: 's-2' }] });
  expect((await serving.ask('{ license(key: "S-1") { name } }')).data.license.name).not.toBe('fresh');
});
