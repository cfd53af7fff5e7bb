/** Every list of the schema, found in the schema: asks the database as often for many rows as for few, three levels deep, in every order, page by page. */
import { type ExecutionResult, type GraphQLObjectType, graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Jobs } from '../../app/jobs.ts';
import type { Workspace } from '../../app/workspace.ts';
import type { Context } from '../../schema/graphql/context.ts';
import { schema } from '../../schema/graphql/index.ts';
import { openSample } from '../server/serving.ts';
import { countStatements } from '../server/statements.ts';
import { connections, type Field, isConnection, objectFields, ordersOf, rowType, selectField } from './selections.ts';

const ROWS = 60;

let workspace: Workspace;
let statements: ReturnType<typeof countStatements>;

/** So many rows of what the sample estate has few of. */
const fill = ({ db }: Workspace): void => {
  db.exec('begin');
  const run =
    db.prepare(`insert into runs (as_of, policy, started_at, milliseconds, proven, catalog_hash, estate_version, totals, image_hash)
    select as_of - ?, policy, started_at, milliseconds, proven, catalog_hash, estate_version, totals, image_hash from runs where id = 1`);
  const columns = db.prepare(
    'insert into run_columns select (select max(id) from runs), name, bytes from run_columns where run_id = 1',
  );
  for (let at = 0; at < ROWS; at++) {
    db.exec("insert into imports (started, state, mode) values (0, 'done', 'merge')");
    db.exec(
      `insert into import_warnings (import_id, "table", code, message) select max(id), 'users', 'KEY_REPEATED', 'again' from imports`,
    );
    run.run(at % 7);
    columns.run();
    db.prepare(
      "insert into what_ifs (key, name, text, created, created_by, changed, changed_by) values (?, ?, '', 0, 'me', 0, 'me')",
    ).run(`plan ${at}`, `Plan ${at}`);
    db.prepare("insert into contracts (key, contract, name) values (?, ?, 'More')").run(`c-${at}`, `C-${at}`);
    db.prepare('insert into recognition (key, name, ignore) values (?, ?, 1)').run(
      `\u001fnoise ${at}*\u001f`,
      `noise ${at}*`,
    );
  }
  db.exec('commit');
};

beforeAll(async () => {
  workspace = await openSample();
  statements = countStatements(workspace.db);
  fill(workspace);
});
afterAll(() => workspace.close());

const ask = async (source: string): Promise<ExecutionResult> => {
  const contextValue: Context = {
    viewer: { name: 'the administrator', role: 'administrator' },
    workspace,
    jobs: { importStep: () => null } as unknown as Jobs,
    now: () => Date.UTC(2026, 0, 31),
  };
  const result = (await graphql({ schema, source, contextValue })) as ExecutionResult;
  expect(result.errors?.map(({ message, path }) => `${path?.join('.')}: ${message}`)).toBeUndefined();
  return result;
};

const query = schema.getQueryType()!;
const roots = objectFields(query).filter(isConnection);
/** What hangs from the last run alone. */
const ofRun = objectFields(schema.getType('Run') as typeof query).filter(isConnection);

/** How often one statement may be run for a query: once for each place at which the query asks for it, however many rows there are. */
const SAME_MAX = 6;

/** Statements that the query runs, and the one that is run most often. */
const counted = async (source: string): Promise<{ readonly all: number; readonly most: [string, number] }> => {
  statements.take();
  await ask(source);
  const taken = statements.take();
  const times = Map.groupBy(taken, text => text.replaceAll(/\s+/g, ' ').slice(0, 120));
  const most = [...times].map(([text, runs]): [string, number] => [text, runs.length]).sort((a, b) => b[1] - a[1])[0];
  return { all: taken.length, most: most ?? ['', 0] };
};

/** Asks for few rows and for many: neither may need more than what the query itself allows, whatever its rows are. */
const expectFlat = async (what: string, source: (first: number) => string, objects: number): Promise<void> => {
  const allowed = 10 + 2 * objects;
  for (const first of [5, 20, ROWS]) {
    const { all, most } = await counted(source(first));
    expect({ what, first, isFlat: all <= allowed && most[1] <= SAME_MAX, all, allowed, most }).toMatchObject({
      what,
      first,
      isFlat: true,
    });
  }
};

const visited = new Set<string>();

/** Rows of many runs open each of them: a run is read whole, and never many of them at once. */
const opensRuns = (root: string, { name }: { readonly name: string }): boolean =>
  root === 'runs' && ofRun.some(field => field.name === name);

describe('no query asks the database more often the more rows it answers', () => {
  const look =
    (path: (inner: (first: number) => string) => (first: number) => string, owner: string, field: Field) =>
    async () => {
      const row = rowType(field)!;
      const listed = path(first => `${field.name}(first: ${first}) { totalCount edges { node { __typename } } }`);
      await ask(listed(5));
      await expectFlat(field.name, listed, 1);
      visited.add(`${owner}.${field.name}`);
      for (const each of objectFields(row)) {
        const below = selectField(row, each, 2, '3');
        if (below.text === '' || opensRuns(field.name, each)) continue;
        const source = path(first => `${field.name}(first: ${first}) { totalCount edges { node { ${below.text} } } }`);
        await ask(source(5));
        await expectFlat(`${field.name}.${each.name}`, source, below.objects);
        for (const one of below.connections) visited.add(one);
      }
    };

  for (const field of roots)
    test(
      `${field.name}, three levels deep`,
      look(inner => first => `{ ${inner(first)} }`, 'Query', field),
    );

  for (const field of ofRun)
    test(
      `run ${field.name}, three levels deep`,
      look(inner => first => `{ run { ${inner(first)} } }`, 'Run', field),
    );

  test('a list that asks for each of its rows would be found', async () => {
    statements.take();
    for (let at = 0; at < ROWS; at++) workspace.db.prepare('select key from users where id = ?').get(at);
    const taken = statements.take();
    expect(taken.length).toBeGreaterThan(SAME_MAX);
    expect(new Set(taken).size).toBe(1);
  });

  test('and every connection of the schema was looked at', () => {
    const all = connections().map(({ type, field }) => `${type.name}.${field.name}`);
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(name => !visited.has(name) && name !== 'RecognitionPreview.titles')).toEqual([]);
  });
});

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly value: unknown } }[];
}

interface Row {
  readonly cursor: string;
  readonly value: unknown;
}

/** All rows of a list with one of their values, page by page. */
const walk = async (name: string, args: string, size: number, value = '__typename'): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const place: string = after === null ? '' : `, after: "${after}"`;
    const { data } = await ask(
      `{ ${name}(first: ${size}${place}${args}) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { value: ${value} } } } }`,
    );
    const page = data![name] as Page;
    rows.push(...page.edges.map(({ cursor, node }) => ({ cursor, value: node.value })));
    if (!page.pageInfo.hasNextPage) {
      expect(rows).toHaveLength(page.totalCount);
      return rows;
    }
    after = page.pageInfo.endCursor;
  }
};

/** The field that shows what a list is ordered by: BUSINESS_UNIT is `businessUnit`, the name of the type itself is its key. */
const shownBy = (row: GraphQLObjectType, by: string): string => {
  const name = by.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return name in row.getFields() ? name : 'key';
};

const folded = (value: unknown): unknown => (typeof value === 'string' ? value.normalize('NFC').toLowerCase() : value);

describe('every list in every order', () => {
  for (const field of roots)
    test(`${field.name}: pages hold each row once, and the other direction is the same the other way round`, async () => {
      const whole = await walk(field.name, '', 400);
      const cursors = whole.map(({ cursor }) => cursor);
      expect(new Set(cursors).size).toBe(cursors.length);
      const size = Math.min(500, Math.max(7, Math.ceil(whole.length / 9)));
      expect(await walk(field.name, '', size)).toEqual(whole);
      for (const by of ordersOf(field)) {
        const value = shownBy(rowType(field)!, by);
        const [up, down] = await Promise.all(
          ['ASC', 'DESC'].map(direction =>
            walk(field.name, `, orderBy: { field: ${by}, direction: ${direction} }`, size, value),
          ),
        );
        expect(new Set(up.map(({ cursor }) => cursor)).size).toBe(whole.length);
        const values = up.map(row => folded(row.value));
        expect(down.map(row => folded(row.value))).toEqual(values.toReversed());
        const known = values.filter(each => each !== null && each !== '') as string[];
        expect(known).toEqual(known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      }
    });
});
