/** What a token with a scope gets to see: asked for everything that the schema has, nothing of any computer or user outside it. */
import { execute, type GraphQLObjectType, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE_DAY } from '../../app/demo.ts';
import { reconcileEstate } from '../../app/reconcile.ts';
import { findRun } from '../../app/runs.ts';
import { isWithin, type Scope, scopeOf } from '../../app/scope.ts';
import { addToken } from '../../app/tokens.ts';
import { type Workspace, withinScope } from '../../app/workspace.ts';
import { decisionOf, hasDecision } from '../../engine/explain/decisions.ts';
import type { Context } from '../../schema/graphql/context.ts';
import { encodeId } from '../../schema/graphql/ids.ts';
import { schema } from '../../schema/graphql/index.ts';
import { isOpenToScopes } from '../../schema/graphql/scope.ts';
import { gather, unzip } from '../app/readXlsx.ts';
import { scopeQueries } from './scopeQueries.ts';
import { type Serving, serve } from './serving.ts';

let serving: Serving;
let workspace: Workspace;

beforeAll(async () => {
  serving = await serve();
  workspace = serving.workspace;
  // Hosts that belong elsewhere than their guests, and users elsewhere than their computers.
  workspace.db.exec(`
    update computers set business_unit = 'Rechenzentrum' where key like 'esx-%';
    update users set business_unit = '' where id % 3 = 0;
    update users set location = 'Leeds' where id % 5 = 0;`);
  await reconcileEstate(workspace, { asOf: SAMPLE_DAY });
});
afterAll(() => serving.close());

const SCOPES: Readonly<Record<string, Scope>> = {
  'one business unit': scopeOf(['it'], [])!,
  'one location': scopeOf([], ['London'])!,
  'two business units in one location': scopeOf(['Finance', 'Vertrieb'], ['münchen'])!,
};

interface Names {
  readonly computers: readonly string[];
  readonly users: readonly string[];
  /** Keys, names and addresses. */
  readonly all: ReadonlySet<string>;
}

const namesOf = (scope: Scope, isSeen: boolean): Names => {
  const { rows } = workspace.estate();
  const computers = rows.computers.filter(row => isWithin(scope, row) === isSeen);
  const users = rows.users.filter(row => isWithin(scope, row) === isSeen);
  const texts = [
    ...computers.map(({ computer }) => computer),
    ...users.flatMap(({ user, name, email }) => [user, name, email]),
  ];
  return {
    computers: computers.map(({ computer }) => computer),
    users: users.map(({ user }) => user),
    all: new Set(texts.filter(text => text !== '').map(text => text.toLowerCase())),
  };
};

/** Every text in an answer, once. */
const textsIn = (value: unknown, found = new Set<string>()): Set<string> => {
  if (typeof value === 'string') found.add(value.toLowerCase());
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) textsIn(part, found);
  return found;
};

/** Names that occur in texts, as a whole or as a word of a sentence. */
const occurring = (texts: Iterable<string>, names: ReadonlySet<string>): readonly string[] => {
  const [short, long] = [[...names].filter(name => !name.includes(' ')), [...names].filter(name => name.includes(' '))];
  const keys = new Set(short);
  const found = new Set<string>();
  for (const text of texts) {
    for (const word of text.split(/[\s,;:"'()]+/)) {
      const plain = word.replace(/\.+$/, '');
      if (keys.has(word)) found.add(word);
      else if (keys.has(plain)) found.add(plain);
    }
    if (text.includes(' ')) for (const name of long) if (text.includes(name)) found.add(name);
  }
  return [...found];
};

const contextOf = (scope: Scope | null): Context => ({
  viewer: { name: 'limited', role: 'viewer', scope },
  workspace: withinScope(workspace, scope),
  jobs: {} as Context['jobs'],
  now: () => Date.parse('2026-02-01'),
});

const ask = async (scope: Scope | null, query: string) =>
  JSON.parse(JSON.stringify(await execute({ schema, document: parse(query), contextValue: contextOf(scope) })));

const argumentSets = (scope: Scope) => {
  const last = encodeId('Run', String(findRun(workspace)!.meta.id));
  return [namesOf(scope, true), namesOf(scope, false)].flatMap(({ computers, users }) => [
    { key: computers[0], id: encodeId('Computer', computers[0].toLowerCase()), run: last },
    { key: users[0], id: encodeId('User', users[0].toLowerCase()), run: last },
  ]);
};

/** Asks for everything and returns every text that was answered, and every code of an error. */
const askEverything = async (scope: Scope, as: Scope | null = scope) => {
  const texts = new Set<string>();
  const codes = new Set<string>();
  const fields = new Set<string>();
  let asked = 0;
  const done = new Set<string>();
  for (const given of argumentSets(scope))
    for (const { query, fields: own } of scopeQueries(schema, given)) {
      if (done.has(query)) continue;
      done.add(query);
      const answer = await ask(as, query);
      textsIn(answer.data, texts);
      textsIn(
        (answer.errors ?? []).map(({ message }: { readonly message: string }) => message),
        texts,
      );
      for (const { originalError, message } of answer.errors ?? []) codes.add(originalError?.code ?? message);
      for (const field of own) fields.add(field);
      asked++;
    }
  return { texts, codes, fields, asked };
};

const ownTypes = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);

describe.each(Object.entries(SCOPES))('a token limited to %s', (_, scope) => {
  test('gets no key, name or address of a computer, user or license outside, whatever it asks for', async () => {
    const { texts, asked, fields } = await askEverything(scope);
    expect(asked).toBeGreaterThan(200);
    expect(fields.size).toBeGreaterThan(100);
    // It looked: what is inside was answered.
    expect(occurring(texts, namesOf(scope, true).all).length).toBeGreaterThan(30);
    expect(occurring(texts, namesOf(scope, false).all)).toEqual([]);
    const { run, within } = findRun(withinScope(workspace, scope))!;
    const licenses = run.ledger.licenses.map(({ row }) => row.license.toLowerCase());
    const hidden = licenses.filter(key => !within!.licenseNamed(key));
    expect(hidden.length).toBeGreaterThan(0);
    expect(occurring(texts, new Set(licenses)).length).toBeGreaterThan(5);
    expect(occurring(texts, new Set(hidden))).toEqual([]);
  });

  test('gets nothing by the id or the key of what is outside, as if it were not there', async () => {
    const { computers, users } = namesOf(scope, false);
    const keys = [...computers.map(key => ['Computer', key]), ...users.map(key => ['User', key])];
    expect(keys.length).toBeGreaterThan(300);
    for (const [type, key] of keys.filter((_, at) => at % 7 === 0)) {
      const id = encodeId(type, key.toLowerCase());
      const name = JSON.stringify(key);
      const { data } = await ask(
        scope,
        `{ node(id: "${id}") { id } ${type.toLowerCase()}(key: ${name}) { key } run {
           unlicensed(filter: { ${type.toLowerCase()}: ${name} }) { totalCount edges { node { id } } }
           all: unlicensed(filter: { text: ${name} }) { totalCount } } }`,
      );
      expect([key, data]).toEqual([
        key,
        {
          node: null,
          [type.toLowerCase()]: null,
          run: { unlicensed: { totalCount: 0, edges: [] }, all: { totalCount: 0 } },
        },
      ]);
    }
  });

  test('gets decisions, positions and purchases by their id only where they concern it, and no import', async () => {
    const { run, meta, within } = findRun(withinScope(workspace, scope))!;
    const ids: (readonly [id: string, isSeen: boolean])[] = [[encodeId('Import', '1'), false]];
    for (let slot = 0; slot < run.ledger.slots.count; slot += 97)
      if (hasDecision(run, slot)) ids.push([encodeId('Decision', `${meta.id}/${slot}`), within!.decision(slot)]);
    for (const { row, index } of run.ledger.licenses)
      ids.push([encodeId('Position', `${meta.id}/${row.license}`), within!.license(index)]);
    for (const { purchase, license } of run.image.rows.purchases)
      ids.push([encodeId('Purchase', purchase.toLowerCase()), within!.licenseNamed(license)]);
    const { data } = await ask(scope, `{ ${ids.map(([id], at) => `n${at}: node(id: "${id}") { id }`).join(' ')} }`);
    expect(Object.values(data)).toEqual(ids.map(([id, isSeen]) => (isSeen ? { id } : null)));
    for (const isSeen of [true, false]) expect(ids.filter(each => each[1] === isSeen).length).toBeGreaterThan(5);
  });

  test('counts in every list what it can page through', async () => {
    const { data } = await ask(
      scope,
      `{ computers(first: 500) { totalCount edges { node { businessUnit location } } }
         licenses(first: 500) { totalCount edges { node { key } } }
         contracts(first: 500) { totalCount edges { node { key } } }
         run { totals { licenses installations unlicensed }
           unlicensed(first: 500) { totalCount edges { node { computer { key } user { key } } } }
           positions(first: 500) { totalCount edges { node { license { key } consumed consumedInScope
             decisions(first: 500) { totalCount edges { node { units } } } } } } } }`,
    );
    const { computers, licenses, contracts, run } = data;
    for (const list of [computers, licenses, contracts, run.unlicensed, run.positions])
      expect(list.totalCount).toBe(list.edges.length);
    expect(computers.totalCount).toBe(namesOf(scope, true).computers.length);
    expect(run.totals).toMatchObject({ licenses: run.positions.totalCount, unlicensed: run.unlicensed.totalCount });
    const seen = new Set(namesOf(scope, true).computers);
    const { rows, columns } = workspace.estate();
    const installed = columns.computer.reduce((sum, at) => sum + Number(seen.has(rows.computers[at].computer)), 0);
    expect(run.totals.installations).toBe(installed);
    let isLess = false;
    for (const { node } of run.positions.edges) {
      if (node.decisions.totalCount > 500) continue;
      const units = node.decisions.edges.reduce(
        (sum: number, edge: { readonly node: { readonly units: number } }) => sum + edge.node.units,
        0,
      );
      expect(node.consumedInScope).toBe(units);
      isLess ||= node.consumedInScope < node.consumed;
    }
    expect(isLess).toBe(true);
  });
});

test('a user outside who has something on a computer inside cannot be searched for', async () => {
  const scope = SCOPES['one business unit'];
  const foreign = new Set(namesOf(scope, false).users.map(user => user.toLowerCase()));
  const { run } = findRun(workspace)!;
  let looked = 0;
  for (let slot = 0; slot < run.ledger.slots.count; slot++) {
    const { computer, user } = decisionOf(run, slot);
    if (!user || !foreign.has(user.toLowerCase()) || !namesOf(scope, true).computers.includes(computer!)) continue;
    const on = (filter: string) =>
      `decisions(filter: { computer: ${JSON.stringify(computer)} ${filter} }) { totalCount }`;
    const { data } = await ask(
      scope,
      `{ all: ${on('')} user: ${on(`user: "${user}"`)} text: ${on(`text: "${user.slice(0, 4)}"`)} }`,
    );
    expect([user, data.user.totalCount, data.text.totalCount]).toEqual([user, 0, 0]);
    expect(data.all.totalCount).toBeGreaterThan(0);
    if (++looked === 20) break;
  }
  expect(looked).toBeGreaterThan(3);
});

test('a host or a user outside is not confirmed by a filter of computers or allocations that guesses its name', async () => {
  const scope = SCOPES['one business unit'];
  const { rows } = workspace.estate();
  const foreign = namesOf(scope, false);
  const own = new Set(namesOf(scope, true).computers);
  const guessed = rows.computers.filter(({ computer, host, user }) => {
    if (!own.has(computer)) return false;
    return foreign.computers.includes(host) || foreign.users.includes(user);
  });
  expect(guessed.length).toBeGreaterThan(3);
  for (const { host, user } of guessed.slice(0, 20)) {
    const filter = foreign.computers.includes(host) ? { host } : { user };
    const [[field, name]] = Object.entries(filter);
    const list = (field === 'user' ? ['computers', 'allocations'] : ['computers'])
      .map(each => `${each}(filter: { ${field}: ${JSON.stringify(name)} }) { totalCount }`)
      .join(' ');
    const [limited, free] = [await ask(scope, `{ ${list} }`), await ask(null, `{ ${list} }`)];
    expect(limited.data.computers.totalCount).toBe(0);
    if (field === 'user') expect(limited.data.allocations.totalCount).toBe(0);
    expect(free.data.computers.totalCount).toBeGreaterThan(0);
  }
});

test('the search for foreign names finds them where they are: all are answered to a token without a scope', async () => {
  const scope = SCOPES['one location'];
  const { texts } = await askEverything(scope, null);
  expect(occurring(texts, namesOf(scope, false).all).length).toBeGreaterThan(100);
});

test('a field that is added later and names a foreign computer is found', async () => {
  const scope = SCOPES['one location'];
  const [foreign] = namesOf(scope, false).computers;
  const { publisher } = (schema.getType('Product') as GraphQLObjectType).getFields();
  const { resolve } = publisher;
  publisher.resolve = () => `last seen on ${foreign}.`;
  try {
    const { texts } = await askEverything(scope);
    expect(occurring(texts, namesOf(scope, false).all)).toEqual([foreign.toLowerCase()]);
  } finally {
    publisher.resolve = resolve;
  }
});

describe('a field that tells of the whole estate', () => {
  test('is closed to tokens with a scope, changes and subscriptions all of them', () => {
    const closed = ownTypes.flatMap(type =>
      Object.values(type.getFields())
        .filter(field => !isOpenToScopes(type, field as never))
        .map(field => ({ type, field })),
    );
    expect(closed.length).toBeGreaterThan(20);
    for (const { type, field } of closed)
      for (const step of [field.resolve, field.subscribe]) {
        const context = { viewer: { name: 'x', role: 'administrator', scope: SCOPES['one location'] } };
        // biome-ignore lint/suspicious/noExplicitAny: deliberately called without what a resolver is given
        const call = () => step?.({}, {}, context as unknown as Context, {} as any);
        if (step && !(type.name === 'Subscription' && step === field.resolve))
          expect(call, `${type.name}.${field.name}`).toThrow(
            expect.objectContaining({ code: expect.stringMatching('NOT_ALLOWED') }),
          );
      }
    const names = new Set(closed.map(({ type, field }) => `${type.name}.${field.name}`));
    for (const type of ['Mutation', 'Subscription'])
      for (const field of Object.keys((schema.getType(type) as GraphQLObjectType).getFields()))
        expect(names).toContain(`${type}.${field}`);
    for (const field of ['Query.imports', 'Query.renewals', 'Query.unrecognized', 'Run.compareTo', 'License.history'])
      expect(names).toContain(field);
  });
});

describe('over HTTP', () => {
  const limited = () =>
    addToken(workspace, {
      name: `limited ${Math.random()}`,
      role: 'analyst',
      businessUnits: ['IT'],
    }).token;
  const get = (path: string, token: string) =>
    fetch(serving.url + path, { headers: { authorization: `Bearer ${token}` } });
  const post = async (query: string, token: string) => {
    const response = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json() as Promise<{ data: unknown; errors?: { message: string; extensions: { code: string } }[] }>;
  };

  test('files hold only what is seen, and the others are refused', async () => {
    const token = limited();
    const scope = scopeOf(['IT'], [])!;
    const [inside, outside] = [namesOf(scope, true).all, namesOf(scope, false).all];
    const texts = async (path: string): Promise<string> => {
      const response = await get(path, token);
      expect([path, response.status]).toEqual([path, 200]);
      if (!path.endsWith('.xlsx')) return response.text();
      const files = unzip(await gather(response.body as unknown as AsyncIterable<Uint8Array>));
      return [...files.values()].join('\n').replaceAll(/<[^>]*>/g, ' ');
    };
    for (const path of ['/export/unlicensed.csv', '/export/positions.xlsx', '/export/positions.csv']) {
      const text = (await texts(path)).toLowerCase();
      if (path !== '/export/positions.csv') expect(occurring(text.split('\n'), inside).length, path).toBeGreaterThan(5);
      expect(occurring(text.split('\n'), outside), path).toEqual([]);
    }
    const lines = (await texts('/export/positions.csv')).trim().split('\n').length - 1;
    const { data } = await post('{ run { positions { totalCount } } }', token);
    expect(data).toEqual({ run: { positions: { totalCount: lines } } });
    for (const path of [
      '/export/rejects/1.csv',
      '/export/renewals.csv',
      '/export/renewals.ics',
      '/export/anything.csv',
      '/metrics',
    ]) {
      const response = await get(path, token);
      expect([path, response.status]).toEqual([path, 403]);
      expect(await response.json()).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    }
  });

  test('it says what it sees, and may change nothing, whatever its role', async () => {
    const token = limited();
    expect((await post('{ viewer { role businessUnits locations } }', token)).data).toEqual({
      viewer: { role: 'ANALYST', businessUnits: ['IT'], locations: [] },
    });
    for (const change of [
      'mutation { reconcile(input: {}) { __typename } }',
      'mutation { whatIf(input: { changes: "" }) { __typename } }',
      'mutation { upsertLicenses(input: { records: [{ license: "MINE" }] }) { __typename } }',
    ]) {
      const { data, errors } = await post(change, token);
      expect(data).toBeFalsy();
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED' } }]);
      expect(errors![0].message).toContain('sees business units IT only');
    }
  });

  test('an administrator cannot be limited, and a scope needs names', () => {
    const add = (asked: object) => () => addToken(workspace, { name: 'new', role: 'viewer', ...asked });
    expect(add({ role: 'administrator', locations: ['London'] })).toThrow(/cannot be limited to locations London/);
    expect(add({ businessUnits: [' '] })).toThrow(/without a name/);
  });

  test('the one-time link logs in without a scope', async () => {
    const response = await fetch(serving.newLoginUrl(), { redirect: 'manual' });
    const cookie = response.headers.get('set-cookie')!.split(';')[0];
    const answer = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-samwise': '1' },
      body: JSON.stringify({ query: '{ viewer { role businessUnits locations } computers { totalCount } }' }),
    });
    expect(await answer.json()).toEqual({
      data: {
        viewer: { role: 'ADMINISTRATOR', businessUnits: [], locations: [] },
        computers: { totalCount: workspace.estate().rows.computers.length },
      },
    });
  });
});
