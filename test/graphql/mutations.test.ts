/** Changing records by hand: checked as imports are, whole or not at all, never over what somebody else changed, and recorded. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Serving, serve } from '../server/serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

const UPSERT = `mutation ($input: UpsertLicensesInput!) { upsertLicenses(input: $input) {
  __typename
  ... on UpsertLicensesSuccess { records { key name metric version unitPrice parameters { name value } rights { downgrade exemptRoles } } warnings { code } }
  ... on InputRefused { code message help problems { at code table column message help } }
  ... on WriteConflict { code conflicts { at key version changedBy columns { column before now } } }
  ... on OperationRefused { code message }
} }`;
const upsert = async (records: object[], role?: 'viewer' | 'analyst') =>
  (await serving.ask(UPSERT, { input: { records } }, role ?? 'analyst')).data.upsertLicenses;

const HISTORY = `query ($key: String!) { license(key: $key) { key name version history { kind who columns { column before after } import { number } } } }`;
const license = async (key: string) => (await serving.ask(HISTORY, { key })).data.license;

describe('upsertLicenses', () => {
  test('adds a license and changes it, keeping what is not spoken of, and both are recorded', async () => {
    const added = await upsert([
      {
        license: 'NEW-1',
        name: 'One',
        metric: 'core',
        parameters: [{ name: 'points', value: '2' }],
        rights: { downgrade: 'ALLOWED' },
        unitPrice: '12.50',
      },
    ]);
    expect(added).toMatchObject({
      __typename: 'UpsertLicensesSuccess',
      records: [
        {
          key: 'NEW-1',
          metric: 'core',
          unitPrice: '12.5',
          parameters: [{ name: 'points', value: '2' }],
          rights: { downgrade: 'ALLOWED', exemptRoles: [] },
        },
      ],
    });
    const changed = await upsert([{ license: 'new-1', name: 'Two', rights: { exemptRoles: ['TEST', 'BACKUP'] } }]);
    expect(changed.records).toMatchObject([
      {
        key: 'NEW-1',
        name: 'Two',
        unitPrice: '12.5',
        rights: { downgrade: 'ALLOWED', exemptRoles: ['TEST', 'BACKUP'] },
      },
    ]);
    const blanked = await upsert([{ license: 'NEW-1', unitPrice: null }]);
    expect(blanked.records).toMatchObject([{ unitPrice: null }]);
    const { history } = await license('NEW-1');
    expect(history).toMatchObject([
      {
        kind: 'CHANGED',
        who: 'the analyst',
        import: null,
        columns: [{ column: 'unit_price', before: '12.5', after: '' }],
      },
      {
        kind: 'CHANGED',
        columns: [
          { column: 'name', before: 'One', after: 'Two' },
          { column: 'exempt_roles', before: '', after: 'test|backup' },
        ],
      },
      { kind: 'ADDED' },
    ]);
  });

  test('refuses the whole batch with every problem where one record is wrong', async () => {
    const refused = await upsert([
      { license: 'GOOD', metric: 'device' },
      { license: 'BAD-1', metric: 'devise' },
      { license: 'BAD-2', metric: 'device', starts: '2026-02-01', expires: '2026-01-01' },
    ]);
    expect(refused).toMatchObject({
      __typename: 'InputRefused',
      problems: [
        { at: 1, code: 'VALUE_UNKNOWN', table: 'licenses', column: 'metric' },
        { at: 2, code: 'INTERVAL_REVERSED', table: 'licenses', column: 'expires' },
      ],
    });
    expect(refused.problems[0].help).toContain('device');
    expect(await license('GOOD')).toBeNull();
  });

  test('applies the checks of rights that imports apply', async () => {
    const nothing = await upsert([
      {
        license: 'R',
        metric: 'device',
        rights: { downgrade: 'ALLOWED', downgradeVersion: 'none', downgradeEdition: 'none' },
      },
    ]);
    expect(nothing.problems).toMatchObject([{ code: 'DOWNGRADE_ALLOWS_NOTHING', column: 'downgrade' }]);
    const notApplicable = await upsert([{ license: 'R', metric: 'sap_package', rights: { downgrade: 'ALLOWED' } }]);
    expect(notApplicable.problems).toMatchObject([{ code: 'RIGHT_NOT_APPLICABLE' }]);
  });

  test('refuses a stale write and says what changed, by whom', async () => {
    await upsert([{ license: 'SHARED', metric: 'device', name: 'first' }]);
    const { version } = await license('SHARED');
    expect((await upsert([{ license: 'SHARED', name: 'second', version }])).__typename).toBe('UpsertLicensesSuccess');
    const stale = await upsert([{ license: 'SHARED', name: 'third', version }]);
    expect(stale).toMatchObject({
      __typename: 'WriteConflict',
      code: 'RECORD_CHANGED',
      conflicts: [
        {
          at: 0,
          key: 'shared',
          changedBy: 'the analyst',
          columns: [{ column: 'name', before: 'first', now: 'second' }],
        },
      ],
    });
    const now = await license('SHARED');
    expect(now.name).toBe('second');
    expect(stale.conflicts[0].version).toBe(now.version);
    expect((await upsert([{ license: 'SHARED', name: 'third', version: now.version }])).__typename).toBe(
      'UpsertLicensesSuccess',
    );
    expect((await upsert([{ license: 'SHARED', name: 'fourth', version: '' }])).__typename).toBe('WriteConflict');
  });

  test('refuses batches that are empty, too large, or name a record twice', async () => {
    expect(await upsert([])).toMatchObject({ __typename: 'OperationRefused', code: 'BATCH_EMPTY' });
    const many = Array.from({ length: 1001 }, (_, at) => ({ license: `M-${at}`, metric: 'device' }));
    expect(await upsert(many)).toMatchObject({ __typename: 'OperationRefused', code: 'BATCH_TOO_LARGE' });
    expect(
      await upsert([
        { license: 'T', metric: 'device' },
        { license: 't ', metric: 'core' },
      ]),
    ).toMatchObject({
      __typename: 'InputRefused',
      problems: [{ at: 1, code: 'KEY_REPEATED' }],
    });
    expect(
      await upsert([{ license: 'T', metric: 'core', parameters: [{ name: 'points', value: '1|per=3' }] }]),
    ).toMatchObject({
      problems: [{ code: 'VALUE_UNKNOWN', column: 'parameters' }],
    });
  });

  test('is not for viewers', async () => {
    const { status, errors, data } = await serving.ask(
      UPSERT,
      { input: { records: [{ license: 'V', metric: 'device' }] } },
      'viewer',
    );
    expect(status).toBe(403);
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED' } }]);
    expect(data).toBeNull();
    expect(await license('V')).toBeNull();
  });
});

describe('records of other tables', () => {
  test('purchases and allocations name licenses and computers that must exist', async () => {
    const { data } = await serving.ask(`mutation {
      good: upsertPurchases(input: { records: [{ purchase: "P-NEW", license: "MS-ACCESS-21", quantity: 5, starts: "2026-01-01" }] }) {
        ... on UpsertPurchasesSuccess { records { key quantity starts license { key } } } }
      bad: upsertPurchases(input: { records: [{ purchase: "P-BAD", license: "NOWHERE", quantity: 5 }] }) {
        ... on InputRefused { problems { code column } } }
      allocated: upsertAllocations(input: { records: [{ license: "MS-ACCESS-21", computer: "WS-001", exempt: "on loan" }] }) {
        ... on UpsertAllocationsSuccess { records { computer { key } user { key } exempt } } }
      nobody: upsertAllocations(input: { records: [{ license: "MS-ACCESS-21" }] }) {
        ... on InputRefused { problems { code column } } }
    }`);
    expect(data.good.records).toEqual([
      { key: 'P-NEW', quantity: 5, starts: '2026-01-01', license: { key: 'MS-ACCESS-21' } },
    ]);
    expect(data.bad.problems).toEqual([{ code: 'REFERENCE_UNKNOWN', column: 'license' }]);
    expect(data.allocated.records).toEqual([{ computer: { key: 'WS-001' }, user: null, exempt: 'on loan' }]);
    expect(data.nobody.problems).toEqual([{ code: 'KEY_BLANK', column: 'computer' }]);
  });

  test('rights are set on a license, a product of it and a contract', async () => {
    const { data } = await serving.ask(`mutation {
      contract: setRights(input: { contract: "AD-CLP", rights: { secondUse: NONE } }) {
        ... on SetRightsSuccess { contract { key rights { secondUse downgrade } history { who kind columns { column } } } license { key } } }
      product: setRights(input: { licenseProduct: { license: "COREL-2023", product: "CorelDRAW Graphics Suite", version: "2023" }, rights: { upgrade: ANY } }) {
        ... on SetRightsSuccess { licenseProduct { rights { upgrade } product { key } } } }
      missing: setRights(input: { license: "NOWHERE", rights: { upgrade: ANY } }) { ... on InputRefused { problems { code } } }
      both: setRights(input: { license: "A", contract: "B", rights: {} }) { ... on OperationRefused { code } }
      inherited: setRights(input: { contract: "AD-CLP", rights: { downgrade: INHERIT } }) { ... on InputRefused { problems { code column } } }
    }`);
    expect(data.contract).toMatchObject({
      contract: {
        key: 'AD-CLP',
        rights: { secondUse: 'NONE', downgrade: 'ALLOWED' },
        history: [{ kind: 'CHANGED', columns: [{ column: 'second_use' }] }, { kind: 'ADDED' }],
      },
      license: null,
    });
    expect(data.product).toEqual({
      licenseProduct: { rights: { upgrade: 'ANY' }, product: { key: 'CorelDRAW Graphics Suite' } },
    });
    expect(data.missing.problems).toEqual([{ code: 'RECORD_UNKNOWN' }]);
    expect(data.both.code).toBe('TARGET_INVALID');
    expect(data.inherited.problems).toEqual([{ code: 'VALUE_UNKNOWN', column: 'downgrade' }]);
  });
});

describe('deleteRecords', () => {
  const remove = async (input: object, role?: 'analyst') =>
    serving.ask(
      `mutation ($input: DeleteRecordsInput!) { deleteRecords(input: $input) { __typename
        ... on DeleteRecordsSuccess { deleted } ... on InputRefused { problems { code table message } } ... on WriteConflict { conflicts { columns { column } } } } }`,
      { input },
      role,
    );

  test('keeps what others name, unless what belongs to it is to go too', async () => {
    await upsert([{ license: 'GONE', metric: 'device' }]);
    await serving.ask(
      'mutation { upsertPurchases(input: { records: [{ purchase: "P-GONE", license: "GONE", quantity: 1 }] }) { __typename } }',
    );
    const records = [{ table: 'LICENSES', key: ['gone'] }];
    expect((await remove({ records }, 'analyst')).errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED' } }]);
    expect((await remove({ records })).data.deleteRecords).toMatchObject({
      problems: [{ code: 'RECORD_IN_USE', table: 'purchases' }],
    });
    expect((await license('GONE')).key).toBe('GONE');
    const stale = await remove({ records: [{ ...records[0], version: 'older' }], withDependents: true });
    expect(stale.data.deleteRecords.__typename).toBe('WriteConflict');
    expect((await remove({ records, withDependents: true })).data.deleteRecords.deleted).toBe(2);
    expect(await license('GONE')).toBeNull();
    expect((await remove({ records })).data.deleteRecords).toMatchObject({ problems: [{ code: 'RECORD_UNKNOWN' }] });
    await upsert([{ license: 'GONE', metric: 'device', version: '' }]);
    expect((await license('GONE')).history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'ADDED',
      'REMOVED',
      'ADDED',
    ]);
  });

  test('does not take along what merely names the record', async () => {
    await upsert([
      { license: 'BASE', metric: 'device' },
      { license: 'TOP', metric: 'device' },
    ]);
    await serving.ask(
      'mutation { upsertPurchases(input: { records: [{ purchase: "UP", license: "TOP", kind: UPGRADE, quantity: 1, baseLicense: "BASE" }] }) { __typename } }',
    );
    const { data } = await remove({ records: [{ table: 'LICENSES', key: ['BASE'] }], withDependents: true });
    expect(data.deleteRecords.problems).toMatchObject([
      { code: 'RECORD_IN_USE', table: 'purchases', message: expect.stringContaining('base_license') },
    ]);
  });
});

describe('tokens', () => {
  test('are made with a secret that works and is not listed, and ended', async () => {
    const { data } = await serving.ask(
      'mutation { addToken(input: { name: "script", role: VIEWER }) { ... on AddTokenSuccess { secret } } }',
    );
    const headers = { authorization: `Bearer ${data.addToken.secret}` };
    expect((await fetch(`${serving.url}/metrics`, { headers })).status).toBe(200);
    const listed = await serving.ask('{ tokens { name role revokedAt } }');
    expect(listed.data.tokens).toContainEqual({ name: 'script', role: 'VIEWER', revokedAt: null });
    expect((await serving.ask('{ tokens { name } }', {}, 'analyst')).errors).toMatchObject([
      { extensions: { code: 'NOT_ALLOWED' } },
    ]);
    const taken = await serving.ask(
      'mutation { addToken(input: { name: "script", role: VIEWER }) { ... on OperationRefused { code message } } }',
    );
    expect(taken.data.addToken.code).toBe('NAME_TAKEN');
    await serving.ask('mutation { revokeToken(input: { name: "script" }) { __typename } }');
    expect((await fetch(`${serving.url}/metrics`, { headers })).status).toBe(401);
  });
});
