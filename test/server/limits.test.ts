/** Attacks: each limit is exceeded on purpose, and what is just within it is answered. */
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../server/limits/limits.ts';
import { type Serving, serve } from './serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve({ limits: { bodyBytes: 200_000, uploadBytes: 300_000 } });
});
afterAll(() => serving.close());

const codes = async (query: string, variables?: object) => {
  const { errors, data } = await serving.ask(query, variables, 'viewer');
  if (errors.length > 0) expect(data ?? null).toBeNull();
  return [...new Set(errors.map(({ extensions }) => extensions.code))];
};

describe('the shape of a query', () => {
  test('is refused when it is too deep, also by way of fragments', async () => {
    const loop = (times: number): string =>
      `{ product(key: "x") ${'{ licenses { license { products { product '.repeat(times)} { key } ${'} } } }'.repeat(times)} }`;
    expect(await codes(loop(2))).toEqual([]);
    expect(await codes(loop(4))).toEqual(['QUERY_TOO_DEEP']);
    const parts = Array.from(
      { length: 30 },
      (_, at) => `fragment F${at} on User { computers { user { ...F${at + 1} } } }`,
    );
    expect(await codes(`{ user(key: "x") { ...F0 } } ${parts.join(' ')} fragment F30 on User { key }`)).toContain(
      'QUERY_TOO_DEEP',
    );
  });

  test('is refused when it is too broad, also by fragments that double each other', async () => {
    const users = (count: number): string =>
      `{ ${Array.from({ length: 20 }, (_, at) => `u${at}: user(key: "x") { ${'key '.repeat(count)} }`).join(' ')} }`;
    expect(await codes(users(49))).toEqual([]);
    expect(await codes(users(50))).toEqual(['QUERY_TOO_BROAD']);
    const bombs = Array.from(
      { length: 25 },
      (_, at) => `fragment B${at} on User { ...B${at + 1} ... { ...B${at + 1} } }`,
    );
    const began = performance.now();
    expect(await codes(`{ user(key: "x") { ...B0 } } ${bombs.join(' ')} fragment B25 on User { key name }`)).toContain(
      'QUERY_TOO_BROAD',
    );
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('is refused when it has too many aliases', async () => {
    const aliases = (count: number) =>
      `{ ${Array.from({ length: count }, (_, at) => `a${at}: viewer { role }`).join(' ')} }`;
    expect(await codes(aliases(LIMITS.aliases))).toEqual([]);
    expect(await codes(aliases(LIMITS.aliases + 1))).toEqual(['TOO_MANY_ALIASES']);
  });

  test('is refused at the first word too many, before anything else is looked at', async () => {
    const { errors } = await serving.ask(`{ viewer { name ${'@include(if: true) '.repeat(2_000)} } }`);
    expect(errors[0].message).toMatch(/token/i);
  });

  test('may not contain itself', async () => {
    expect(await codes('{ user(key: "x") { ...A } } fragment A on User { computers { user { ...A } } }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  test('may be that of the tools that ask for the whole schema', async () => {
    expect(await codes(getIntrospectionQuery())).toEqual([]);
  });
});

describe('the cost of a query', () => {
  const pages =
    'query ($n: Int!) { run { positions(first: $n) { edges { node { decisions(first: $n) { edges { node { units } } } } } } } }';

  test('grows with the pages, also where their size is a variable', async () => {
    expect(await codes(pages, { n: 100 })).toEqual([]);
    expect(await codes(pages, { n: 500 })).toEqual(['QUERY_TOO_DEAR']);
  });

  test('counts fragments and opens no hundreds of runs', async () => {
    const runs =
      'query ($n: Int!) { runs(first: $n) { edges { node { ...R } } } } fragment R on Run { byStatus { positions } positions(first: 1) { totalCount } }';
    expect(await codes(runs, { n: 20 })).toEqual([]);
    expect(await codes(runs, { n: 500 })).toEqual(['QUERY_TOO_DEAR']);
  });

  test('holds for changes too', async () => {
    expect(
      await codes(
        `mutation { ${Array.from({ length: 20 }, (_, at) => `w${at}: whatIf(input: { changes: "" }) { __typename }`).join(' ')} }`,
      ),
    ).toEqual(['QUERY_TOO_DEAR']);
  });
});

describe('requests', () => {
  const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${serving.tokens.administrator}`, ...headers },
      body,
    });

  test('hold a limited number of operations', async () => {
    const operations = (count: number) =>
      JSON.stringify(Array.from({ length: count }, () => ({ query: '{ viewer { role } }' })));
    expect((await post(operations(LIMITS.operations))).status).toBe(200);
    expect((await post(operations(LIMITS.operations + 1))).status).toBe(413);
  });

  test('are refused for their length before they are read', async () => {
    const long = await post(JSON.stringify({ query: '{ viewer { role } }', variables: { long: 'x'.repeat(200_000) } }));
    expect(long.status).toBe(413);
    expect(await long.json()).toMatchObject({ error: { code: 'TOO_LARGE' } });
    const form = new FormData();
    form.set(
      'operations',
      JSON.stringify({
        query: 'mutation ($f: [Upload!]!) { importFiles(input: { files: $f }) { __typename } }',
        variables: { f: [null] },
      }),
    );
    form.set('map', '{"0":["variables.f.0"]}');
    form.set('0', new Blob(['x'.repeat(300_000)]), 'users.csv');
    expect((await post(form, {})).status).toBe(413);
  });

  /** Sends a body in pieces without saying how long it is; answers status and text. */
  const sendInPieces = (type: string, pieces: readonly string[], token = serving.tokens.analyst) =>
    new Promise<{ readonly status: number | undefined; readonly text: string }>((resolve, reject) => {
      const sent = request(`${serving.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type, 'transfer-encoding': 'chunked' },
      });
      let isAnswered = false;
      sent.on('response', response => {
        isAnswered = true;
        let text = '';
        response.setEncoding('utf8');
        response.on('data', piece => {
          text += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
      // The server may hang up on what it has refused.
      sent.on('error', error => !isAnswered && reject(error));
      for (const piece of pieces) sent.write(piece);
      sent.end();
    });

  const filePieces = (bytes: number): readonly string[] => {
    const part = (name: string, text: string) =>
      `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const query =
      'mutation ($f: [Upload!]!) { importFiles(input: { files: $f }) { ... on ImportFilesSuccess { import { id } } ... on OperationRefused { code } } }';
    return [
      part('operations', JSON.stringify({ query, variables: { f: [null] } })),
      part('map', '{"0":["variables.f.0"]}'),
      '--edge\r\ncontent-disposition: form-data; name="0"; filename="users.csv"\r\ncontent-type: text/csv\r\n\r\nuser\n',
      ...Array.from({ length: bytes / 10_000 }, () => 'x'.repeat(10_000)),
      '\r\n--edge--\r\n',
    ];
  };

  test('that do not say how long they are are counted while they are read', async () => {
    const json = 'application/json';
    expect(await sendInPieces(json, ['{"query":', '"{ viewer { role } }"}'])).toEqual({
      status: 200,
      text: '{"data":{"viewer":{"role":"ANALYST"}}}',
    });
    const long = ['{"query":"{ viewer { role } }","variables":{"long":"', ...filePieces(190_000).slice(3, -1), '"}}'];
    expect((await sendInPieces(json, long)).status).toBe(200);
    const longer = [...long.slice(0, -1), 'x'.repeat(10_000), '"}}'];
    expect(await sendInPieces(json, longer)).toMatchObject({ status: 413, text: expect.stringContaining('TOO_LARGE') });
    const multipart = 'multipart/form-data; boundary=edge';
    expect(await sendInPieces(multipart, filePieces(250_000))).toMatchObject({ status: 200 });
    const refused = await sendInPieces(multipart, filePieces(300_000));
    expect(refused).toMatchObject({ status: 413, text: expect.stringContaining('TOO_LARGE') });
  });

  test('of a megabyte of query text are refused quickly, and the server goes on', async () => {
    const roomy = await serve();
    for (const query of [
      `{ ${'a '.repeat(500_000)} }`,
      '{'.repeat(1_000_000),
      '['.repeat(1_000_000),
      `{ viewer(${'a: 1 '.repeat(200_000)}) { role } }`,
      `{ viewer { role } } # ${'x'.repeat(1_000_000)} \n ${'fragment F on User { key } '.repeat(1_000)}`,
      `query (${'$a: Int '.repeat(100_000)}) { viewer { role } }`,
      `{ user(key: "${'x'.repeat(1_000_000)}") { key } ${'y '.repeat(6_000)} }`,
      `{ user(key: """${'x\n'.repeat(400_000)}""") { ${'z '.repeat(6_000)} } }`,
    ]) {
      const { errors, data } = await roomy.ask(query, {}, 'viewer');
      expect([query.slice(0, 40), data ?? null, errors.length > 0]).toEqual([query.slice(0, 40), null, true]);
      expect(JSON.stringify(errors)).not.toContain('INTERNAL');
    }
    const nested = await fetch(`${roomy.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${roomy.tokens.viewer}`, 'content-type': 'application/json' },
      body: `{"query":"{ viewer { role } }","variables":{"a":${'['.repeat(500_000)}${']'.repeat(500_000)}}}`,
    });
    expect(nested.status).toBeLessThan(500);
    expect((await roomy.ask('{ viewer { role } }')).errors).toEqual([]);
    await roomy.close();
  });

  test('whose upload breaks off leave no import and no file behind', async () => {
    const before = await serving.ask('{ imports(first: 1) { totalCount } }');
    const files = () => readdirSync(tmpdir()).filter(name => /^samwise-\w{6}$/.test(name));
    const kept = new Set(files());
    const pieces = filePieces(250_000);
    for (const said of [`content-length: ${pieces.join('').length}`, 'transfer-encoding: chunked']) {
      const { hostname, port } = new URL(serving.url);
      const socket = connect(Number(port), hostname);
      const body = pieces.slice(0, 10).join('');
      const head = `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${serving.tokens.analyst}\r\ncontent-type: multipart/form-data; boundary=edge\r\n${said}\r\n\r\n`;
      const isChunked = said.endsWith('chunked');
      socket.write(`${head}${isChunked ? `${body.length.toString(16)}\r\n${body}\r\n` : body}`);
      await new Promise(resolve => setTimeout(resolve, 50));
      socket.destroy();
    }
    await expect.poll(async () => (await serving.ask('{ viewer { role } }')).errors, { timeout: 5_000 }).toEqual([]);
    const count = async () => (await serving.ask('{ imports(first: 1) { totalCount } }')).data;
    expect(await count()).toEqual(before.data);
    expect(files().filter(name => !kept.has(name))).toEqual([]);
    expect(serving.log.filter(line => line.includes('"defect"'))).toEqual([]);
  });

  test('that ask for two reconciliations at once get one', async () => {
    const own = await serve();
    const start = () =>
      own.ask(
        'mutation { reconcile(input: { asOf: "2026-02-01", wait: true }) { __typename ... on OperationRefused { code } } }',
      );
    const results = (await Promise.all([start(), start(), start()])).map(({ data }) => data.reconcile);
    expect(results.filter(({ __typename }) => __typename === 'ReconcileSuccess')).toHaveLength(1);
    expect(results.filter(({ code }) => code === 'BUSY')).toHaveLength(2);
    expect((await own.ask('{ runs { totalCount } }')).data.runs.totalCount).toBe(2);
    await own.close();
  });

  test('name what does not exist, or was tampered with, and are told so', async () => {
    const id = (text: string) => Buffer.from(text).toString('base64url');
    const first = await serving.ask('{ licenses(first: 2) { pageInfo { endCursor } } }');
    const cursor: string = first.data.licenses.pageInfo.endCursor;
    const turned = `${cursor.slice(0, 20)}${cursor[20] === 'A' ? 'B' : 'A'}${cursor.slice(21)}`;
    for (const after of [turned, `${cursor}A`, cursor.slice(1), 'x', '\u0000', 'x'.repeat(100_000), '" or 1=1 --'])
      expect(await codes('query ($after: String) { licenses(after: $after) { totalCount } }', { after })).toEqual([
        'CURSOR_INVALID',
      ]);
    expect(
      await codes('query ($after: String) { computers(after: $after) { totalCount } }', { after: cursor }),
    ).toEqual(['CURSOR_INVALID']);
    for (const unknown of [
      'nonsense',
      '',
      '\u0000',
      id('Run:99'),
      id('Run:-1'),
      id('Run:1 or 1=1'),
      id('Nothing:1'),
      id(`Run:${'9'.repeat(400)}`),
      id('Decision:1/99999999999'),
      id('Position:1/none'),
      id('__proto__:1'),
      'x'.repeat(100_000),
    ]) {
      const { errors, data } = await serving.ask('query ($id: ID!) { node(id: $id) { id } run(id: $id) { number } }', {
        id: unknown,
      });
      const told = errors.map(({ extensions }) => extensions.code);
      expect([unknown.slice(0, 30), data?.node ?? null, told.includes('INTERNAL')]).toEqual([
        unknown.slice(0, 30),
        null,
        false,
      ]);
    }
  });

  test('that make no sense are refused without a word about the program', async () => {
    for (const body of [
      '',
      '{',
      '[[[]]]',
      'null',
      '{"query":5}',
      '{"query":"{"}',
      '{"query":"{ viewer { role } }","variables":7}',
    ]) {
      const response = await post(body);
      expect([body, response.status >= 400 || (await response.clone().text()).includes('errors')]).toEqual([
        body,
        true,
      ]);
      expect(await response.text()).not.toMatch(/node_modules|\.ts:|\.js:|stack/);
    }
    const wrongType = await post('query=1', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(await wrongType.text()).not.toContain('stack');
  });
});

test('an operation that takes too long is given up', async () => {
  const slow = await serve({ limits: { operationMs: 1 } });
  const { errors } = await slow.ask('mutation { reconcile(input: { asOf: "2026-01-31", wait: true }) { __typename } }');
  expect(errors).toMatchObject([{ extensions: { code: 'TIME_EXCEEDED' } }]);
  await slow.close();
});

test('the schema is not told where that is switched off', async () => {
  const closed = await serve({ introspection: false });
  const { errors, data } = await closed.ask('{ __schema { types { name } } }');
  expect(data).toBeUndefined();
  expect(errors[0].message).toContain('introspection');
  expect((await closed.ask('{ viewer { __typename role } }')).data.viewer.__typename).toBe('Viewer');
  await closed.close();
});

test('subscriptions are limited in number', async () => {
  const open = await serve({ limits: { subscriptions: 0 } });
  const begun = await open.ask(
    'mutation { reconcile(input: { asOf: "2026-01-31" }) { ... on ReconcileSuccess { progress { id } } } }',
  );
  const query = `subscription { reconcileProgress(id: "${begun.data.reconcile.progress.id}") { state } }`;
  const response = await fetch(`${open.url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { authorization: `Bearer ${open.tokens.viewer}`, accept: 'text/event-stream' },
  });
  expect(await response.text()).toContain('TOO_MANY_SUBSCRIPTIONS');
  await open.close();
});
