/** samwise history and compare: who changed what, and with what effect, for people and for programs. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folder, samwise } from '../cli/running.ts';

const home = folder({
  'computers.csv': 'computer\nPC-1\nPC-2\n',
  'versions.csv': 'product,version,order\nDB,1,1\nDB,2,2\n',
  'installations.csv': 'computer,product,version\nPC-1,DB,2\nPC-2,DB,1\n',
  'licenses.csv': 'license,metric,downgrade\nDB,device,allowed\n',
  'license_products.csv': 'license,product,version\nDB,DB,2\n',
  'purchases.csv': 'purchase,license,quantity\nP1,DB,1\n',
});
const other = folder({ 'licenses.csv': 'license,metric,downgrade\nDB,device,none\n' });
afterAll(() => {
  for (const path of [home, other]) rmSync(path, { recursive: true, force: true });
});

const run = (...args: string[]) => samwise([...args, '--db', join(home, 'x.db')]);

beforeAll(async () => {
  for (const args of [
    ['import', home],
    ['reconcile', '--as-of', '2026-01-31'],
    ['import', other],
    ['reconcile', '--as-of', '2026-01-31'],
  ])
    expect((await run(...args)).status, args.join(' ')).toBe(0);
}, 60_000);

describe('history', () => {
  test('tells the changes of a record with what changed and its effect, the last first', async () => {
    const { status, out } = await run('history', 'licenses', 'db');
    expect(status).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}licenses DB changed by import 2$/);
    expect(lines[1]).toBe('  downgrade allowed → none');
    expect(lines[2]).toBe('    effect on 2026-01-31: DB consumed 2 → 1, shortfall 1 → 0; unlicensed 0 → 1');
    expect(lines[3]).toMatch(/licenses DB added by import 1$/);
    expect(lines.length).toBe(4);
  });

  test('is one JSON document for programs', async () => {
    const { out } = await run('history', 'licenses', 'DB', '--json');
    expect(JSON.parse(out).changes).toMatchObject([
      {
        who: '',
        import: 2,
        table: 'licenses',
        key: ['DB'],
        kind: 'changed',
        columns: [{ column: 'downgrade', before: 'allowed', after: 'none' }],
        effect: {
          asOf: '2026-01-31',
          together: 1,
          notComputed: null,
          unlicensed: { before: 0, after: 1 },
          positions: [{ license: 'DB', before: { consumed: 2 }, after: { consumed: 1 } }],
        },
      },
      { kind: 'added', effect: null },
    ]);
  });

  test('of a license with all that belongs to it, of a table, of everything', async () => {
    const tables = async (...args: string[]) =>
      new Set(
        JSON.parse((await run('history', ...args, '--json')).out).changes.map(({ table }: { table: string }) => table),
      );
    expect([...(await tables('licenses', 'DB', '--all'))].toSorted()).toEqual([
      'license_products',
      'licenses',
      'purchases',
    ]);
    expect([...(await tables('purchases'))]).toEqual(['purchases']);
    expect((await tables()).size).toBeGreaterThan(3);
    expect((await run('history', '--limit', '1')).out).toContain('… and earlier ones');
    expect((await run('history', '--who', 'nobody')).out.trim()).toBe('No change is recorded.');
  });

  test('says what is wrong with the question', async () => {
    const unknown = await run('history', 'machines');
    expect(unknown.status).toBe(2);
    expect(unknown.err).toContain('give one of: products,');
    expect((await run('history', 'licenses', 'A', 'B')).err).toContain(
      'The key of licenses is license; 2 parts were given.',
    );
  });
});

test('compare names who changed rights and what is unlicensed', async () => {
  const { out } = await run('compare', '1', '2');
  expect(out).toMatch(/Rights of the license: downgrade allowed → none\. Changed by import 2 on/);
  expect(out).toMatch(/Unlicensed\n {2}DB {2}0 → 1\n {4}DB: Rights of the license/);
  const { unlicensed, positions } = JSON.parse((await run('compare', '1', '2', '--json')).out);
  expect(unlicensed).toMatchObject([{ product: 'DB', before: 0, after: 1, causes: [{ kind: 'rights-changed' }] }]);
  expect(positions[0].causes[0].changes).toMatchObject([{ import: 2, effect: { together: 1 } }]);
});
