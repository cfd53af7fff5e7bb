/** Work in the background: files that are sent, reconciliations, following and cancelling them, and trying out changes. */
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Serving, serve } from './serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

const IMPORT = `mutation ($input: ImportFilesInput!) { importFiles(input: $input) { __typename
  ... on ImportFilesSuccess { import { id number state files who } } ... on OperationRefused { code message } } }`;

/** Sends files as browsers do. */
const send = async (
  files: Readonly<Record<string, string>>,
  input: object = {},
  role: 'viewer' | 'analyst' = 'analyst',
) => {
  const form = new FormData();
  const names = Object.keys(files);
  form.set(
    'operations',
    JSON.stringify({ query: IMPORT, variables: { input: { ...input, files: names.map(() => null) } } }),
  );
  form.set('map', JSON.stringify(Object.fromEntries(names.map((_, at) => [at, [`variables.input.files.${at}`]]))));
  for (const [at, name] of names.entries()) form.set(String(at), new Blob([files[name]]), name);
  const response = await fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${serving.tokens[role]}` },
    body: form,
  });
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
  return (await response.json()) as any;
};

/** Everything that a subscription says until it ends. */
const follow = async (query: string, variables: object) => {
  const address = `${serving.url}/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(variables))}`;
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${serving.tokens.viewer}`, accept: 'text/event-stream' },
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const text = await response.text();
  return [...text.matchAll(/^data: (\{.*)$/gm)].map(([, json]) => JSON.parse(json));
};

const FOLLOW_IMPORT =
  'subscription ($id: ID!) { importProgress(id: $id) { number state progress { file rows } counts { table added rejected } codes { code count } problems { code table line column message } } }';

describe('importFiles', () => {
  test('answers at once with the import, which is followed to its end', async () => {
    const { data } = await send({
      'products.csv': 'product,publisher\nSent One,Sender\n',
      'users.csv': 'user,status\nsent.user,active\nbad.user,perhaps\n',
    });
    const { import: begun } = data.importFiles;
    expect(begun).toMatchObject({ files: ['products.csv', 'users.csv'], who: 'the analyst' });
    const said = await follow(FOLLOW_IMPORT, { id: begun.id });
    expect(said.at(-1).data.importProgress).toMatchObject({
      number: begun.number,
      state: 'DONE',
      progress: null,
      counts: [
        { table: 'products', added: 1, rejected: 0 },
        { table: 'users', added: 1, rejected: 1 },
      ],
      problems: [{ code: 'VALUE_UNKNOWN', table: 'users', line: 3, column: 'status' }],
    });
    const found = await serving.ask('{ user(key: "sent.user") { key } product(key: "sent one") { publisher } }');
    expect(found.data).toEqual({ user: { key: 'sent.user' }, product: { publisher: 'Sender' } });
    const rejects = await (await serving.get(`/export/rejects/${begun.number}.csv`)).text();
    expect(rejects.split('\r\n')[1]).toContain('VALUE_UNKNOWN');
    expect(rejects).toContain('bad.user');
  });

  test('tells that files are of no known table, and changes nothing', async () => {
    const { data } = await send({ 'nonsense.csv': 'a,b\n1,2\n' });
    const said = await follow(FOLLOW_IMPORT, { id: data.importFiles.import.id });
    expect(said.at(-1).data.importProgress).toMatchObject({ state: 'FAILED' });
  });

  test('never takes a name for a path', async () => {
    const { data } = await send({ '../../../etc/products.csv': 'product\nPath One\n' });
    expect(data.importFiles.import.files).toEqual(['products.csv']);
    await follow(FOLLOW_IMPORT, { id: data.importFiles.import.id });
  });

  test('is not for viewers', async () => {
    const { errors } = await send({ 'products.csv': 'product\nX\n' }, {}, 'viewer');
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED' } }]);
  });

  test('runs beside the server: others are answered, a second import is refused, and cancelling undoes it', async () => {
    const rows = Array.from({ length: 400_000 }, (_, at) => `large.user.${at},Name ${at},large${at}@example.org`);
    const { data } = await send({ 'users.csv': `user,name,email\n${rows.join('\n')}\n` });
    const { id } = data.importFiles.import;
    const second = await send({ 'products.csv': 'product\nSecond\n' });
    expect(second.data.importFiles).toMatchObject({ __typename: 'OperationRefused', code: 'BUSY' });
    const began = performance.now();
    expect((await fetch(`${serving.url}/health`)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(1_000);
    await expect
      .poll(
        async () =>
          (await serving.ask('query ($id: ID!) { import(id: $id) { progress { rows } } }', { id })).data.import.progress
            .rows,
        { interval: 20, timeout: 10_000 },
      )
      .toBeGreaterThan(0);
    const busy = await serving.ask(
      'mutation { upsertContracts(input: { records: [{ contract: "WHILE" }] }) { __typename ... on OperationRefused { code } } }',
    );
    const cancelled = await serving.ask(
      'mutation ($id: ID!) { cancel(input: { import: $id }) { ... on CancelSuccess { cancelled } } }',
      { id },
    );
    expect(cancelled.data.cancel).toEqual({ cancelled: true });
    const said = await follow(FOLLOW_IMPORT, { id });
    expect(said.at(-1).data.importProgress.state).toBe('CANCELLED');
    const { data: after } = await serving.ask('{ user(key: "large.user.1") { key } }');
    expect(after.user).toBeNull();
    expect(busy.data.upsertContracts).toEqual({ __typename: 'OperationRefused', code: 'BUSY' });
  });
});

describe('reconcile', () => {
  const START =
    'mutation { reconcile(input: { asOf: "2026-02-01" }) { __typename ... on ReconcileSuccess { run { id } progress { id state } } ... on OperationRefused { code } } }';

  test('answers at once and is followed to its run', async () => {
    const { data } = await serving.ask(START, {}, 'analyst');
    expect(data.reconcile).toMatchObject({ run: null, progress: { state: 'RUNNING' } });
    expect((await serving.ask(START)).data.reconcile).toEqual({ __typename: 'OperationRefused', code: 'BUSY' });
    const said = await follow(
      'subscription ($id: ID!) { reconcileProgress(id: $id) { state step run { number asOf totals { licenses } } } }',
      { id: data.reconcile.progress.id },
    );
    const states = said.map(each => each.data.reconcileProgress);
    expect(states.at(-1)).toMatchObject({ state: 'DONE', run: { asOf: '2026-02-01', totals: { licenses: 65 } } });
    expect(states.length).toBeGreaterThan(1);
    expect(serving.workspace.runs.get(states.at(-1).run.number)).toBeDefined();
  });

  test('the last run is open before anybody asks for it', async () => {
    const other = await serve();
    await vi.waitFor(() => expect(other.workspace.runs.get(1)).toBeDefined());
    await other.close();
  });

  test('is cancelled without leaving a run', async () => {
    const before = await serving.ask('{ runs { totalCount } }');
    const { data } = await serving.ask(START);
    const { id } = data.reconcile.progress;
    const cancelled = await serving.ask(
      'mutation ($id: ID!) { cancel(input: { reconcile: $id }) { ... on CancelSuccess { cancelled } } }',
      { id },
    );
    expect(cancelled.data.cancel).toEqual({ cancelled: true });
    const said = await follow('subscription ($id: ID!) { reconcileProgress(id: $id) { state run { id } } }', { id });
    expect(said.at(-1).data.reconcileProgress).toEqual({ state: 'CANCELLED', run: null });
    expect((await serving.ask('{ runs { totalCount } }')).data).toEqual(before.data);
    const again = await serving.ask(
      'mutation ($id: ID!) { cancel(input: { reconcile: $id }) { ... on CancelSuccess { cancelled } } }',
      { id },
    );
    expect(again.data.cancel).toEqual({ cancelled: false });
  });

  test('what does not exist cannot be followed', async () => {
    const said = await serving.get(
      `/graphql?query=${encodeURIComponent('subscription { importProgress(id: "SW1wb3J0Ojk5OTk") { state } }')}`,
    );
    expect(await said.text()).toContain('NOT_FOUND');
  });
});

describe('whatIf', () => {
  const TRY = `mutation ($input: WhatIfInput!) { whatIf(input: $input) { __typename
    ... on WhatIfSuccess { asOf before { shortfall } after { shortfall } positions { licenseKey before { entitled } after { entitled } } }
    ... on InputRefused { problems { code table column message } } } }`;

  test('shows what would change, and stores nothing', async () => {
    const before = await serving.ask(
      '{ licenses { totalCount } runs { totalCount } license(key: "COREL-2023") { purchases { key } } }',
    );
    const changes = 'purchases:\n  - {purchase: TRY-1, license: COREL-2023, quantity: 7}\n';
    const { data } = await serving.ask(TRY, { input: { changes, asOf: '2026-01-31' } }, 'viewer');
    expect(data.whatIf).toMatchObject({
      __typename: 'WhatIfSuccess',
      asOf: '2026-01-31',
      positions: [{ licenseKey: 'COREL-2023' }],
    });
    const [{ before: now, after }] = data.whatIf.positions;
    expect(after.entitled - now.entitled).toBe(7);
    expect(
      (
        await serving.ask(
          '{ licenses { totalCount } runs { totalCount } license(key: "COREL-2023") { purchases { key } } }',
        )
      ).data,
    ).toEqual(before.data);
  });

  test('refuses wrong changes with what is wrong', async () => {
    const { data } = await serving.ask(TRY, {
      input: { changes: 'purchases:\n  - {purchase: TRY-1, license: NOWHERE, quantity: 7}\n', asOf: '2026-01-31' },
    });
    expect(data.whatIf).toMatchObject({
      __typename: 'InputRefused',
      problems: [{ code: 'REFERENCE_UNKNOWN', table: 'purchases', column: 'license' }],
    });
  });
});

test('the policy optimal is told what currencies are worth', async () => {
  const reconcile = async (rates: string) =>
    (
      await serving.ask(
        `mutation { reconcile(input: { asOf: "2026-01-31", policy: OPTIMAL, wait: true ${rates} }) { __typename ... on OperationRefused { code message } ... on ReconcileSuccess { run { policy } } } }`,
      )
    ).data.reconcile;
  expect(await reconcile('')).toMatchObject({ __typename: 'OperationRefused', code: 'RECONCILE_FAILED' });
  const done = await reconcile(', rates: [{ currency: "EUR", rate: "1" }, { currency: "USD", rate: "0.9" }]');
  expect(done).toMatchObject({ __typename: 'ReconcileSuccess', run: { policy: 'OPTIMAL' } });
});

test('renewals say what ends and what that does', async () => {
  const { data, errors } = await serving.ask(
    '{ renewals(asOf: "2026-01-31", within: 365) { date days kind key licenseKeys effects { licenseKey before { entitled } after { entitled } } before { shortfall } after { shortfall } } }',
    {},
    'viewer',
  );
  expect(errors).toEqual([]);
  expect(data.renewals.length).toBeGreaterThan(0);
  expect(data.renewals.map(({ date }: { date: string }) => date)).toEqual(
    data.renewals.map(({ date }: { date: string }) => date).toSorted(),
  );
  const effects = data.renewals.flatMap((renewal: { effects: unknown[] }) => renewal.effects);
  expect(effects.length).toBeGreaterThan(0);
  expect((await serving.ask('{ renewals(within: -1) { key } }')).errors).toMatchObject([
    { extensions: { code: 'VALUE_INVALID' } },
  ]);
});

test('a port that is taken is refused with a sentence', async () => {
  const taken = createServer();
  const port = await new Promise<number>(resolve =>
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }),
  );
  const { startServer } = await import('../../server/index.ts');
  await expect(startServer({ workspace: serving.workspace, port })).rejects.toThrow(
    `Port ${port} is used by another program.`,
  );
  taken.close();
});

test('closing ends what runs, and marks it as cancelled', async () => {
  const other = await serve();
  const { data } = await other.ask(
    'mutation { reconcile(input: { asOf: "2026-03-01" }) { ... on ReconcileSuccess { progress { id } } } }',
  );
  expect(data.reconcile.progress.id).toBeTruthy();
  const began = performance.now();
  await other.close();
  expect(performance.now() - began).toBeLessThan(4_000);
  await expect(fetch(`${other.url}/health`)).rejects.toThrow();
});
