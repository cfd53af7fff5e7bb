/** Questions over HTTP that are computed beside the server: the next answer is always that of the present state, and who goes away is not computed for. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { addToken, revokeToken } from '../../app/tokens.ts';
import { type Collector, openCollector } from './collector.ts';
import { processes, whileHeld } from './processes.ts';
import { type Serving, serve } from './serving.ts';

const RENEWALS =
  'query ($asOf: Date) { renewals(asOf: $asOf, within: 400) { key days kind quantity effects { licenseKey } before { shortfall } } }';
const ADVICE = '{ run { asOf advice { estateChanged shortfall } } }';
const WHAT_IF = `mutation ($changes: String!) { whatIf(input: { changes: $changes, asOf: "2026-01-31" }) {
  ... on WhatIfSuccess { positions { licenseKey before { entitled } after { entitled } } } } }`;

const more = (quantity: number) => ({
  changes: `purchases: [{purchase: TRY, license: COREL-2023, quantity: ${quantity}}]`,
});

describe('an answer', () => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await serve();
  });
  afterAll(() => serving.close());

  const renewals = async (asOf = '2026-01-31') => {
    const { data, errors } = await serving.ask(RENEWALS, { asOf });
    expect(errors).toEqual([]);
    return data.renewals as readonly { readonly key: string; readonly days: number; readonly quantity: number }[];
  };
  const upsert = (kind: string, record: object) =>
    serving.ask(
      `mutation ($records: [${kind}Input!]!) { upsert${kind}s(input: { records: $records }) { __typename } }`,
      { records: [record] },
    );

  test('to the same question comes of the process that is there, and is new after an edit', async () => {
    const before = await renewals();
    const [kept] = processes();
    expect(await renewals()).toEqual(before);
    const { data } = await upsert('Purchase', {
      purchase: 'ENDS-1',
      license: 'COREL-2023',
      quantity: 3,
      kind: 'SUBSCRIPTION',
      starts: '2026-01-01',
      expires: '2026-03-03',
    });
    expect(data.upsertPurchases.__typename).toBe('UpsertPurchasesSuccess');
    const after = await renewals();
    expect(after.filter(({ key }) => key === 'ENDS-1')).toMatchObject([{ days: 31, quantity: 3 }]);
    expect(after.length).toBe(before.length + 1);
    expect(processes()).toContain(kept);
  });

  test('is new for another day, and where a token comes or goes', async () => {
    const before = await renewals();
    expect((await renewals('2026-02-01')).map(({ days }) => days)).not.toEqual(before.map(({ days }) => days));
    addToken(serving.workspace, { name: 'ends soon', role: 'viewer', expires: 20_500, now: 0 });
    expect((await renewals()).some(({ key }) => key === 'ends soon')).toBe(true);
    revokeToken(serving.workspace, 'ends soon');
    expect(await renewals()).toEqual(before);
  });

  test('tells viewers no tokens, whatever an administrator was told', async () => {
    addToken(serving.workspace, { name: 'secret end', role: 'viewer', expires: 20_500, now: 0 });
    expect((await renewals()).some(({ key }) => key === 'secret end')).toBe(true);
    const { data } = await serving.ask(RENEWALS, { asOf: '2026-01-31' }, 'viewer');
    expect(data.renewals.length).toBeGreaterThan(0);
    expect(data.renewals.some(({ key }: { key: string }) => key === 'secret end')).toBe(false);
  });

  test('about advice is that of the last run, and knows when the estate has changed', async () => {
    const ask = async () => (await serving.ask(ADVICE)).data.run;
    const reconcile = (asOf: string) =>
      serving.ask(`mutation { reconcile(input: { asOf: "${asOf}", wait: true }) { __typename } }`);
    await reconcile('2026-01-31');
    expect(await ask()).toMatchObject({ asOf: '2026-01-31', advice: { estateChanged: false } });
    await upsert('Contract', { contract: 'COMES' });
    expect(await ask()).toMatchObject({ asOf: '2026-01-31', advice: { estateChanged: true } });
    await reconcile('2026-02-02');
    await vi.waitFor(
      async () => expect(await ask()).toMatchObject({ asOf: '2026-02-02', advice: { estateChanged: false } }),
      { timeout: 20_000 },
    );
  });

  test('to a what-if counts what was edited since', async () => {
    const entitled = async () => (await serving.ask(WHAT_IF, more(7))).data.whatIf.positions[0].before.entitled;
    const before = await entitled();
    await upsert('Purchase', { purchase: 'COUNTS-1', license: 'COREL-2023', quantity: 5 });
    expect(await entitled()).toBe(before + 5);
  });
});

describe('a client that goes away', () => {
  let collector: Collector;
  let serving: Serving;
  const begin = async (): Promise<void> => {
    collector = await openCollector();
    serving = await serve({ otlpEndpoint: collector.url });
  };
  afterEach(() => collector.close());

  /** Asks as a client that can go away. */
  const leaving = (query: string, variables: object = {}) => {
    const { abort, signal } = ((controller: AbortController) => ({
      abort: () => controller.abort(),
      signal: controller.signal,
    }))(new AbortController());
    const body = JSON.stringify({ query, variables });
    const headers = { authorization: `Bearer ${serving.tokens.analyst}`, 'content-type': 'application/json' };
    const gone = fetch(`${serving.url}/graphql`, { method: 'POST', headers, body, signal }).then(
      () => false,
      () => true,
    );
    return { abort, gone };
  };

  const outcomes = (): readonly unknown[] =>
    collector
      .spans()
      .filter(({ name }) => name === 'what-if')
      .map(({ attributes }) => attributes['samwise.outcome']);

  test('before its turn is taken out of those that wait; a short calculation comes to its end without it', async () => {
    await begin();
    await serving.ask(WHAT_IF, more(9));
    const kept = processes();
    const gone = await whileHeld(async () => {
      const first = leaving(WHAT_IF, more(1));
      const second = leaving(WHAT_IF, more(2));
      await pause(300);
      second.abort();
      first.abort();
      return Promise.all([first.gone, second.gone]);
    });
    expect(gone).toEqual([true, true]);
    const { data } = await serving.ask(WHAT_IF, more(1));
    expect(data.whatIf.positions).toHaveLength(1);
    expect(processes()).toEqual(kept);
    await serving.close();
    expect(outcomes().toSorted()).toEqual(['cancelled', 'done', 'done']);
  });

  test('ends a calculation that goes on for long, and the next question is answered by another process', async () => {
    await begin();
    await serving.ask(WHAT_IF, more(1));
    const [kept] = processes();
    process.kill(kept, 'SIGSTOP');
    const long = leaving(WHAT_IF, more(2));
    await pause(500);
    long.abort();
    expect(await long.gone).toBe(true);
    const { data } = await serving.ask(WHAT_IF, more(3));
    expect(data.whatIf.positions).toHaveLength(1);
    expect(processes()).not.toContain(kept);
    await serving.close();
    expect(outcomes()).toEqual(['done', 'cancelled', 'done']);
  });

  test('while somebody else waits for the same takes nothing from them', async () => {
    await begin();
    const leaves = leaving(WHAT_IF, more(1));
    const stays = serving.ask(WHAT_IF, more(1));
    await pause(300);
    leaves.abort();
    expect((await stays).data.whatIf.positions).toHaveLength(1);
    await serving.close();
    expect(outcomes()).toEqual(['done']);
  });

  test('while it fetches a calendar ends that too', async () => {
    await begin();
    const controller = new AbortController();
    const headers = { authorization: `Bearer ${serving.tokens.viewer}` };
    const asked = (within: string, signal?: AbortSignal) =>
      fetch(`${serving.url}/export/renewals.ics?within=${within}&as-of=2026-01-31`, { headers, signal });
    await asked('30d');
    const first = await whileHeld(async () => {
      const stays = asked('90d');
      const second = asked('91d', controller.signal);
      second.catch(() => undefined);
      await pause(300);
      controller.abort();
      await expect(second).rejects.toThrow('aborted');
      return () => stays;
    });
    expect((await first()).status).toBe(200);
    await serving.close();
    const told = collector.spans().filter(({ name }) => name === 'renewals');
    expect(told.map(({ attributes }) => attributes['samwise.outcome']).toSorted()).toEqual([
      'cancelled',
      'done',
      'done',
    ]);
  });
});

const IMPORT =
  'mutation ($files: [Upload!]!) { importFiles(input: { files: $files }) { ... on ImportFilesSuccess { import { id } } } }';

/** Imports one new product. */
const sendProducts = async ({ url, tokens }: Serving): Promise<void> => {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: IMPORT, variables: { files: [null] } }));
  form.set('map', '{"0":["variables.files.0"]}');
  form.set('0', new Blob(['product\nJust Come\n']), 'products.csv');
  const headers = { authorization: `Bearer ${tokens.analyst}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: form });
  expect(await response.json()).toMatchObject({ data: { importFiles: { import: { id: expect.any(String) } } } });
};

describe('a server that gets ready', () => {
  test('has both processes before anybody asks; they end with it', async () => {
    const serving = await serve({ warm: true });
    await vi.waitFor(() => expect(processes()).toHaveLength(2), { timeout: 20_000 });
    const [ofWhatIfs] = processes();
    const { data } = await serving.ask(WHAT_IF, more(7));
    expect(data.whatIf.positions).toHaveLength(1);
    expect((await serving.ask(RENEWALS, { asOf: '2026-01-31' })).errors).toEqual([]);
    expect(processes()).toContain(ofWhatIfs);
    await serving.close();
    await vi.waitFor(() => expect(processes()).toEqual([]));
  });

  test.each([
    ['a reconciliation', 'mutation { reconcile(input: { asOf: "2026-02-01", wait: true }) { __typename } }'],
    ['an import', IMPORT],
  ])('has them again after %s', { timeout: 60_000 }, async (_, query) => {
    const serving = await serve({ warm: true });
    await vi.waitFor(() => expect(processes()).toHaveLength(2), { timeout: 20_000 });
    const begun = processes();
    for (const pid of begun) process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(processes().filter(pid => begun.includes(pid))).toEqual([]));
    if (query === IMPORT) await sendProducts(serving);
    else expect((await serving.ask(query)).errors).toEqual([]);
    const stay = async (): Promise<void> => {
      const begunAgain = processes();
      expect(begunAgain).toHaveLength(2);
      await pause(300);
      expect(processes()).toEqual(begunAgain);
    };
    await vi.waitFor(stay, { timeout: 20_000 });
    await serving.close();
  });

  test('has the advice on the last run before anybody asks', async () => {
    const collector = await openCollector();
    const serving = await serve({ warm: true, otlpEndpoint: collector.url });
    const told = () => collector.spans().filter(({ name }) => name === 'advice');
    await vi.waitFor(() => expect(told()).toHaveLength(1), { timeout: 25_000 });
    expect((await serving.ask(ADVICE)).errors).toEqual([]);
    await serving.close();
    const outcomes = told().map(({ attributes }) => attributes['samwise.outcome']);
    await collector.close();
    expect(outcomes).toEqual(['done']);
  });

  test('begins nothing where it is not told to', async () => {
    const serving = await serve();
    await vi.waitFor(() => expect(serving.workspace.runs.get(1)).toBeDefined(), { timeout: 20_000 });
    await pause(100);
    expect(processes()).toEqual([]);
    await serving.close();
  });
});
