/** The commands of activation as a person runs them: keys on standard input, answers without keys, clear refusals. */
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startActivationServer } from '../../fixtures/activation-server/server.ts';
import { ownFolder, samwise } from '../cli/running.ts';
import { FINAL_KEY, REQUEST_KEY, SERIAL, SITE } from './estate.ts';

const FILES = {
  'licenses.csv': 'license,publisher,metric\nL1,Books,device\nL2,Phones,device\n',
  'products.csv': 'product\nDialer\n',
  'license_products.csv': 'license,product\nL2,Dialer\n',
  'purchases.csv': `purchase,license,quantity,activation,serial\nP1,L1,10,request-key,\nS1,L2,10,serial-site,${SERIAL}\n`,
};

const started = async () => {
  const folder = ownFolder(FILES);
  const env = { SAMWISE_DB: join(folder, 's.db'), SAMWISE_KEY: 'cd'.repeat(32), PUBLISHER_TOKEN: 's3cret' };
  const run = (args: readonly string[], input = '', more: Readonly<Record<string, string>> = {}) =>
    samwise(args, { cwd: folder, env: { ...env, ...more }, input });
  expect((await run(['import', ...Object.keys(FILES)])).status).toBe(0);
  return { run, folder };
};

describe('samwise activation', () => {
  test('goes from a request key to the final one, and shows neither', async () => {
    const { run, folder } = await started();
    const order = { customer: 'Sample Company', key: FINAL_KEY, expires: '2099-12-31' };
    const server = await startActivationServer({ orders: { [REQUEST_KEY]: order }, authorization: 's3cret' });
    onTestFinished(server.stop);
    const connector = ownFolder({
      'c.json': JSON.stringify({ address: server.address, credential: { environment: 'PUBLISHER_TOKEN' } }),
    });
    const enter = ['activation', 'enter', 'P1', '--customer', 'Sample Company'];
    const wrong = await run(enter, '12345');
    expect([wrong.status, wrong.err.trim()]).toEqual([2, 'A request key has 10 characters; this one has 5.']);
    const entered = await run(enter, `${REQUEST_KEY}\n`);
    expect(entered.out).toMatch(/^P1-A1: provisional until \d{4}-\d\d-\d\d\.\n$/);
    const checked = await run(['activation', 'check', 'P1-A1', '--connector', join(connector, 'c.json')]);
    expect([checked.status, checked.out]).toEqual([0, 'P1-A1: final until 2099-12-31.\n']);
    const list = await run(['activation', 'list']);
    expect(list.out).toMatch(/P1-A1 +P1 +activated +2099-12-31/);
    const said = [wrong, entered, checked, list].map(({ out, err }) => out + err).join('');
    for (const secret of [REQUEST_KEY, FINAL_KEY, FINAL_KEY.replaceAll('-', ''), 's3cret'])
      expect(said).not.toContain(secret);
    expect((await run(['activation', 'show', 'P1-A1'])).out.trim()).toBe(FINAL_KEY.replaceAll('-', ''));
    expect((await run(['positions', '--db', join(folder, 'missing.db')])).status).toBe(1);
  });

  test('registers and releases a serial and writes the request', async () => {
    const { run } = await started();
    const details = [
      '--customer',
      'Sample Company',
      '--address',
      'Sample Street 1',
      '--contact',
      'IT',
      '--telephone',
      '0',
    ];
    const place = [SERIAL, SITE];
    const missing = await run(['activation', 'register', ...place, '--customer', 'Sample Company'], 'RELEASE00CODE1');
    expect(missing.err).toContain('A registration needs more: First line of the address, Contact, Telephone.');
    expect((await run(['activation', 'register', ...place, ...details], 'RELEASE00CODE1')).out).toContain('registered');
    expect((await run(['activation', 'release', ...place], 'RELEASE00CODE2')).out).toContain('released');
    const request = ['activation', 'request', SERIAL, 'SITE00000002'];
    const open = await run(request);
    expect([open.status, open.err]).toEqual([1, expect.stringContaining('Missing: Installed versions.')]);
    const made = await run([...request, '--versions', '2.5']);
    expect(made.out).toMatch(/^Release code: +RELEASE00CODE2$/m);
    expect(made.err).toContain('MAINTENANCE_REQUIRED');
    expect((await run([...request, '--confirmed'])).out).toContain('confirmed');
  });

  test('is for administrators once there are tokens', async () => {
    const { run } = await started();
    const analyst = (await run(['token', 'add', 'anna', '--role', 'analyst'])).out.trim();
    const administrator = (await run(['token', 'add', 'root', '--role', 'administrator'])).out.trim();
    const enter = ['activation', 'enter', 'P1', '--customer', 'Sample Company'];
    expect((await run(enter, REQUEST_KEY)).err).toContain('Set SAMWISE_TOKEN');
    expect((await run(enter, REQUEST_KEY, { SAMWISE_TOKEN: analyst })).err).toContain(
      'Only an administrator may activate',
    );
    expect((await run(enter, REQUEST_KEY, { SAMWISE_TOKEN: administrator })).status).toBe(0);
    expect((await run(enter, REQUEST_KEY, { SAMWISE_TOKEN: administrator, SAMWISE_KEY: '' })).err).toContain(
      'Set SAMWISE_KEY',
    );
  });
});
