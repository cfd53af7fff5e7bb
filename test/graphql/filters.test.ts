/** Filters of lists: each leaves exactly the rows that fit, as counted from the whole list. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Serving, serve } from '../server/serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

// biome-ignore lint/suspicious/noExplicitAny: rows have the shape of the query
type Row = any;

const listed = async (list: string, args: string, row: string): Promise<Row[]> => {
  const [outer, inner] = list.split('.');
  const asked = (after: string): string => {
    const text = `${inner ?? outer}(first: 500${after}${args}) { totalCount pageInfo { hasNextPage endCursor } edges { node { ${row} } } }`;
    return inner ? `{ ${outer} { ${text} } }` : `{ ${text} }`;
  };
  const rows: Row[] = [];
  for (let after = ''; ; ) {
    const { data, errors } = await serving.ask(asked(after), {}, 'viewer');
    expect(errors).toEqual([]);
    const page = inner ? data[outer][inner] : data[outer];
    rows.push(...page.edges.map(({ node }: Row) => node));
    if (!page.pageInfo.hasNextPage) {
      expect(rows).toHaveLength(page.totalCount);
      return rows;
    }
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
};

const holds =
  (...values: readonly (string | null)[]) =>
  (text: string): boolean =>
    values.some(value => (value ?? '').toLowerCase().includes(text.toLowerCase()));

const COMPUTER = 'key kind role status businessUnit location costCenter cluster host os processorModel user { key }';
const USER = 'key name email status businessUnit location';
const DECISION = `outcome reason right license { key } product { key publisher } computer { key businessUnit location } user { key businessUnit location }`;

type Case = readonly [list: string, filter: string, row: string, fits: (row: Row) => boolean];

const place = ({ computer, user }: Row) => computer ?? user ?? { businessUnit: null, location: null };

/** Each filter beside what it means; every one fits some rows and not all. */
const CASES: readonly Case[] = [
  ['computers', 'kind: VIRTUAL', COMPUTER, ({ kind }) => kind === 'VIRTUAL'],
  ['computers', 'role: PRODUCTION', COMPUTER, ({ role }) => role === 'PRODUCTION'],
  ['computers', 'status: ACTIVE', COMPUTER, ({ status }) => status === 'ACTIVE'],
  ['computers', 'businessUnit: "VERTRIEB"', COMPUTER, ({ businessUnit }) => businessUnit === 'Vertrieb'],
  ['computers', 'location: "KÖLN"', COMPUTER, ({ location }) => location === 'Köln'],
  ['computers', 'user: "A.KELLER"', COMPUTER, ({ user }) => user?.key === 'a.keller'],
  ['computers', 'text: "WS-0"', COMPUTER, ({ key, os, processorModel }) => holds(key, os, processorModel)('ws-0')],
  ['users', 'businessUnit: "vertrieb"', USER, ({ businessUnit }) => businessUnit === 'Vertrieb'],
  ['users', 'location: "köln"', USER, ({ location }) => location === 'Köln'],
  ['users', 'text: "KELLER"', USER, ({ key, name, email }) => holds(key, name, email)('keller')],
  ['products', 'publisher: "adobe"', 'publisher', ({ publisher }) => publisher === 'Adobe'],
  ['licenses', 'publisher: "ADOBE"', 'publisher', ({ publisher }) => publisher === 'Adobe'],
  ['licenses', 'metric: "device"', 'metric', ({ metric }) => metric === 'device'],
  [
    'licenses',
    'product: "microsoft office"',
    'products { product { key } }',
    ({ products }) => products.some(({ product }: Row) => product.key === 'Microsoft Office'),
  ],
  [
    'licenses',
    'contract: "ad-clp"',
    'contracts { key }',
    ({ contracts }) => contracts.some(({ key }: Row) => key === 'AD-CLP'),
  ],
  [
    'licenses',
    'businessUnit: "Vertrieb"',
    'businessUnits',
    ({ businessUnits }) => businessUnits.length === 0 || businessUnits.includes('Vertrieb'),
  ],
  [
    'licenses',
    'location: "köln"',
    'locations',
    ({ locations }) => locations.length === 0 || locations.includes('Köln'),
  ],
  ['contracts', 'publisher: "microsoft"', 'publisher', ({ publisher }) => publisher === 'Microsoft'],
  ['contracts', 'permanent: true', 'permanent', ({ permanent }) => permanent],
  ['contracts', 'permanent: false', 'permanent', ({ permanent }) => !permanent],
  [
    'contracts',
    'expires: { from: "2026-01-01", to: "2026-12-31" }',
    'expires',
    ({ expires }) => expires !== null && expires >= '2026-01-01' && expires <= '2026-12-31',
  ],
  ['contracts', 'text: "clp"', 'key name', ({ key, name }) => holds(key, name)('clp')],
  ['purchases', 'license: "corel-2023"', 'license { key }', ({ license }) => license.key === 'COREL-2023'],
  ['purchases', 'publisher: "adobe"', 'license { publisher }', ({ license }) => license.publisher === 'Adobe'],
  ['purchases', 'kind: MAINTENANCE', 'kind', ({ kind }) => kind === 'MAINTENANCE'],
  [
    'purchases',
    'expires: { from: "2026-02-01" }',
    'expires',
    ({ expires }) => expires !== null && expires >= '2026-02-01',
  ],
  ['allocations', 'kind: PERMANENT', 'kind', ({ kind }) => kind === 'PERMANENT'],
  ['decisions', 'outcome: [CONSUMES, EXEMPT]', DECISION, ({ outcome }) => ['CONSUMES', 'EXEMPT'].includes(outcome)],
  ['decisions', 'reason: [NO_LICENSE]', DECISION, ({ reason }) => reason === 'NO_LICENSE'],
  [
    'decisions',
    'right: [DOWNGRADE_VERSION, UPGRADE]',
    DECISION,
    ({ right }) => ['DOWNGRADE_VERSION', 'UPGRADE'].includes(right),
  ],
  ['decisions', 'license: "corel-2023"', DECISION, ({ license }) => license?.key === 'COREL-2023'],
  ['decisions', 'product: "MICROSOFT office"', DECISION, ({ product }) => product?.key === 'Microsoft Office'],
  ['decisions', 'computer: "ws-001"', DECISION, ({ computer }) => computer?.key === 'WS-001'],
  ['decisions', 'publisher: "adobe"', DECISION, ({ product }) => product?.publisher === 'Adobe'],
  ['decisions', 'businessUnit: "Vertrieb"', DECISION, row => place(row).businessUnit === 'Vertrieb'],
  ['decisions', 'location: "KÖLN"', DECISION, row => place(row).location === 'Köln'],
  [
    'decisions',
    'text: "ws-00"',
    DECISION,
    ({ computer, user, product }) => holds(computer?.key, user?.key, product?.key)('ws-00'),
  ],
  [
    'decisions',
    'publisher: "Microsoft", outcome: [UNLICENSED], location: "köln"',
    DECISION,
    row => row.product?.publisher === 'Microsoft' && row.outcome === 'UNLICENSED' && place(row).location === 'Köln',
  ],
  ['run.decisions', 'outcome: [UNLICENSED]', DECISION, ({ outcome }) => outcome === 'UNLICENSED'],
  ['run.unlicensed', 'reason: [NO_RIGHT]', DECISION, ({ reason }) => reason === 'NO_RIGHT'],
  ['run.unlicensed', 'location: "köln"', DECISION, row => place(row).location === 'Köln'],
  ['run.positions', 'metric: "DEVICE"', 'license { metric }', ({ license }) => license.metric === 'device'],
  [
    'run.positions',
    'product: "microsoft office"',
    'license { products { product { key } } }',
    ({ license }) => license.products.some(({ product }: Row) => product.key === 'Microsoft Office'),
  ],
];

describe('a filter leaves exactly the rows that fit', () => {
  test.each(CASES)('%s(%s)', async (list, filter, row, fits) => {
    const all = await listed(list, '', row);
    const expected = all.filter(fits);
    expect(expected.length).toBeGreaterThan(0);
    expect(await listed(list, `, filter: { ${filter} }`, row)).toEqual(expected);
  });

  test('allocations of a license, a computer or a user are theirs', async () => {
    const all = await listed('allocations', '', 'license { key } computer { key } user { key }');
    for (const name of ['license', 'computer', 'user']) {
      const some = all.find(row => row[name] !== null);
      const { key } = some[name];
      const own = await listed(
        'allocations',
        `, filter: { ${name}: ${JSON.stringify(key.toUpperCase())} }`,
        'license { key } computer { key } user { key }',
      );
      expect(own).toEqual(all.filter(row => row[name]?.key === key));
    }
  });
});

describe('runs and imports', () => {
  test('are found by policy and day, by state, time, source and file', async () => {
    for (const [asOf, policy] of [
      ['2026-02-28', 'PRIORITY'],
      ['2025-12-31', 'PRIORITY'],
    ])
      await serving.ask(
        `mutation { reconcile(input: { asOf: "${asOf}", policy: ${policy}, wait: true }) { __typename } }`,
      );
    const runs = (args: string) => listed('runs', args, 'number asOf policy');
    expect((await runs('')).map(({ number }) => number)).toEqual([3, 2, 1]);
    const inJanuary = ', filter: { asOf: { from: "2026-01-01", to: "2026-01-31" } }';
    expect(await runs(inJanuary)).toEqual([{ number: 1, asOf: '2026-01-31', policy: 'PRIORITY' }]);
    expect(await runs(', filter: { policy: OPTIMAL }')).toEqual([]);
    const byDay = ', orderBy: { field: AS_OF, direction: DESC }';
    expect((await runs(byDay)).map(({ asOf }) => asOf)).toEqual(['2026-02-28', '2026-01-31', '2025-12-31']);

    const all = await listed('imports', '', 'number state source who files startedAt');
    expect(all.length).toBeGreaterThan(0);
    const [{ files, who, startedAt }] = all;
    const imports = (filter: string) =>
      listed('imports', `, filter: { ${filter} }`, 'number state source who files startedAt');
    expect(await imports('state: [DONE]')).toEqual(all);
    expect(await imports('state: [FAILED, RUNNING]')).toEqual([]);
    expect(await imports(`since: "${startedAt}", who: ${JSON.stringify(who)}, source: ""`)).toEqual(all);
    expect(await imports('since: "2100-01-01T00:00:00Z"')).toEqual([]);
    expect(await imports(`text: ${JSON.stringify(files[0].toUpperCase())}`)).toEqual(all);
    expect(await imports('text: "no such file"')).toEqual([]);
  });
});

describe('a detail page', () => {
  test('has what a run decided about a computer, a product and a user: the same decisions from each side', async () => {
    const all = await listed('decisions', '', `id ${DECISION}`);
    const ids = (rows: readonly Row[]): string[] => rows.map(({ id }) => id);
    const of = async (query: string): Promise<Row[]> => {
      const { data, errors } = await serving.ask(
        `{ of: ${query} { decisions(first: 500) { edges { node { id } } } } }`,
      );
      expect(errors).toEqual([]);
      return data.of.decisions.edges.map(({ node }: Row) => node);
    };
    expect(ids(await of('computer(key: "WS-001")'))).toEqual(
      ids(all.filter(({ computer }) => computer?.key === 'WS-001')),
    );
    expect(ids(await of('product(key: "Microsoft Office")'))).toEqual(
      ids(all.filter(({ product }) => product?.key === 'Microsoft Office')),
    );
    const user = ids(await of('user(key: "a.keller")'));
    expect(user.length).toBeGreaterThan(0);
    expect(user).toEqual(expect.arrayContaining(ids(all.filter(row => row.user?.key === 'a.keller'))));
  });

  test('leads from a host to its guests and back', async () => {
    const virtual = await listed(
      'computers',
      ', filter: { kind: VIRTUAL }',
      'key host hostComputer { key guests { key } }',
    );
    const known = virtual.filter(({ hostComputer }) => hostComputer !== null);
    expect(known.length).toBeGreaterThan(3);
    for (const { key, host, hostComputer } of known) {
      expect(hostComputer.key.toLowerCase()).toBe(host.toLowerCase());
      expect(hostComputer.guests).toContainEqual({ key });
    }
  });
});
