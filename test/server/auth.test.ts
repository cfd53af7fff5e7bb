/** Without a token nothing answers but whether the server is alive and ready, whatever the way, the address and the disguise. */
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FAILURES_MAX, WINDOW_MS } from '../../server/attempts.ts';
import { type Serving, serve } from './serving.ts';

let serving: Serving;
let clock = Date.now();

beforeAll(async () => {
  serving = await serve({ now: () => clock, development: true });
});
afterAll(() => serving.close());
beforeEach(() => {
  clock += WINDOW_MS;
});

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A request whose path is sent as it is written. */
const send = (method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(serving.url);
    const asking = request({ hostname, port, method, path, headers }, response => {
      let text = '';
      response.setEncoding('utf8').on('data', part => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }));
    });
    asking.on('error', reject);
    asking.end();
  });

const PATHS = [
  ...['/', '/index.html', '/assets/index.js', '/favicon.ico', '/robots.txt', '/.env', '/samwise.db'],
  ...['/graphql', '/graphql/', '/graphql/health', '/graphql/stream', '/graphql?query=%7Brun%7Bid%7D%7D', '/GRAPHQL'],
  ...['/metrics', '/metrics/', '//metrics', '/./metrics', '/health/../metrics', '/health/%2e%2e/metrics', '/logout'],
  ...['/export', '/export/', '/export/positions.csv', '/export/positions.xlsx', '/export/unlicensed.csv'],
  ...['/export/rejects/1.csv', '/export/renewals.csv', '/export/renewals.ics', '/export/../export/positions.csv'],
  ...['/health/', '/health/more', '/Health', '/healthz', '/ready/', '/readyz', '/ready%20', '/login/', '/elsewhere'],
];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

test('every address refuses every way of asking in the same words', async () => {
  let asked = 0;
  for (const path of PATHS)
    for (const method of METHODS) {
      const { status, text, headers } = await send(method, path);
      expect([method, path, status]).toEqual([method, path, 401]);
      if (method !== 'HEAD') expect(JSON.parse(text).error.code).toBe('NOT_LOGGED_IN');
      expect(headers).toHaveProperty('www-authenticate');
      expect(headers).not.toHaveProperty('set-cookie');
      asked++;
    }
  expect(asked).toBe(PATHS.length * METHODS.length);
});

test('a browser that visits is shown how to log in, and nothing else', async () => {
  for (const path of PATHS) {
    const { status, text } = await send('GET', path, { accept: 'text/html' });
    expect([path, status]).toEqual([path, 401]);
    for (const word of ['Brennhain', 'positions', 'script']) expect(text).not.toContain(word);
  }
});

test('what looks like a login but is none does not open anything', async () => {
  const headers: Readonly<Record<string, string>>[] = [
    { cookie: 'samwise_session=' },
    { cookie: 'samwise_session=undefined; samwise_session=null' },
    { cookie: `samwise_session=${'a'.repeat(43)}` },
    { 'x-forwarded-for': '127.0.0.1', 'x-samwise': '1' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: 'Basic Og==' },
    { authorization: `Bearer ${'samwise_'.padEnd(5_000, 'a')}` },
    { authorization: 'Token samwise_a' },
  ];
  for (const each of headers) {
    clock += WINDOW_MS / FAILURES_MAX;
    for (const path of ['/', '/graphql', '/metrics', '/export/positions.csv'])
      expect([each, path, [401, 429].includes((await send('GET', path, each)).status)]).toEqual([each, path, true]);
  }
});

test('alive and ready are told to everybody, and nothing with them', async () => {
  expect(await send('GET', '/health')).toMatchObject({ status: 200, text: '{"status":"alive"}\n' });
  expect(await send('GET', '/ready?anything')).toMatchObject({ status: 200, text: '{"status":"ready"}\n' });
});

test('a wrong link is a failed attempt like a wrong token', async () => {
  for (let at = 0; at < FAILURES_MAX; at++) expect((await send('GET', '/login?code=guess')).status).toBe(401);
  const answer = await send('GET', '/login?code=guess');
  expect(answer).toMatchObject({ status: 429 });
  expect((await send('GET', '/metrics', { authorization: 'Bearer samwise_guess' })).status).toBe(429);
  expect((await send('GET', '/metrics')).status).toBe(401);
});
