/** HTTP beside GraphQL: the page, exports, figures, what is not there. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { positionsOf } from '../../app/positions.ts';
import { findRun } from '../../app/runs.ts';
import { readXlsx } from '../app/readXlsx.ts';
import { type Serving, serve } from './serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve({ page: join(tmpdir(), 'no-such-folder') });
});
afterAll(() => serving.close());

describe('exports', () => {
  test('hold every position of the run', async () => {
    const response = await serving.get('/export/positions.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="positions.csv"');
    const lines = (await response.text()).trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(1 + positionsOf(findRun(serving.workspace)!).length);
    expect(lines[0]).toMatch(/^license,name,publisher,metric,entitled,consumed/);
  });

  test('are filtered, and refuse what makes no sense', async () => {
    const risky = (await (await serving.get('/export/positions.csv?status=at-risk')).text()).trimEnd().split(/\r?\n/);
    expect(risky.slice(1).every(line => line.includes('at-risk'))).toBe(true);
    expect(risky.length).toBeGreaterThan(5);
    for (const [path, status] of [
      ['/export/positions.csv?status=worse', 400],
      ['/export/positions.csv?run=99', 404],
      ['/export/positions.xlsx?status=worse', 400],
      ['/export/positions.xlsx?run=99', 404],
      ['/export/positions.csv?run=x', 404],
      ['/export/rejects/99.csv', 404],
      ['/export/rejects/..%2f1.csv', 404],
      ['/export/other.csv', 404],
    ] as const) {
      const response = await serving.get(path);
      expect([path, response.status]).toEqual([path, status]);
      expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } });
    }
  });

  test('the workbook of positions says the same as the CSV, typed', async () => {
    const response = await serving.get('/export/positions.xlsx?status=at-risk');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="positions.xlsx"');
    const [positions, unlicensed] = readXlsx(Buffer.from(await response.arrayBuffer()));
    const lines = (await (await serving.get('/export/positions.csv?status=at-risk')).text()).trimEnd().split('\r\n');
    expect(positions.rows.slice(1).map(row => row.A.value)).toEqual(lines.slice(1).map(line => line.split(',')[0]));
    expect(positions.rows.slice(1).every(row => Number(row.H.value) > 0)).toBe(true);
    const all = (await (await serving.get('/export/unlicensed.csv')).text()).trimEnd().split('\r\n');
    expect(unlicensed.rows).toHaveLength(all.length);
  });

  test('make harmless what a spreadsheet would run', async () => {
    await serving.ask(
      `mutation { upsertLicenses(input: { records: [{ license: "=cmd|' /C calc'!A0", name: "+1+1", metric: "device" }, { license: "@SUM(1)", name: "-2", metric: "device" }] }) { __typename } }`,
    );
    await serving.ask('mutation { reconcile(input: { asOf: "2026-01-31", wait: true }) { __typename } }');
    const text = await (await serving.get('/export/positions.csv')).text();
    const found = text.split(/\r?\n/).filter(line => line.includes('cmd|') || line.includes('SUM(1)'));
    expect(found).toHaveLength(2);
    for (const line of found) expect(line).toMatch(/^"?'[=@]/);
    for (const cell of text.split(/[,\r\n]+/)) expect(cell).not.toMatch(/^"?[=@+]/);
  });

  test('hold everything unlicensed, with why', async () => {
    const lines = (await (await serving.get('/export/unlicensed.csv')).text()).trimEnd().split(/\r?\n/);
    const { data } = await serving.ask('{ run { totals { unlicensed } } }');
    expect(lines).toHaveLength(1 + data.run.totals.unlicensed);
    const parts = ['NO_LICENSE', 'NO_RIGHT'].map(async reason => {
      const text = await (await serving.get(`/export/unlicensed.csv?reason=${reason}`)).text();
      return text.trimEnd().split(/\r?\n/).slice(1);
    });
    const [named, refused] = await Promise.all(parts);
    expect([...named, ...refused].toSorted()).toEqual(lines.slice(1).toSorted());
    expect(Math.min(named.length, refused.length)).toBeGreaterThan(0);
    expect((await serving.get('/export/unlicensed.csv?reason=WHY')).status).toBe(400);
  });
});

describe('the page', () => {
  test('says how to build it where it was not built', async () => {
    const response = await serving.get('/');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('has not been built');
  });

  test('is served with its files, and nothing beside them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samwise-page-'));
    mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'hidden');
    writeFileSync(join(folder, 'dist', 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(join(folder, 'dist', 'assets', 'app-1a2b3c4d.js'), 'export {};');
    const other = await serve({ page: join(folder, 'dist') });
    for (const path of ['/', '/positions', '/licenses/X'])
      expect(await (await other.get(path)).text()).toContain('<title>page');
    const script = await other.get('/assets/app-1a2b3c4d.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-security-policy')).toContain("script-src 'self'");
    for (const path of [
      '/secret.txt',
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/assets/none.js',
    ])
      expect([path, (await other.get(path)).status]).toEqual([path, 404]);
    await other.close();
  });
});

test('figures are told as Prometheus reads them', async () => {
  await serving.ask('{ viewer { role } }');
  const response = await serving.get('/metrics');
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  expect(text).toMatch(/^samwise_http_requests_total\{route="\/graphql",status="200"\} \d+$/m);
  expect(text).toMatch(/^samwise_graphql_operations_total\{kind="query",outcome="ok"\} \d+$/m);
  expect(text).toMatch(/^samwise_http_request_seconds_bucket\{route="\/graphql",le="\+Inf"\} \d+$/m);
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+)$/);
});

test('it is not ready once the database is gone', async () => {
  const other = await serve();
  expect((await fetch(`${other.url}/ready`)).status).toBe(200);
  other.workspace.db.close();
  expect((await fetch(`${other.url}/health`)).status).toBe(200);
  expect((await fetch(`${other.url}/ready`)).status).toBe(503);
  await other.close();
});

test('other methods are refused', async () => {
  const response = await fetch(`${serving.url}/export/positions.csv`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${serving.tokens.administrator}` },
  });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
});

test('trying out queries in the browser is for development', async () => {
  const asBrowser = { headers: { authorization: `Bearer ${serving.tokens.viewer}`, accept: 'text/html' } };
  const page = await fetch(`${serving.url}/graphql`, asBrowser);
  expect(await page.text()).not.toMatch(/<script/i);
  const other = await serve({ development: true });
  const tried = await fetch(`${other.url}/graphql`, {
    headers: { authorization: `Bearer ${other.tokens.viewer}`, accept: 'text/html' },
  });
  expect(await tried.text()).toMatch(/graphiql/i);
  await other.close();
});
