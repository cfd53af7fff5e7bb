/** Attacks: each limit is exceeded on purpose, and what is just within it is answered. */
import { request } from 'node:http';
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

  test('say how long they are', async () => {
    const status = await new Promise(resolve => {
      const sent = request(`${serving.url}/graphql`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${serving.tokens.viewer}`,
          'content-type': 'application/json',
          'transfer-encoding': 'chunked',
        },
      });
      sent.on('response', response => resolve(response.statusCode));
      sent.on('error', () => undefined);
      sent.write('{"query":');
      sent.end('"{ viewer { role } }"}');
    });
    expect(status).toBe(411);
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
