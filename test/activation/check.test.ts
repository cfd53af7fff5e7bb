/** Checks against a small activation service that behaves well, slowly, wrongly and with bad intent, and against files of answers. */
import { writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkActivation, connectorOf, enterRequestKey, registerByAnswer } from '../../app/activation/index.ts';
import { standingOfKey } from '../../app/activation/standing.ts';
import type { Workspace } from '../../app/workspace.ts';
import {
  type Mode,
  releaseCodeOf,
  type ServerOptions,
  startActivationServer,
} from '../../fixtures/activation-server/server.ts';
import {
  activationEstate,
  COMPANY,
  day,
  FINAL_KEY,
  OTHER_SITE,
  on,
  REQUEST_KEY,
  refusal,
  SERIAL,
  SITE,
  stateOf,
} from './estate.ts';

const ORDER = { customer: 'sample company', key: FINAL_KEY, expires: '2027-10-15', service_expires: '2027-10-15' };

const serve = async (options: ServerOptions = {}, settings: object = {}) => {
  const server = await startActivationServer({
    orders: { [REQUEST_KEY]: ORDER },
    authorization: 'Bearer s3cret',
    ...options,
  });
  onTestFinished(server.stop);
  const text = JSON.stringify({
    address: server.address,
    credential: { environment: 'PUBLISHER_TOKEN', prefix: 'Bearer ' },
    timeout_ms: 150,
    pause_ms: 1,
    ...settings,
  });
  const connector = connectorOf(text, 'connector.json', { PUBLISHER_TOKEN: 's3cret' });
  const waits: number[] = [];
  const options_ = { wait: async (ms: number) => void waits.push(ms) };
  return { server, source: { connector }, options: options_, waits };
};

const provisional = async (): Promise<Workspace> => {
  const { workspace } = await activationEstate();
  const entry = { purchase: 'P1', customer: COMPANY.customer, requestKey: REQUEST_KEY };
  await enterRequestKey(workspace, entry, on('2026-10-16'));
  return workspace;
};

const stateOfP1 = (workspace: Workspace, date: string): string => standingOfKey(workspace, 'P1-A1', day(date)).state;

describe('a check', () => {
  test('fetches the final key with its term and update service', async () => {
    const workspace = await provisional();
    const { server, source, options } = await serve();
    const result = await checkActivation(workspace, 'p1-a1', source, on('2026-10-20'), options);
    expect(result).toMatchObject({ outcome: 'activated', activated: { serviceExpires: day('2027-10-15') } });
    expect(stateOfP1(workspace, '2027-10-15')).toBe('activated');
    expect(stateOfP1(workspace, '2027-10-16')).toBe('ended');
    expect(server.asked).toEqual([{ url: '/check', body: { request_key: REQUEST_KEY, customer: 'Sample Company' } }]);
  });

  test('of what is activated learns of a later end of the same key', async () => {
    const workspace = await provisional();
    const { source, options } = await serve();
    await checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), options);
    const later = { ...ORDER, state: 'final', request_key: REQUEST_KEY, service_expires: '2028-10-15' };
    const result = await checkActivation(workspace, 'P1-A1', { text: JSON.stringify(later) }, on('2026-10-21'));
    expect(result).toMatchObject({ outcome: 'activated', activated: { serviceExpires: day('2028-10-15') } });
  });

  test('that brings nothing keeps the provisional key, and after three working days says whom to ask', async () => {
    const workspace = await provisional();
    const { source, options } = await serve({ orders: { [REQUEST_KEY]: { ...ORDER, pendingChecks: 2 } } });
    const early = await checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), options);
    expect(early).toEqual({ outcome: 'pending', waited: 2, isLate: false });
    const late = await checkActivation(workspace, 'P1-A1', source, on('2026-10-21'), options);
    expect(late).toEqual({ outcome: 'pending', waited: 3, isLate: true });
    expect(stateOfP1(workspace, '2026-10-21')).toBe('provisional');
    expect((await checkActivation(workspace, 'P1-A1', source, on('2026-10-22'), options)).outcome).toBe('activated');
  });

  test('uses other names for fields where the connector says so', async () => {
    const workspace = await provisional();
    const { source, options, server } = await serve(
      {},
      { mapping: { request: { request_key: 'request_key', customer: 'who' } } },
    );
    await checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), options);
    expect(server.asked[0].body).toEqual({ request_key: REQUEST_KEY, who: 'Sample Company' });
  });

  test('asks again after failures that pass, and waits as long as the service wants', async () => {
    const workspace = await provisional();
    const { server, source, options, waits } = await serve();
    Object.assign(server.script, { mode: 'unavailable', times: 2 });
    expect((await checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), options)).outcome).toBe('activated');
    expect(waits).toEqual([1, 2]);
  });

  test.each([
    ['unavailable', 'status 503'],
    ['throttled', 'status 429'],
    ['silent', 'no answer within 150 ms'],
    ['drip', 'no answer within 150 ms'],
    ['hang-up', 'the connection failed'],
  ] satisfies [Mode, string][])('of a service that is %s says so and changes nothing', async (mode, why) => {
    const workspace = await provisional();
    const { server, source, options, waits } = await serve();
    server.script.mode = mode;
    const before = stateOf(workspace);
    const result = await checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), options);
    expect(result).toMatchObject({ outcome: 'unreachable', attempts: 3, why: expect.stringContaining(why) });
    expect(stateOf(workspace)).toBe(before);
    expect(waits).toHaveLength(2);
    if (mode === 'throttled') expect(waits).toEqual([7000, 7000]);
  });

  test('of a service that is not there says so', async () => {
    const workspace = await provisional();
    const { server, source, options } = await serve();
    await server.stop();
    const result = await checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), options);
    expect(result).toMatchObject({ outcome: 'unreachable', why: 'the connection failed (ECONNREFUSED)' });
  });

  test.each([
    ['no-json', 'it is no JSON'],
    ['list', 'it is no JSON object'],
    ['numbers', 'its field request_key is no text'],
    ['control-characters', 'its field customer is no short text'],
    ['huge', 'longer than 65536 bytes'],
    ['redirect', 'a redirection, which is not followed'],
    ['not-found', 'status 404'],
    ['other-key', 'another request key than that of P1-A1'],
    ['other-customer', 'another customer than Sample Company'],
    ['no-term', 'names no last day'],
    ['backwards', 'It would expire on 2001-01-01'],
    ['bad-key', 'no usable key'],
    ['refuse-echo', 'The publisher refuses: •••••••890 was withdrawn.'],
  ] satisfies [Mode, string][])(
    'with the answer %s is refused, shows no key and changes nothing',
    async (mode, words) => {
      const workspace = await provisional();
      const { server, source, options } = await serve();
      server.script.mode = mode;
      const message = await refusal(workspace, () =>
        checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), options),
      );
      expect(message).toContain(words);
      for (const secret of [REQUEST_KEY, FINAL_KEY, 's3cret']) expect(message).not.toContain(secret);
      expect(server.asked).toHaveLength(1);
    },
  );

  test('with wrong credentials is refused without another attempt', async () => {
    const workspace = await provisional();
    const { server, source, options } = await serve({ authorization: 'Bearer other' });
    const message = await refusal(workspace, () =>
      checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), options),
    );
    expect(message).toContain('refused the credentials (status 401)');
    expect(server.asked).toHaveLength(1);
  });

  test('is never made twice at once, and goes on after one that was killed', async () => {
    const workspace = await provisional();
    const { server, source, options } = await serve();
    Object.assign(server.script, { mode: 'silent', times: 1 });
    const check = () => checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), options);
    const first = check();
    await expect(check()).rejects.toThrow('Another check is under way');
    expect((await first).outcome).toBe('activated');
    expect(server.mostAtOnce()).toBe(1);
    writeFileSync(`${workspace.file}.check`, '999999999');
    expect((await check()).outcome).toBe('unchanged');
  });

  test('can be broken off, which changes nothing', async () => {
    const workspace = await provisional();
    const { server, source, options } = await serve({}, { timeout_ms: 5_000 });
    server.script.mode = 'silent';
    const before = stateOf(workspace);
    const signal = AbortSignal.timeout(50);
    await expect(
      checkActivation(workspace, 'P1-A1', source, on('2026-10-20'), { ...options, signal }),
    ).rejects.toThrow();
    expect(stateOf(workspace)).toBe(before);
  });

  test('of what was never requested, or by an analyst, asks nobody', async () => {
    const workspace = await provisional();
    const { server, source } = await serve();
    expect(await refusal(workspace, () => checkActivation(workspace, 'P9', source, on('2026-10-20')))).toContain(
      'no activation P9',
    );
    const analyst = on('2026-10-20', { actor: { name: 'anna', role: 'analyst' } });
    expect(await refusal(workspace, () => checkActivation(workspace, 'P1-A1', source, analyst))).toContain(
      'Only an administrator',
    );
    expect(server.asked).toEqual([]);
  });

  test('takes the same answer from a file', async () => {
    const workspace = await provisional();
    const answer = { state: 'final', request_key: REQUEST_KEY, ...ORDER };
    const other = { text: JSON.stringify({ ...answer, request_key: '0000000000' }) };
    expect(await refusal(workspace, () => checkActivation(workspace, 'P1-A1', other, on('2026-10-20')))).toContain(
      'another request key',
    );
    const result = await checkActivation(workspace, 'P1-A1', { text: JSON.stringify(answer) }, on('2026-10-20'));
    expect(result.outcome).toBe('activated');
    expect(workspace.db.prepare("select means from activation_events where kind = 'final'").pluck().all()).toEqual([
      'file',
    ]);
  });
});

describe('a registration by the service', () => {
  const entry = { serial: SERIAL, site: SITE, ...COMPANY };

  test('takes the code that serial and site make', async () => {
    const { workspace } = await activationEstate();
    const { source, options } = await serve();
    const done = await registerByAnswer(workspace, entry, source, on('2026-10-16'), options);
    expect(done).toMatchObject({ outcome: 'registered', result: { serial: SERIAL, site: SITE } });
    const ending = workspace.db.prepare('select ending from activation_secrets').pluck().get();
    expect(releaseCodeOf(SERIAL, SITE).endsWith(String(ending))).toBe(true);
  });

  test('is refused for an answer about another serial, and by the publisher for another site', async () => {
    const { workspace } = await activationEstate();
    const { server, source, options } = await serve();
    Object.assign(server.script, { mode: 'other-serial', times: 1 });
    const ask = (site: string) => registerByAnswer(workspace, { ...entry, site }, source, on('2026-10-16'), options);
    expect(await refusal(workspace, () => ask(SITE))).toContain('another serial or site');
    expect(await refusal(workspace, () => ask(OTHER_SITE))).toContain('the serial is registered at another site');
  });
});

describe('a connector', () => {
  const read = (settings: object): unknown =>
    connectorOf(JSON.stringify({ address: 'https://activation.example.com/check', ...settings }), 'c.json', {
      A: 'x\r\ny: z',
    });

  test.each([
    ['an address without https', { address: 'http://activation.example.com/' }, 'must begin with https://'],
    [
      'credentials in the address',
      { address: 'https://a:b@activation.example.com/' },
      'no credentials, query or fragment',
    ],
    ['a key in the query', { address: 'https://activation.example.com/?key=1' }, 'no credentials, query or fragment'],
    ['a variable that is not set', { credential: { environment: 'MISSING' } }, 'the variable MISSING is not set'],
    ['a header of two lines', { credential: { environment: 'A' } }, 'credential makes no header'],
    ['a mapping of unknown fields', { mapping: { answer: { colour: 'x' } } }, 'knows no field colour'],
    ['no attempt', { attempts: 0 }, 'attempts must be a whole number from 1 to 10'],
  ])('with %s is refused', (_, settings, words) => {
    expect(() => read(settings)).toThrow(words);
  });
});
