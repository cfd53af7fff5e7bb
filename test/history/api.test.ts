/** The history of every record through the API: on the record, as one list of all changes, and with what changes of rights did. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { editRecords } from '../../app/editRecords.ts';
import { schema } from '../../schema/graphql/index.ts';
import { openSample, type Serving, serve } from '../server/serving.ts';
import { countStatements } from '../server/statements.ts';

const EFFECT = `effect { asOf policy together notComputed unlicensed { before after }
  positions { licenseKey before { entitled consumed } after { entitled consumed } } }`;

let serving: Serving;
let statements: ReturnType<typeof countStatements>;
/** A change whose effect an earlier server left open. */
let left: number | null;

beforeAll(async () => {
  const workspace = await openSample();
  statements = countStatements(workspace.db);
  left = editRecords(workspace, {
    table: 'contracts',
    who: 'somebody before',
    at: Date.UTC(2026, 0, 2),
    records: [{ cells: { contract: 'AD-CLP', downgrade: 'none', downgrade_version: '', downgrade_edition: '' } }],
  }).rightsChange;
  for (let at = 0; at < 60; at++)
    editRecords(workspace, {
      table: 'purchases',
      who: at % 2 === 0 ? 'even' : 'Odd',
      at: Date.UTC(2026, 0, 3) + at,
      records: [{ cells: { purchase: `H-${at}`, license: 'MS-ACCESS-21', quantity: '1' } }],
    });
  serving = await serve({ workspace });
});
afterAll(() => serving.close());

const changes = async (filter: object, rest = '', first = 50) => {
  const { data, errors } = await serving.ask(
    `query ($filter: ChangeFilter, $first: Int) { changes(filter: $filter, first: $first) { totalCount pageInfo { hasNextPage endCursor }
      edges { node { number table key at who kind columns { column before after } ${rest} } } } }`,
    { filter, first },
  );
  expect(errors).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
  return { ...data.changes, nodes: data.changes.edges.map(({ node }: any) => node) };
};

describe('the effect of a change of rights', () => {
  test('that an earlier server left open is computed when the next one starts', async () => {
    expect(left).not.toBeNull();
    await vi.waitFor(
      async () => {
        const { nodes } = await changes({ tables: ['CONTRACTS'], key: ['ad-clp'], onlyRights: true }, EFFECT);
        expect(nodes).toMatchObject([{ who: 'somebody before', effect: { together: 1, notComputed: null } }]);
        expect(nodes[0].effect.asOf).toMatch(/^2026-/);
      },
      { timeout: 30_000, interval: 200 },
    );
  }, 40_000);

  test('stands in the history of the license when setRights has answered', async () => {
    const { data } = await serving.ask(
      `mutation { setRights(input: { license: "MS-OFF-STD-21", rights: { downgrade: NONE, downgradeVersion: null, downgradeEdition: null, secondUse: NONE } }) {
        __typename ... on SetRightsSuccess { license { history { who kind ${EFFECT} } } } ... on InputRefused { problems { message } } } }`,
      {},
      'analyst',
    );
    const [last] = data.setRights.license.history;
    expect(last).toMatchObject({ who: 'the analyst', kind: 'CHANGED', effect: { together: 1, notComputed: null } });
    const moved = last.effect.positions.find(
      ({ licenseKey }: { licenseKey: string }) => licenseKey === 'MS-OFF-STD-21',
    );
    expect(moved.before.consumed).not.toBe(moved.after.consumed);
  });

  test('of upserts and deletions is kept too', async () => {
    const { data } = await serving.ask(`mutation {
      licenses: upsertLicenses(input: { records: [{ license: "COREL-2023", rights: { exemptRoles: [PRODUCTION] } }] }) {
        ... on UpsertLicensesSuccess { records { history { ${EFFECT} } } } }
      products: upsertLicenseProducts(input: { records: [{ license: "COREL-2023", product: "CorelDRAW Graphics Suite", version: "2023", rights: { upgrade: ANY } }] }) {
        ... on UpsertLicenseProductsSuccess { records { history { ${EFFECT} } } } }
      contracts: upsertContracts(input: { records: [{ contract: "AD-CLP", rights: { secondUse: PORTABLE } }] }) {
        ... on UpsertContractsSuccess { records { history { ${EFFECT} } } } }
      links: upsertLicenseContracts(input: { records: [{ license: "COREL-2023", contract: "AD-CLP" }] }) {
        ... on UpsertLicenseContractsSuccess { records { history { ${EFFECT} } } } }
      purchases: upsertPurchases(input: { records: [{ purchase: "H-0", license: "MS-ACCESS-21", quantity: 3 }] }) {
        ... on UpsertPurchasesSuccess { records { history { kind ${EFFECT} } } } }
      deleted: deleteRecords(input: { records: [{ table: LICENSE_CONTRACTS, key: ["COREL-2023", "AD-CLP"] }] }) {
        ... on DeleteRecordsSuccess { deleted } }
    }`);
    for (const of of ['licenses', 'products', 'contracts', 'links'])
      expect(data[of].records[0].history[0], of).toMatchObject({ effect: { together: 1, notComputed: null } });
    expect(data.purchases.records[0].history).toMatchObject([
      { kind: 'CHANGED', effect: null },
      { kind: 'ADDED', effect: null },
    ]);
    expect(data.deleted.deleted).toBe(1);
    const [gone] = (await changes({ tables: ['LICENSE_CONTRACTS'], key: ['corel-2023'] }, EFFECT)).nodes;
    expect(gone).toMatchObject({
      kind: 'REMOVED',
      key: ['COREL-2023', 'AD-CLP'],
      effect: { together: 1, notComputed: null },
    });
  });
});

describe('the list of all changes', () => {
  test('is filtered by table, key, who, license and time, and goes on with its cursor', async () => {
    const all = await changes({});
    expect(all.totalCount).toBeGreaterThan(60);
    expect(all.nodes.length).toBe(50);
    const mine = await changes({ tables: ['PURCHASES'], who: 'EVEN' }, '', 10);
    expect(mine).toMatchObject({ totalCount: 30, pageInfo: { hasNextPage: true } });
    expect(
      mine.nodes.every(({ who, table }: { who: string; table: string }) => who === 'even' && table === 'PURCHASES'),
    ).toBe(true);
    expect((await changes({ key: ['h-7'] })).nodes).toMatchObject([{ key: ['H-7'], kind: 'ADDED', who: 'Odd' }]);
    expect((await changes({ since: '2026-01-03T00:00:00Z', until: '2026-01-03T00:00:00.003Z' })).totalCount).toBe(4);
    expect((await changes({ license: 'ms-access-21', tables: ['PURCHASES'] })).totalCount).toBeGreaterThanOrEqual(61);
    const { data } = await serving.ask(
      'query ($after: String) { changes(first: 10, after: $after, filter: { tables: [PURCHASES], who: "EVEN" }) { edges { node { number } } } }',
      { after: mine.pageInfo.endCursor },
    );
    expect(data.changes.edges[0].node.number).toBeLessThan(mine.nodes.at(-1).number);
  });

  test('of a license holds those of its products, contracts, purchases, allocations', async () => {
    const found = new Set(
      (await changes({ license: 'COREL-2023' })).nodes.map(({ table }: { table: string }) => table),
    );
    expect([...found]).toEqual(
      expect.arrayContaining(['LICENSES', 'LICENSE_PRODUCTS', 'LICENSE_CONTRACTS', 'PURCHASES']),
    );
  });

  test('asks the database as often for many changes as for few', async () => {
    const asked = async (first: number): Promise<number> => {
      statements.take();
      await changes({}, `import { number files } ${EFFECT}`, first);
      return statements.take().length;
    };
    const few = await asked(10);
    expect(few).toBeGreaterThan(1);
    expect(await asked(70)).toBeLessThanOrEqual(few + 2);
  });
});

describe('records', () => {
  const LISTS: Readonly<Record<string, string>> = {
    computers: 'computers(first: $first) { edges { node { history { who kind } } } }',
    products: 'products(first: $first) { edges { node { history { who kind } licenses { history { who } } } } }',
    licenses:
      'licenses(first: $first) { edges { node { history { who } products { history { who } } purchases { history { who kind } } allocations { history { who } } } } }',
  };

  for (const [name, list] of Object.entries(LISTS))
    test(`${name} ask as often for the histories of 60 rows as for those of 12`, async () => {
      const asked = async (first: number): Promise<number> => {
        statements.take();
        const { errors } = await serving.ask(`query ($first: Int!) { ${list} }`, { first });
        expect(errors).toEqual([]);
        return statements.take().length;
      };
      const few = await asked(12);
      expect(few).toBeGreaterThan(0);
      expect(await asked(60)).toBeLessThanOrEqual(few + 6);
    });

  test('have a history wherever they have a type of their own', () => {
    const types = ['License', 'Contract', 'Purchase', 'Allocation', 'LicenseProduct', 'LicenseContract'];
    for (const name of [...types, 'Computer', 'User', 'Product']) {
      const type = schema.getType(name);
      expect(type && 'getFields' in type && Object.keys(type.getFields()), name).toContain('history');
    }
  });

  test('of inventory remember what was changed, by which import', async () => {
    const form = new FormData();
    const query =
      'mutation ($files: [Upload!]!) { importFiles(input: { files: $files }) { ... on ImportFilesSuccess { import { id } } } }';
    form.set('operations', JSON.stringify({ query, variables: { files: [null, null] } }));
    form.set('map', JSON.stringify({ 0: ['variables.files.0'], 1: ['variables.files.1'] }));
    form.set('0', new Blob(['computer,role\nWS-001,test\n']), 'computers.csv');
    form.set('1', new Blob(['license,metric,exempt_roles\nCOREL-2023,device,test\n']), 'licenses.csv');
    const response = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${serving.tokens.analyst}` },
      body: form,
    });
    expect((await response.json()).errors).toBeUndefined();
    await vi.waitFor(
      async () => {
        const { data } = await serving.ask(
          `{ computer(key: "WS-001") { history { kind columns { column after } import { files } } }
            license(key: "COREL-2023") { history { who import { number } ${EFFECT} } } }`,
        );
        expect(data.computer.history[0]).toMatchObject({
          kind: 'CHANGED',
          columns: [{ column: 'role', after: 'test' }],
          import: { files: expect.arrayContaining(['computers.csv']) },
        });
        expect(data.license.history[0]).toMatchObject({
          who: 'the analyst',
          import: { number: expect.any(Number) },
          effect: { together: 1, notComputed: null, asOf: expect.any(String) },
        });
      },
      { timeout: 30_000, interval: 200 },
    );
  }, 40_000);
});
