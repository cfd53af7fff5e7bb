/** Operations written down beforehand: asked for by id, attacked, and with everything else refused. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../schema/graphql/index.ts';
import { readOperations } from '../../server/operations/manifest.ts';
import { pageOperations } from '../../web/operations.ts';
import { type Serving, serve } from './serving.ts';

const folder = mkdtempSync(join(tmpdir(), 'samwise-operations-'));
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const ROLE = 'query Role { viewer { role } }';
const DEEP = `query Deep { product(key: "x") ${'{ licenses { license { products { product '.repeat(4)} { key } ${'} } } }'.repeat(4)} }`;
const DEAR =
  'query Dear($n: Int!) { run { positions(first: $n) { edges { node { decisions(first: $n) { edges { node { units } } } } } } } }';

const manifest = join(folder, 'manifest.json');
writeFileSync(manifest, JSON.stringify({ [hashOf(ROLE)]: ROLE, role: ROLE, deep: DEEP, dear: DEAR }));
const page = join(folder, 'page');
mkdirSync(page);
const ofPage = await pageOperations();
writeFileSync(join(page, 'operations.json'), JSON.stringify(ofPage));
writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');

let open: Serving;
let only: Serving;
beforeAll(async () => {
  open = await serve({ operations: manifest, page });
  only = await serve({ operations: manifest, page, onlyPersisted: true });
});
afterAll(async () => {
  await Promise.all([open.close(), only.close()]);
  rmSync(folder, { recursive: true });
});

const post = async (serving: Serving, body: object) => {
  const response = await fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${serving.tokens.viewer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
  return (await response.json()) as any;
};
const codeOf = async (serving: Serving, body: object) => (await post(serving, body)).errors?.[0].extensions.code;
const byHash = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

describe('an operation', () => {
  test('is asked for by its hash, by its name, and in the address', async () => {
    for (const serving of [open, only]) {
      for (const body of [
        byHash(hashOf(ROLE)),
        byHash(hashOf(ROLE).toUpperCase()),
        { documentId: `sha256:${hashOf(ROLE)}` },
        { documentId: 'role', operationName: 'Role' },
      ])
        expect(await post(serving, body)).toEqual({ data: { viewer: { role: 'VIEWER' } } });
      const inAddress = await serving.get('/graphql?documentId=role');
      expect(await inAddress.json()).toEqual({ data: { viewer: { role: 'VIEWER' } } });
    }
  });

  test('that was not written down is not found', async () => {
    for (const id of [hashOf('other'), 'other', '__proto__', 'constructor', '../manifest.json'])
      for (const serving of [open, only]) {
        expect(await codeOf(serving, byHash(id))).toBe('PERSISTED_QUERY_NOT_FOUND');
        expect(await codeOf(serving, { documentId: id })).toBe('PERSISTED_QUERY_NOT_FOUND');
      }
  });

  test('may not come with another text than its own', async () => {
    for (const serving of [open, only]) {
      const mixed = { query: 'query Role { viewer { role name } }', ...byHash(hashOf(ROLE)) };
      expect(await codeOf(serving, mixed)).toBe('PERSISTED_QUERY_MISMATCH');
      expect(await post(serving, { query: ROLE, ...byHash(hashOf(ROLE)) })).toHaveProperty('data.viewer');
    }
    expect(await codeOf(open, { query: '{ viewer { name } }', documentId: 'role' })).toBe('PERSISTED_QUERY_MISMATCH');
  });

  test('is not looked for by an id that is none', async () => {
    for (const id of ['x'.repeat(201), 'x'.repeat(1_000_000), '', 7, ['role'], { toString: 'role' }])
      expect(await codeOf(only, { documentId: id })).toBe('PERSISTED_QUERY_ID_INVALID');
    expect(await codeOf(only, byHash('a'.repeat(2_000_000)))).toBe('PERSISTED_QUERY_ID_INVALID');
    for (const nothing of [
      {},
      { query: '' },
      byHash(null),
      { extensions: 'role' },
      { extensions: { persistedQuery: 1 } },
    ])
      expect(await codeOf(only, nothing)).toBe('QUERY_MISSING');
  });

  test('is held to the limits like any other', async () => {
    expect(await codeOf(only, { documentId: 'deep' })).toBe('QUERY_TOO_DEEP');
    expect(await codeOf(only, { documentId: 'dear', variables: { n: 500 } })).toBe('QUERY_TOO_DEAR');
    expect(await codeOf(only, { documentId: 'dear', variables: { n: 1 } })).toBeUndefined();
  });
});

describe('where only written operations are answered', () => {
  test('a text that is not written down is refused, in whatever way it comes', async () => {
    const text = '{ viewer { name } }';
    expect(await codeOf(open, { query: text })).toBeUndefined();
    expect(await codeOf(only, { query: text })).toBe('PERSISTED_QUERY_ONLY');
    expect(await codeOf(only, { query: `${ROLE} ` })).toBe('PERSISTED_QUERY_ONLY');
    expect(await codeOf(only, { query: '{ __schema { types { name } } }' })).toBe('PERSISTED_QUERY_ONLY');
    expect(await codeOf(only, { query: text, ...byHash(hashOf(text)) })).toBe('PERSISTED_QUERY_ONLY');
    const inAddress = await only.get(`/graphql?query=${encodeURIComponent(text)}`);
    expect(await inAddress.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_ONLY' } }] });
    const asText = await fetch(`${only.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${only.tokens.viewer}`, 'content-type': 'application/graphql' },
      body: text,
    });
    expect(await asText.text()).toContain('PERSISTED_QUERY_ONLY');
    const batch = await post(only, [{ documentId: 'role' }, { query: text }]);
    expect(JSON.stringify(batch)).not.toContain('the viewer');
    expect(JSON.stringify(batch)).toContain('PERSISTED_QUERY_ONLY');
  });

  test('a text that is written down is answered, and so is every operation of the page', async () => {
    expect(await post(only, { query: ROLE })).toEqual({ data: { viewer: { role: 'VIEWER' } } });
    expect(Object.keys(ofPage).length).toBeGreaterThan(20);
    for (const text of Object.values(ofPage)) {
      const { errors = [] } = await post(only, { query: text });
      const codes = errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code);
      expect([text, codes]).toEqual([text, codes.filter((code: string) => !code.startsWith('PERSISTED'))]);
    }
  });
});

describe('what is written down', () => {
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  test('may be a folder: its files are known by hash and by name', () => {
    const files = join(folder, 'files');
    mkdirSync(join(files, 'more'), { recursive: true });
    writeFileSync(join(files, 'role.graphql'), `${ROLE}\n`);
    writeFileSync(join(files, 'more', 'deep.gql'), DEEP);
    const known = readOperations(files, schema);
    expect(known.get('role')).toBe(`${ROLE}\n`);
    expect(known.get('more/deep')).toBe(DEEP);
    expect(known.get(hashOf(ROLE))).toBe(ROLE);
    expect(known.get(hashOf(`${ROLE}\n`))).toBe(`${ROLE}\n`);
  });

  test('may be a list of ids and bodies', () => {
    const list = write('list.json', JSON.stringify({ format: 'list', operations: [{ id: 'r', body: ROLE }] }));
    expect([...readOperations(list, schema)]).toEqual([['r', ROLE]]);
  });

  test('is refused with what is wrong before the server starts', async () => {
    for (const [path, message] of [
      [join(folder, 'nowhere.json'), 'there is nothing there'],
      [write('a.json', '{'), 'it is no JSON'],
      [write('b.json', '[]'), 'it is no JSON object'],
      [write('c.json', '{"a":1}'), '"a" has no text'],
      [write('d.json', JSON.stringify({ [hashOf('x')]: ROLE })), 'is not the SHA-256 of its text'],
      [write('e.json', '{"a":"{ nothing }"}'), '"a" is refused by the schema: Cannot query field "nothing"'],
      [write('f.json', '{"a":"{"}'), '"a" is refused by the schema: Syntax Error'],
      [write('g.json', JSON.stringify({ ['x'.repeat(201)]: ROLE })), 'an id has 201 characters'],
      [mkdtempSync(join(folder, 'none-')), 'it holds no .graphql file'],
    ] as const) {
      expect(() => readOperations(path, schema)).toThrow(message);
      expect(() => readOperations(path, schema)).toThrow(path);
    }
    await expect(serve({ operations: join(folder, 'nowhere.json') })).rejects.toThrow('there is nothing there');
  });
});
