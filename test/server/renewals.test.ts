/** What ends as a calendar that a mail program subscribes to: over HTTP with a token or a password, and tokens that end themselves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../app/index.ts';
import { addToken } from '../../app/tokens.ts';
import { FAILURES_MAX, WINDOW_MS } from '../../server/attempts.ts';
import { bring, csvOf } from '../app/sampleWorkspace.ts';
import { ownFolder, samwise } from '../cli/running.ts';
import { whileHeld } from './processes.ts';
import { type Serving, serve } from './serving.ts';

const LONG = 'Rahmenvertrag über alle Arbeitsplätze; Büro, Werkstatt und Außendienst, mit Wartung';
const DAY_MS = 86_400_000;
const NOON = DAY_MS / 2;

let clock = parseDay('2026-01-31')! * DAY_MS + NOON;
let serving: Serving;

const contracts = (expires: string) =>
  csvOf('contracts', `contract,name,publisher,expires\nC-Ä 1,"${LONG}",Books,${expires}\n`);

beforeAll(async () => {
  serving = await serve({ isEmpty: true, now: () => clock });
  await bring(serving.workspace, [
    csvOf('computers', 'computer\nPC-1\nPC-2\n'),
    csvOf('products', 'product\nLedger\n'),
    csvOf('installations', 'computer,product,version\nPC-1,Ledger,7\nPC-2,Ledger,7\n'),
    csvOf('licenses', 'license,publisher,metric\nL1,Books,device\n'),
    csvOf('license_products', 'license,product,version\nL1,Ledger,7\n'),
    csvOf('purchases', 'purchase,license,quantity,kind,date,expires\nP1,L1,2,subscription,2025-01-01,2026-03-31\n'),
    contracts('2026-12-31'),
  ]);
});
afterAll(() => serving.close());

const basic = (password: string, name = 'calendar'): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

const ask = (path: string, authorization?: string, method = 'GET') =>
  fetch(serving.url + path, { method, headers: authorization === undefined ? {} : { authorization } });

/** Lines of a calendar as a program reads them: folded ones put together again. */
const linesOf = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);

/** Events by their UID. */
const eventsOf = (text: string): Map<string, Record<string, string>> => {
  const events = new Map<string, Record<string, string>>();
  let event: Record<string, string> = {};
  for (const line of linesOf(text)) {
    const [name, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)];
    if (line === 'BEGIN:VEVENT') event = {};
    else if (line === 'END:VEVENT') events.set(event.UID, event);
    else event[name] = value;
  }
  return events;
};

const CALENDAR = '/export/renewals.ics';

describe('the calendar of renewals', () => {
  test('is given for a token as bearer and as password alike, whatever the user name', async () => {
    const { viewer } = serving.tokens;
    const byToken = await ask(CALENDAR, `Bearer ${viewer}`);
    expect(byToken.status).toBe(200);
    expect(byToken.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(byToken.headers.get('content-disposition')).toBe('attachment; filename="renewals.ics"');
    const text = await byToken.text();
    for (const name of ['calendar', '', 'Jörg']) {
      const byPassword = await ask(CALENDAR, basic(viewer, name));
      expect([name, byPassword.status, await byPassword.text()]).toEqual([name, 200, text]);
    }
  });

  test('has lines of at most 75 bytes that give the whole text when they are put together', async () => {
    const text = await (await ask(CALENDAR, basic(serving.tokens.viewer))).text();
    expect(text.split('\r\n').every(line => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text).toContain('\r\n ');
    const lines = linesOf(text);
    expect([lines[0], lines[lines.length - 1]]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
    const [subscription, contract] = eventsOf(text).values();
    expect(subscription).toMatchObject({
      'DTSTART;VALUE=DATE': '20260331',
      'DTEND;VALUE=DATE': '20260401',
      SUMMARY: 'P1 ends (subscription)',
      DESCRIPTION: expect.stringContaining('L1: entitled 2 → 0\\, shortfall 0 → 2'),
    });
    expect(contract.DESCRIPTION).toContain(LONG.replaceAll(';', '\\;').replaceAll(',', '\\,'));
  });

  test('keeps the entry of what is prolonged and moves it to the new day', async () => {
    const before = eventsOf(await (await ask(`${CALENDAR}?within=2y`, basic(serving.tokens.viewer))).text());
    await bring(serving.workspace, [contracts('2027-06-30')]);
    const after = eventsOf(await (await ask(`${CALENDAR}?within=2y`, basic(serving.tokens.viewer))).text());
    expect([...after.keys()]).toEqual([...before.keys()]);
    const days = [before, after].map(events => [...events.values()].map(event => event['DTSTART;VALUE=DATE']));
    expect(days).toEqual([
      ['20260331', '20261231'],
      ['20260331', '20270630'],
    ]);
  });

  test('looks as far ahead as it is asked to, from today or another day', async () => {
    const count = async (query: string) =>
      eventsOf(await (await ask(CALENDAR + query, basic(serving.tokens.viewer))).text()).size;
    expect(await count('?within=58d')).toBe(0);
    expect(await count('?within=59d')).toBe(1);
    expect(await count('?within=2m')).toBe(1);
    expect(await count('')).toBe(1);
    expect(await count('?within=2y&as-of=2026-04-01')).toBe(1);
    for (const query of ['?within=soon', '?within=9999d', '?as-of=31.31.2026']) {
      const response = await ask(CALENDAR + query, basic(serving.tokens.viewer));
      expect([query, response.status]).toEqual([query, 400]);
      expect(await response.json()).toMatchObject({ error: { code: 'VALUE_INVALID' } });
    }
  });

  test('is there as a table too', async () => {
    const response = await ask('/export/renewals.csv', basic(serving.tokens.viewer));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, first] = (await response.text()).split('\r\n');
    expect(head).toMatch(/^date,days,kind,key,/);
    expect(first).toMatch(/^2026-03-31,59,subscription,P1,/);
  });

  test('is computed once for all who ask for it at the same time', async () => {
    const responses = await Promise.all(
      Array.from({ length: 6 }, () => ask(`${CALENDAR}?within=90d`, basic(serving.tokens.viewer))),
    );
    expect(responses.map(({ status }) => status)).toEqual(Array(6).fill(200));
  });

  test('comes another time where the server computes too much already', async () => {
    const spans = Array.from({ length: 16 }, (_, at) => `${61 + at}d`);
    await ask(`${CALENDAR}?within=60d`, basic(serving.tokens.viewer));
    const asked = await whileHeld(async () => {
      const begun = spans.map(span => ask(`${CALENDAR}?within=${span}`, basic(serving.tokens.viewer)));
      await Promise.race(begun);
      return () => Promise.all(begun);
    });
    const responses = await asked();
    const late = responses.filter(({ status }) => status === 503);
    expect(late.length).toBeGreaterThan(0);
    expect(responses.filter(({ status }) => status === 200).length).toBe(spans.length - late.length);
    expect(late.map(({ headers }) => headers.get('retry-after'))).toEqual(late.map(() => '60'));
  });
});

describe('a password', () => {
  test('that is wrong, or no token, is refused and asked for again', async () => {
    const wrong = [basic('samwise_wrong'), basic(''), 'Basic', 'Basic ???', `Basic ${btoa('nocolon')}`, undefined];
    for (const authorization of wrong) {
      clock += WINDOW_MS;
      const response = await ask(CALENDAR, authorization);
      expect([authorization, response.status]).toEqual([authorization, 401]);
      expect(response.headers.get('www-authenticate')).toBe('Basic realm="samwise", charset="UTF-8"');
    }
  });

  test('is taken for files only, and a token in the address never', async () => {
    clock += WINDOW_MS;
    const { administrator } = serving.tokens;
    for (const path of ['/graphql', '/metrics', '/', '/export/../metrics', '/export']) {
      const response = await ask(path, basic(administrator));
      expect([path, response.status, response.headers.get('www-authenticate')]).toEqual([path, 401, 'Bearer']);
    }
    expect((await ask(`${CALENDAR}?token=${administrator}&access_token=${administrator}`)).status).toBe(401);
    expect((await ask('/export/positions.csv', basic(administrator), 'POST')).status).toBe(405);
  });

  test('cannot be guessed: too many wrong ones have to wait, good ones go on', async () => {
    clock += WINDOW_MS;
    expect((await ask('/export/renewals.csv', basic(serving.tokens.viewer))).status).toBe(200);
    const statuses: number[] = [];
    for (let attempt = 0; attempt <= FAILURES_MAX; attempt++)
      statuses.push((await ask(CALENDAR, basic(`guess-${attempt}`))).status);
    expect(statuses).toEqual([...Array(FAILURES_MAX).fill(401), 429]);
    expect((await ask('/export/renewals.csv', basic(serving.tokens.viewer))).status).toBe(200);
    clock += WINDOW_MS;
  });

  test('never stands in the log, nor does the name that came with it', async () => {
    const seen = serving.log.length;
    await ask(`${CALENDAR}?within=30d&secret=hidden`, basic(serving.tokens.viewer, 'subscriber'));
    await ask(CALENDAR, basic('samwise_wrong', 'subscriber'));
    await expect.poll(() => serving.log.slice(seen).filter(line => line.includes('"request"')).length).toBe(2);
    const all = serving.log.join('\n');
    for (const secret of ['samwise_', 'hidden', 'subscriber', basic(serving.tokens.viewer, 'subscriber').slice(6)])
      expect(all).not.toContain(secret);
    expect(JSON.parse(serving.log[seen])).toMatchObject({ who: 'the viewer', path: CALENDAR, status: 200 });
  });
});

describe('a token with a last day', () => {
  const add = (name: string, expires: string) =>
    serving.ask(
      `mutation ($name: String!, $expires: Date) {
         addToken(input: { name: $name, role: VIEWER, expires: $expires }) {
           ... on AddTokenSuccess { secret expires }
           ... on OperationRefused { code message }
         }
       }`,
      { name, expires },
    );

  test('is good through that day in UTC, and afterwards refused like a wrong one', async () => {
    const { data } = await add('guest', '2026-02-02');
    const { secret, expires } = data.addToken;
    expect(expires).toBe('2026-02-02');
    const status = async () => [
      (await ask('/metrics', `Bearer ${secret}`)).status,
      (await ask('/export/renewals.csv', basic(secret))).status,
    ];
    const start = clock;
    clock = parseDay('2026-02-03')! * DAY_MS - 1;
    expect(await status()).toEqual([200, 200]);
    clock += 1;
    expect(await status()).toEqual([401, 401]);
    clock = start;
    const { data: listed } = await serving.ask('{ tokens { name expires revokedAt } }');
    expect(listed.tokens).toContainEqual({ name: 'guest', expires: '2026-02-02', revokedAt: null });
    expect(listed.tokens).toContainEqual({ name: 'the viewer', expires: null, revokedAt: null });
  });

  test('is not made where that day is over', async () => {
    const { data } = await add('late', '2026-01-30');
    expect(data.addToken).toMatchObject({ code: 'INVALID', message: expect.stringContaining('2026-01-30') });
    expect((await serving.ask('{ tokens { name } }')).data.tokens).not.toContainEqual({ name: 'late' });
  });

  test('stands among the renewals, for administrators only', async () => {
    addToken(serving.workspace, { name: 'crawler', role: 'analyst', expires: parseDay('2026-05-01')!, now: clock });
    const query = '{ renewals(within: 200) { date kind key name effects { licenseKey } } }';
    const crawler = { date: '2026-05-01', kind: 'token', key: 'crawler', name: 'API token (analyst)', effects: [] };
    expect((await serving.ask(query)).data.renewals).toContainEqual(crawler);
    for (const role of ['viewer', 'analyst'] as const) {
      const { data } = await serving.ask(query, {}, role);
      expect(data.renewals.map(({ kind }: { kind: string }) => kind)).toEqual(['subscription']);
      expect(await (await ask(CALENDAR, basic(serving.tokens[role]))).text()).not.toContain('crawler');
    }
    const calendar = await (await ask(CALENDAR, basic(serving.tokens.administrator))).text();
    expect(eventsOf(calendar).get('token-crawler@samwise')).toMatchObject({ 'DTSTART;VALUE=DATE': '20260501' });
  });

  test('is made, listed and announced at the command line', async () => {
    const cwd = ownFolder();
    const made = await samwise(['token', 'add', 'ci', '--role', 'viewer', '--expires', '2099-01-31'], { cwd });
    expect([made.status, made.out]).toEqual([0, expect.stringMatching(/^samwise_/)]);
    expect((await samwise(['token', 'list'], { cwd })).out).toMatch(/EXPIRES \(UTC\)[\s\S]*ci +viewer .* 2099-01-31/);
    const { tokens } = JSON.parse((await samwise(['token', 'list', '--json'], { cwd })).out);
    expect(tokens).toMatchObject([{ name: 'ci', expires: '2099-01-31' }]);
    const ahead = await samwise(['renewals', '--as-of', '2099-01-01', '--within', '30d'], { cwd });
    expect(ahead.out).toMatch(/2099-01-31 +ci +token/);
    const over = await samwise(['token', 'add', 'old', '--role', 'viewer', '--expires', '2020-01-31'], { cwd });
    expect([over.status, over.err]).toEqual([2, expect.stringContaining('which is over')]);
  });
});
