/** The recipes are true: every request on the page is sent to a real server as it stands there, and what is read out of the answer is in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { type Serving, serve } from '../server/serving.ts';
import { blocksOf, runs } from './shell.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

const PAGE = 'docs/recipes.md';

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the question
type Json = any;

/** What stands behind `name =` in a query of Power Query, as text; two quotes inside are one. */
const textIn = (script: string, name: string): string => {
  const [, text] = new RegExp(`\\b${name} = "((?:[^"]|"")*)"`).exec(script) ?? [];
  expect([name, typeof text]).toEqual([name, 'string']);
  return text.replaceAll('""', '"');
};

/** Headers of a request as they stand in the script, with the token of a viewer. */
const headersIn = (script: string): Record<string, string> => {
  const [, list] = /Headers = \[([^\]]*)\]/.exec(script)!;
  const pairs = [...list.matchAll(/(?:#"([^"]+)"|(\w+)) = "([^"]*)"( & Token)?/g)];
  return Object.fromEntries(
    pairs.map(([, quoted, plain, text, token]) => [quoted ?? plain, token ? `${text}${serving.tokens.viewer}` : text]),
  );
};

describe('Grafana', () => {
  const queries = blocksOf(PAGE, 'graphql grafana');
  const roots = blocksOf(PAGE, 'jsonata');

  test('has an expression for each query', () => {
    expect(queries.length).toBe(3);
    expect(roots.length).toBe(queries.length);
  });

  test.each(queries.map((query, at) => [/query (\w+)/.exec(query)![1], query, roots[at]]))(
    '%s is answered, and the expression finds its rows and values',
    async (_, query, root) => {
      const { status, data, errors } = await serving.ask(query, {}, 'viewer');
      expect([status, errors]).toEqual([200, []]);
      const [, path] = /^([\w.]+)\[\]\.\{/.exec(root)!;
      const rows = path.split('.').reduce((at: Json, name) => at[name], { data });
      expect(rows.length).toBeGreaterThan(0);
      const values = [...root.matchAll(/": ([\w.]+)(\[currency = "(\w+)"\]\.amount)?/g)];
      expect(values.length).toBeGreaterThan(3);
      for (const [, value, isMoney, currency] of values) {
        const found = rows.map((row: Json) => value.split('.').reduce((at: Json, name: string) => at[name], row));
        for (const each of found) expect(each).toBeDefined();
        if (!isMoney) continue;
        const amounts = found.flat().filter((each: Json) => each.currency === currency);
        expect(amounts.length).toBeGreaterThan(0);
        for (const { amount } of amounts) expect(amount).toMatch(/^-?\d+\.\d\d$/);
      }
    },
  );

  test('is provisioned with a token and the address of its queries', () => {
    const [block] = blocksOf(PAGE, 'yaml grafana');
    const [source] = parseYaml(block).datasources;
    expect(source).toMatchObject({
      type: 'yesoreyeram-infinity-datasource',
      jsonData: { auth_method: 'bearerToken', allowedHosts: ['http://127.0.0.1:4000'] },
      secureJsonData: { bearerToken: '$SAMWISE_TOKEN' },
    });
  });
});

test('Prometheus reads the metrics, and the figures that are named are among them', async () => {
  const [block] = blocksOf(PAGE, 'yaml prometheus');
  const [{ metrics_path: path, authorization }] = parseYaml(block).scrape_configs;
  const asked = () =>
    fetch(`${serving.url}${path}`, {
      headers: { authorization: `${authorization.type} ${serving.tokens.viewer}` },
    });
  await asked();
  await serving.ask('mutation { reconcile(input: { asOf: "2026-01-31", wait: true }) { __typename } }', {}, 'analyst');
  const response = await asked();
  expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  const text = await response.text();
  expect(text).toMatch(/^samwise_http_requests_total\{/m);
  expect(text).toMatch(/^samwise_jobs_total\{kind="reconcile",outcome="/m);
});

test('files are sent by curl, followed to their end, and reconciled; a token that may not is told why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samwise-nightly-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'computers.csv'), 'computer\nNIGHT-1\n\n');
  writeFileSync(join(folder, 'installations.csv'), 'computer,product\nNIGHT-1,MATLAB\nNIGHT-2,MATLAB\n');
  const [block] = blocksOf(PAGE, 'sh nightly');
  const nightly = (token: string) =>
    runs('bash', ['--norc', '-euo', 'pipefail', '-c', `cd '${folder}'\n${block}`], {
      SAMWISE_URL: serving.url,
      SAMWISE_TOKEN: token,
    });
  const { status, out } = await nightly(serving.tokens.analyst);
  expect(status).toBe(0);
  expect(out).toContain('"state":"DONE","message":"","counts":[{"table":"computers","added":1');
  expect(out).toContain('{"table":"installations","added":1,"changed":0,"unchanged":0,"rejected":1}');
  expect(out).toMatch(/\{"data":\{"reconcile":\{"run":\{"number":\d+,"totals":\{"shortfall":\d+/);
  const viewer = await nightly(serving.tokens.viewer);
  expect(viewer.status).toBe(1);
  expect(viewer.err).toContain('needs the role ANALYST');
});

describe('Power Query', () => {
  const [powerBi, excel] = blocksOf(PAGE, 'm');

  test('walks through all positions in Power BI, and the columns are in each row', async () => {
    const query = textIn(powerBi, 'Query');
    const nodes: Json[] = [];
    for (let after: string | null = null; ; ) {
      const response = await fetch(`${serving.url}/${textIn(powerBi, 'RelativePath')}`, {
        method: 'POST',
        headers: headersIn(powerBi),
        body: JSON.stringify({ query: query.replace('first: 500', 'first: 20'), variables: { after } }),
      });
      expect(response.status).toBe(200);
      const answer = (await response.json()) as Json;
      expect(answer.errors).toBeUndefined();
      const { edges, pageInfo } = answer.data.run.positions;
      nodes.push(...edges.map(({ node }: Json) => node));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    const { data } = await serving.ask('{ run { totals { licenses } } }');
    expect(nodes).toHaveLength(data.run.totals.licenses);
    const [, columns] = /Rows = List\.Transform\(Nodes, each \[([\s\S]*?)\n {4}\]\)/.exec(powerBi)!;
    const paths = [...columns.matchAll(/= (?:if .*? else (?:Number\.FromText\()?)?((?:\[\w+\])+)/g)].map(([, path]) =>
      path.slice(1, -1).split(']['),
    );
    expect(paths.length).toBe(11);
    for (const node of nodes)
      for (const path of paths) {
        const value = path.reduce((at: Json, name) => (at === null ? null : at[name]), node);
        expect([path, value === undefined]).toEqual([path, false]);
      }
  });

  test('stops with the message where the server refuses', async () => {
    const { errors } = await serving.ask('{ run { positions(first: 501) { totalCount } } }');
    expect(errors[0].message).toContain('501');
    expect(powerBi).toContain('error Answer[errors]{0}[message]');
  });

  test('reads the export in Excel, and every typed column is one of the file', async () => {
    const [, name, value] = /Query = \[(\w+) = "([^"]+)"\]/.exec(excel)!;
    const address = `${serving.url}/${textIn(excel, 'RelativePath')}?${new URLSearchParams({ [name]: value })}`;
    const response = await fetch(address, { headers: headersIn(excel) });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const [head, ...lines] = (await response.text()).trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(3);
    const typed = [...excel.matchAll(/\{"(\w+)", (Int64\.Type|type number)\}/g)];
    expect(typed.length).toBe(6);
    for (const [, column] of typed) expect(head.split(',')).toContain(column);
  });

  test('may log in to the exports by Basic with the token as password, and to nothing else', async () => {
    const authorization = `Basic ${Buffer.from(`anybody:${serving.tokens.viewer}`).toString('base64')}`;
    const ask = async (path: string) => (await fetch(`${serving.url}${path}`, { headers: { authorization } })).status;
    expect(await ask('/export/positions.csv')).toBe(200);
    expect(await ask('/export/positions.xlsx')).toBe(200);
    expect(await ask('/metrics')).toBe(401);
  });
});
