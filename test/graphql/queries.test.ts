/** What can be asked of the sample estate, over HTTP: positions with everything behind them, records, pages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { positionsOf } from '../../app/positions.ts';
import { findRun } from '../../app/runs.ts';
import { openSample, type Serving, serve } from '../server/serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

// biome-ignore lint/suspicious/noExplicitAny: rows have the shape of the query
const all = async (field: string, args: string, row: string, size: number): Promise<any[]> => {
  const rows: unknown[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 200; pages++) {
    const { data, errors } = await serving.ask(
      `query ($after: String) { run { ${field}(first: ${size}, after: $after, ${args}) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { ${row} } } } } }`,
      { after },
      'viewer',
    );
    expect(errors).toEqual([]);
    const page = data.run[field];
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    rows.push(...page.edges.map(({ node }: { node: unknown }) => node));
    if (!page.pageInfo.hasNextPage) {
      expect(page.totalCount).toBe(rows.length);
      return rows;
    }
    after = page.pageInfo.endCursor;
  }
  throw new Error('the list has no end');
};

describe('positions', () => {
  test('are those of the run, page by page, in every order', async () => {
    const open = findRun(serving.workspace)!;
    for (const [field, orderBy] of [
      ['LICENSE', 'license'],
      ['SHORTFALL', 'shortfall'],
      ['EXPOSURE', 'exposure'],
      ['STATUS', 'status'],
    ] as const)
      for (const descending of [false, true]) {
        const rows = await all(
          'positions',
          `orderBy: { field: ${field}, direction: ${descending ? 'DESC' : 'ASC'} }`,
          'license { key } consumed shortfall',
          9,
        );
        const expected = positionsOf(open, { orderBy, descending });
        expect(rows).toEqual(
          expected.map(({ license, consumed, shortfall }) => ({ license: { key: license }, consumed, shortfall })),
        );
      }
  });

  test('are filtered by status, publisher and text', async () => {
    const rows = await all(
      'positions',
      'filter: { status: [AT_RISK], publisher: "microsoft" }',
      'status license { publisher }',
      50,
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toEqual({ status: 'AT_RISK', license: { publisher: 'Microsoft' } });
    expect(await all('positions', 'filter: { text: "corel" }', 'license { key }', 50)).toEqual([
      { license: { key: 'COREL-2023' } },
    ]);
    expect(await all('positions', 'filter: { text: "no such thing" }', 'license { key }', 50)).toEqual([]);
  });

  test('have decisions whose units add up to what is consumed, each with a sentence', async () => {
    const { data } = await serving.ask(`{ run { positions(first: 100) { edges { node { consumed raw sentences
      decisions(first: 200) { totalCount edges { node { units sentence outcome } } } } } } } }`);
    let complete = 0;
    for (const { node } of data.run.positions.edges) {
      const { totalCount, edges } = node.decisions;
      expect(node.sentences.length).toBeGreaterThan(0);
      for (const { node: decision } of edges) expect(decision.sentence.length).toBeGreaterThan(10);
      if (totalCount > 200) continue;
      complete++;
      expect(edges.reduce((sum: number, each: { node: { units: number } }) => sum + each.node.units, 0)).toBe(
        node.consumed,
      );
    }
    expect(complete).toBeGreaterThan(50);
  });

  test('say which contract they inherit from, and what is wrong', async () => {
    const rows = await all(
      'positions',
      '',
      'inherits { section contract { key name } } problems { code message licenseKey } status',
      100,
    );
    expect(rows.flatMap(({ inherits }) => inherits)).toContainEqual({
      section: 'DOWNGRADE',
      contract: { key: expect.any(String), name: expect.any(String) },
    });
    const problems = rows.flatMap(row => row.problems);
    expect(problems.length).toBeGreaterThan(0);
    for (const { message, licenseKey } of problems)
      expect([message.length > 10, licenseKey.length > 0]).toEqual([true, true]);
  });
});

describe('unlicensed', () => {
  test('is a list with why every license of the product may not cover it', async () => {
    const rows = await all(
      'unlicensed',
      '',
      'computer { key } product { key publisher } outcome reason sentence candidates { license { key } verdict reason sentence }',
      40,
    );
    const { data } = await serving.ask('{ run { totals { unlicensed } } }');
    expect(rows).toHaveLength(data.run.totals.unlicensed);
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(['UNLICENSED']));
    const rejected = rows.filter(({ reason }) => reason === 'NO_RIGHT');
    expect(rejected.length).toBeGreaterThan(0);
    for (const row of rejected) {
      expect(row.candidates.length).toBeGreaterThan(0);
      for (const { verdict, reason } of row.candidates)
        expect([verdict, reason]).toEqual(['REJECTED', expect.any(String)]);
    }
  });

  test('is filtered, and goes on where it ended', async () => {
    const [first] = await all('unlicensed', '', 'product { key publisher }', 100);
    const same = await all('unlicensed', `filter: { product: "${first.product.key}" }`, 'product { key }', 2);
    expect(same.length).toBeGreaterThan(0);
    for (const row of same) expect(row.product.key).toBe(first.product.key);
    const byPublisher = await all(
      'unlicensed',
      `filter: { publisher: "${first.product.publisher}" }`,
      'product { publisher }',
      7,
    );
    expect(byPublisher.length).toBeGreaterThanOrEqual(same.length);
    for (const row of byPublisher) expect(row.product.publisher).toBe(first.product.publisher);
  });
});

describe('dashboards', () => {
  test('break the run down without losing anything', async () => {
    const { data } =
      await serving.ask(`{ run { totals { shortfall licenses atRisk unlicensed installations exposure { amount currency } }
      byStatus { status positions } byPublisher { publisher positions atRisk shortfall exposure { amount currency } } byBusinessUnit { businessUnit computers installations consumed unlicensed } } }`);
    const { totals, byStatus, byPublisher, byBusinessUnit } = data.run;
    const sum = <T>(rows: T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);
    expect(sum(byStatus, ({ positions }: { positions: number }) => positions)).toBe(totals.licenses);
    expect(byStatus[0]).toEqual({ status: 'AT_RISK', positions: totals.atRisk });
    expect(sum(byPublisher, ({ shortfall }: { shortfall: number }) => shortfall)).toBe(totals.shortfall);
    expect(sum(byPublisher, ({ positions }: { positions: number }) => positions)).toBe(totals.licenses);
    expect(sum(byBusinessUnit, ({ installations }: { installations: number }) => installations)).toBe(
      totals.installations,
    );
    expect(byBusinessUnit.length).toBeGreaterThan(3);
    expect(totals.exposure.map(({ currency }: { currency: string }) => currency)).toEqual(['EUR', 'USD']);
  });

  test('show totals over runs in time, and what changed between two', async () => {
    await serving.ask(
      'mutation { upsertPurchases(input: { records: [{ purchase: "MORE", license: "COREL-2023", quantity: 3 }] }) { __typename } }',
    );
    const done = await serving.ask(
      'mutation { reconcile(input: { asOf: "2026-01-31", wait: true }) { __typename ... on ReconcileSuccess { run { number asOf } progress { state } } ... on OperationRefused { message } } }',
    );
    expect(done.data.reconcile).toEqual({
      __typename: 'ReconcileSuccess',
      run: { number: 2, asOf: '2026-01-31' },
      progress: { state: 'DONE' },
    });
    const { data } = await serving.ask('{ runs { totalCount edges { node { id number totals { shortfall } } } } }');
    expect(data.runs).toMatchObject({ totalCount: 2, edges: [{ node: { number: 2 } }, { node: { number: 1 } }] });
    const compared = await serving.ask(
      'query ($run: ID!) { run { compareTo(run: $run) { from { number } to { number } positions { licenseKey before { entitled } after { entitled } causes { kind sentence } } } } }',
      { run: data.runs.edges[1].node.id },
    );
    const { from, to, positions } = compared.data.run.compareTo;
    expect([from.number, to.number]).toEqual([1, 2]);
    expect(positions).toMatchObject([{ licenseKey: 'COREL-2023', causes: [{ kind: 'purchase-added' }] }]);
    expect(positions[0].after.entitled - positions[0].before.entitled).toBe(3);
  });
});

describe('records', () => {
  test('are found by key in any case, by id, and by nothing else', async () => {
    const { data } =
      await serving.ask(`{ license(key: "corel-2023") { id key products { product { key publisher licenses { license { key } } } } }
      computer(key: "ws-001") { id key user { key computers { key } } installations { product { key } version } }
      product(key: "microsoft office") { key versions { version released } editions { edition } }
      user(key: "A.KELLER") { key } contract(key: "ad-clp") { key permanent licenses { key } }
      nothing: license(key: "nothing") { key } }`);
    expect(data.license.key).toBe('COREL-2023');
    expect(
      data.license.products[0].product.licenses.map((each: { license: { key: string } }) => each.license.key),
    ).toContain('COREL-2023');
    expect(data.computer.user.computers.map(({ key }: { key: string }) => key)).toContain('WS-001');
    expect(data.computer.installations.length).toBeGreaterThan(2);
    expect(data.product.versions.map(({ version }: { version: string }) => version)).toContain('2019');
    expect(data.contract).toMatchObject({ key: 'AD-CLP', permanent: true });
    expect(data.nothing).toBeNull();
    const node = await serving.ask('query ($id: ID!) { node(id: $id) { __typename id ... on License { key } } }', {
      id: data.license.id,
    });
    expect(node.data.node).toEqual({ __typename: 'License', id: data.license.id, key: 'COREL-2023' });
  });

  test('every kind of node is found again by its id', async () => {
    const { data } =
      await serving.ask(`{ run { id positions(first: 1) { edges { node { id decisions(first: 1) { edges { node { id } } } } } } }
      licenses(first: 1) { edges { node { id purchases { id } } } } contracts(first: 1) { edges { node { id } } } products(first: 1) { edges { node { id } } }
      computers(first: 1) { edges { node { id user { id } } } } user(key: "a.keller") { id } imports { edges { node { id } } } }`);
    const ids = [...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(8);
    for (const id of ids) {
      const { data: found } = await serving.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(found.node).toEqual({ id });
    }
  });

  test('are listed with filter and order, page by page', async () => {
    const keys: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await serving.ask(
        'query ($after: String) { licenses(first: 4, after: $after, filter: { publisher: "ADOBE" }, orderBy: { field: NAME, direction: DESC }) { totalCount pageInfo { hasNextPage endCursor } edges { node { key name publisher } } } }',
        { after },
      );
      keys.push(...data.licenses.edges.map(({ node }: { node: { name: string } }) => node.name));
      after = data.licenses.pageInfo.hasNextPage ? data.licenses.pageInfo.endCursor : null;
      if (!after) expect(data.licenses.totalCount).toBe(keys.length);
    } while (after);
    expect(keys.length).toBeGreaterThan(4);
    expect(keys).toEqual(keys.toSorted().reverse());
    const { data } = await serving.ask(
      '{ computers(filter: { kind: VIRTUAL, text: "vm" }, first: 5) { totalCount edges { node { kind host } } } }',
    );
    for (const { node } of data.computers.edges) expect(node.kind).toBe('VIRTUAL');
  });
});

describe('what is asked wrongly', () => {
  const code = async (query: string, variables?: object) =>
    (await serving.ask(query, variables)).errors.map(({ extensions }) => extensions.code);

  test('gets an error with a code and what to do', async () => {
    const { data } = await serving.ask(
      '{ run { positions(first: 2) { pageInfo { endCursor } } } licenses(first: 2) { pageInfo { endCursor } } }',
    );
    const cursor: string = data.run.positions.pageInfo.endCursor;
    const page = 'query ($after: String) { run { positions(first: 2, after: $after) { totalCount } } }';
    expect(await code(page, { after: cursor })).toEqual([]);
    for (const after of [
      `${cursor}x`,
      cursor.slice(1),
      `A${cursor.slice(1)}`,
      'x',
      '!'.repeat(9_000),
      data.licenses.pageInfo.endCursor,
    ])
      expect(await code(page, { after })).toEqual(['CURSOR_INVALID']);
    expect(
      await code('query ($after: String) { run { positions(after: $after, filter: { text: "a" }) { totalCount } } }', {
        after: cursor,
      }),
    ).toEqual(['CURSOR_INVALID']);
    for (const id of ['x', '', 'UnVuOjE9', 'Zm9vOjE', '💥'.repeat(5_000)])
      expect(await code('query ($id: ID!) { run(id: $id) { id } }', { id })).toEqual(id === '' ? [] : ['ID_INVALID']);
    expect(await code('query ($id: ID!) { node(id: $id) { id } }', { id: 'Tm90aGluZzox' })).toHaveLength(1);
    expect(await code('{ run { positions(first: 501) { totalCount } } }')).toEqual(['PAGE_SIZE_INVALID']);
    expect(await code('{ run { positions(first: -1) { totalCount } } }')).toEqual(['PAGE_SIZE_INVALID']);
    expect(await code('{ nothing }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  test('never learns where in the program it went wrong', async () => {
    const sound = await openSample();
    const { runs } = sound;
    let isBroken = false;
    const workspace = Object.defineProperty(sound, 'runs', {
      get: () => {
        if (isBroken) throw new Error('secret inside');
        return runs;
      },
    });
    const other = await serve({ workspace });
    isBroken = true;
    const { errors, data } = await other.ask('{ run { positions { totalCount } } }');
    expect(data.run).toBeNull();
    expect(JSON.stringify(errors)).not.toMatch(/secret|stack|\.ts/);
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL', help: expect.stringMatching(/[0-9a-f-]{36}/) } }]);
    expect(other.log.join()).toContain('secret inside');
    isBroken = false;
    await other.close();
  });
});

test('before anything was reconciled there is no run, and nothing fails', async () => {
  const empty = await serve({ isEmpty: true });
  const { data, errors } = await empty.ask(
    '{ run { id } runs { totalCount edges { node { id } } } licenses { totalCount } imports { totalCount } computers { edges { node { decisions { totalCount } } } } }',
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    run: null,
    runs: { totalCount: 0, edges: [] },
    licenses: { totalCount: 0 },
    imports: { totalCount: 0 },
    computers: { edges: [] },
  });
  await empty.close();
});
