/** Who gets in: tokens, the link that works once, and what strangers and other sites get to see. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addToken, revokeToken } from '../../app/tokens.ts';
import { FAILURES_MAX, WINDOW_MS } from '../../server/attempts.ts';
import { IDLE_MS } from '../../server/sessions.ts';
import { type Serving, serve } from './serving.ts';

let serving: Serving;
let clock = Date.now();

beforeAll(async () => {
  serving = await serve({ now: () => clock });
});
afterAll(() => serving.close());

const post = (headers: Record<string, string>, body = JSON.stringify({ query: '{ viewer { name role } }' })) =>
  fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

const login = async (url: string): Promise<string> => {
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/');
  return response.headers.get('set-cookie')!;
};

describe('without a token', () => {
  test('only whether it is alive and ready is answered', async () => {
    for (const path of ['/health', '/ready']) expect((await fetch(serving.url + path)).status).toBe(200);
    const closed = [
      '/',
      '/graphql',
      '/metrics',
      '/export/positions.csv',
      '/export/unlicensed.csv',
      '/export/rejects/1.csv',
      '/index.html',
      '/graphql/health',
      '/elsewhere',
    ];
    for (const path of closed) {
      const response = await fetch(serving.url + path);
      expect([path, response.status]).toEqual([path, 401]);
      expect(await response.json()).toEqual({
        error: { code: 'NOT_LOGGED_IN', message: expect.any(String), help: expect.any(String) },
      });
    }
    expect((await post({})).status).toBe(401);
  });

  test('answers carry headers that keep browsers from running or framing anything', async () => {
    const { headers } = await fetch(`${serving.url}/health`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a token', () => {
  test('says who asks and in which role', async () => {
    for (const role of ['viewer', 'analyst', 'administrator'] as const) {
      const { data } = await serving.ask('{ viewer { name role } }', {}, role);
      expect(data.viewer).toEqual({ name: `the ${role}`, role: role.toUpperCase() });
    }
  });

  test('is refused once it is revoked, with the same answer as a wrong one', async () => {
    const { token } = addToken(serving.workspace, { name: 'shortly', role: 'viewer' });
    expect((await post({ authorization: `Bearer ${token}` })).status).toBe(200);
    revokeToken(serving.workspace, 'shortly');
    const [revoked, wrong] = [
      await post({ authorization: `Bearer ${token}` }),
      await post({ authorization: 'Bearer samwise_wrong' }),
    ];
    expect([revoked.status, wrong.status]).toEqual([401, 401]);
    expect(await revoked.json()).toEqual(await wrong.json());
  });

  test('never stands in the log, and every request has a number there', async () => {
    await post({ authorization: `Bearer ${serving.tokens.viewer}` });
    await fetch(`${serving.url}/graphql?query=%7Bviewer%7Bname%7D%7D&secret=hidden`, {
      headers: { authorization: `Bearer ${serving.tokens.viewer}` },
    });
    await expect.poll(() => serving.log.filter(line => line.includes('"request"')).length).toBeGreaterThan(1);
    const all = serving.log.join('\n');
    expect(all).not.toContain('samwise_');
    expect(all).not.toContain('hidden');
    for (const line of serving.log.filter(each => each.includes('"event":"request"')))
      expect(JSON.parse(line)).toMatchObject({
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        status: expect.any(Number),
      });
  });

  test('cannot be guessed: after too many wrong ones nothing new is looked at, and good ones go on', async () => {
    expect((await post({ authorization: `Bearer ${serving.tokens.viewer}` })).status).toBe(200);
    clock += WINDOW_MS;
    const statuses: number[] = [];
    for (let attempt = 0; attempt <= FAILURES_MAX; attempt++)
      statuses.push((await post({ authorization: `Bearer guess-${attempt}` })).status);
    expect(statuses).toEqual([...Array(FAILURES_MAX).fill(401), 429]);
    const { token } = addToken(serving.workspace, { name: 'new', role: 'viewer' });
    const late = await post({ authorization: `Bearer ${token}` });
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post({ authorization: `Bearer ${serving.tokens.viewer}` })).status).toBe(200);
    clock += WINDOW_MS;
    expect((await post({ authorization: `Bearer ${token}` })).status).toBe(200);
  });
});

describe('the link for the browser', () => {
  test('works once, and gives a cookie that scripts and other sites cannot use', async () => {
    const cookie = await login(serving.loginUrl);
    expect(cookie).toMatch(/^samwise_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    expect((await fetch(serving.loginUrl, { redirect: 'manual' })).status).toBe(401);
    const page = await fetch(serving.url, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });
});

describe('a session', () => {
  let cookie = '';
  beforeAll(async () => {
    cookie = (await login(serving.newLoginUrl())).split(';')[0];
  });

  test('changes and asks only with the header that other sites cannot send', async () => {
    expect((await post({ cookie, 'x-samwise': '1' })).status).toBe(200);
    expect((await post({ cookie })).status).toBe(403);
    expect((await post({ cookie, 'x-samwise': '1', origin: 'http://elsewhere.example' })).status).toBe(403);
    expect((await post({ cookie, 'x-samwise': '1', origin: 'null' })).status).toBe(403);
    expect((await post({ cookie, 'x-samwise': '1', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ cookie, 'x-samwise': '1', origin: serving.url })).status).toBe(200);
  });

  test('cannot be made to change anything by following a link', async () => {
    const query = encodeURIComponent(
      'mutation { addToken(input: { name: "evil", role: ADMINISTRATOR }) { __typename } }',
    );
    const response = await fetch(`${serving.url}/graphql?query=${query}`, {
      headers: { cookie, accept: 'application/json' },
    });
    expect(response.status).toBe(405);
    const { data } = (await (
      await post({ cookie, 'x-samwise': '1' }, JSON.stringify({ query: '{ tokens { name } }' }))
    ).json()) as {
      data: { tokens: { name: string }[] };
    };
    expect(data.tokens.map(({ name }) => name)).not.toContain('evil');
  });

  test('ends when it was not used for long, and when one logs out', async () => {
    const own = (await login(serving.newLoginUrl())).split(';')[0];
    const ask = async (session: string) =>
      (await fetch(`${serving.url}/metrics`, { headers: { cookie: session } })).status;
    expect(await ask(own)).toBe(200);
    const out = await fetch(`${serving.url}/logout`, { method: 'POST', headers: { cookie: own, 'x-samwise': '1' } });
    expect(out.status).toBe(204);
    expect(await ask(own)).toBe(401);
    expect(await ask(cookie)).toBe(200);
    clock += IDLE_MS + 1;
    expect(await ask(cookie)).toBe(401);
  });
});
