/** Tokens, backups, cases, evidence and the demonstration. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownFolder, ROOT, SMALL, samwise } from './running.ts';

const estate = async (files: Readonly<Record<string, string>> = {}): Promise<string> => {
  const cwd = ownFolder({ ...SMALL, ...files });
  await samwise(['import', '.'], { cwd });
  await samwise(['reconcile', '--as-of', '2026-01-31'], { cwd });
  return cwd;
};

describe('token', () => {
  test('a secret is shown once, alone on stdout, and stands nowhere in the database', async () => {
    const cwd = await estate();
    const { status, out, err } = await samwise(['token', 'add', 'ci', '--role', 'viewer'], { cwd });
    expect(status).toBe(0);
    const secret = out.trim();
    expect(secret).toMatch(/^samwise_[\w-]{43}$/);
    expect(err).toContain('cannot be shown again');
    for (const file of ['samwise.db', 'samwise.db-wal'].map(name => join(cwd, name)).filter(existsSync))
      expect(readFileSync(file).includes(secret)).toBe(false);
    const listed = await samwise(['token', 'list'], { cwd });
    expect(listed.out).toMatch(/^ci +viewer +\d{4}-/m);
    expect(listed.out).not.toContain(secret);
  });

  test('a name is given once, and again when its token is revoked', async () => {
    const cwd = await estate();
    await samwise(['token', 'add', 'ci', '--role', 'viewer'], { cwd });
    const again = await samwise(['token', 'add', 'ci', '--role', 'analyst'], { cwd });
    expect(again.status).toBe(1);
    expect(again.err).toContain('There is a token named ci already');
    expect((await samwise(['token', 'revoke', 'ci'], { cwd })).status).toBe(0);
    expect((await samwise(['token', 'revoke', 'ci'], { cwd })).status).toBe(1);
    expect((await samwise(['token', 'add', 'ci', '--role', 'analyst'], { cwd })).status).toBe(0);
    const { tokens } = JSON.parse((await samwise(['token', 'list', '--json'], { cwd })).out);
    expect(
      tokens.map(({ role, revoked }: { role: string; revoked: string | null }) => [role, revoked === null]),
    ).toEqual([
      ['viewer', false],
      ['analyst', true],
    ]);
  });
});

describe('backup', () => {
  test('the copy answers like the database itself', async () => {
    const cwd = await estate();
    expect((await samwise(['backup', 'copy.db'], { cwd })).status).toBe(0);
    const [own, copy] = [
      await samwise(['positions', '--json'], { cwd }),
      await samwise(['positions', '--json', '--db', 'copy.db'], { cwd }),
    ];
    expect(copy.out).toBe(own.out);
    expect(existsSync(join(cwd, 'copy.db.partial'))).toBe(false);
  });

  test('never goes into the database itself or a folder that is not there', async () => {
    const cwd = await estate();
    expect((await samwise(['backup', './samwise.db'], { cwd })).status).toBe(2);
    const missing = await samwise(['backup', 'none/copy.db'], { cwd });
    expect(missing.status).toBe(1);
    expect(missing.err).toContain('does not exist');
    expect((await samwise(['positions'], { cwd })).status).toBe(0);
  });
});

describe('unrecognized', () => {
  test('lists the most frequent names first', async () => {
    const cwd = await estate({
      'evidence.csv': 'computer,publisher,name,version\nPC-1,Acme,Rare,1\nPC-1,Acme,Often,2\nPC-2,Acme,Often,2\n',
    });
    const { unrecognized } = JSON.parse((await samwise(['unrecognized', '--json'], { cwd })).out);
    expect(unrecognized).toEqual([
      { publisher: 'Acme', name: 'Often', version: '2', occurrences: 2 },
      { publisher: 'Acme', name: 'Rare', version: '1', occurrences: 1 },
    ]);
    expect((await samwise(['unrecognized', '--limit', '1'], { cwd })).out).not.toContain('Rare');
  });
});

const CASE = (consumed: number): string => `- case: one device is one license
  source: "made up for this test"
  as_of: 2026-01-01
  installations: [{computer: PC-1, product: Visio, version: "2021"}]
  licenses: [{license: V, metric: device}]
  license_products: [{license: V, product: Visio, version: "2021"}]
  purchases: [{purchase: P, license: V, quantity: 1}]
  expect: {positions: [{license: V, consumed: ${consumed}}]}
`;

describe('check', () => {
  test('says ok for each case that comes out as expected, and counts them in the last line', async () => {
    const cwd = ownFolder({ 'good.yaml': CASE(1) });
    const { status, out } = await samwise(['check', 'good.yaml'], { cwd });
    expect(status).toBe(0);
    expect(out).toBe('ok one device is one license\n1 passed, 0 failed\n');
  });

  test('says of a failure what was expected, what came and how it came about, and ends with status 1', async () => {
    const cwd = ownFolder({ 'bad.yaml': CASE(2), 'good.yaml': CASE(1) });
    const { status, out } = await samwise(['check', '.'], { cwd });
    expect(status).toBe(1);
    expect(out).toContain('not ok one device is one license\n    bad.yaml:1\n');
    expect(out).toContain('expected {license: V, consumed: 2}');
    expect(out).toMatch(/^ {4}came {5}\{license: V, .*consumed: 1/m);
    expect(out).toContain('explanation:');
    expect(out).toContain('PC-1 · Visio · 2021: Consumes 1 of V, exactly as licensed.');
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed');
  });

  test('a file that is no case file fails, a path that does not exist too', async () => {
    const cwd = ownFolder({ 'broken.yaml': 'a: [unclosed\n' });
    const broken = await samwise(['check', 'broken.yaml'], { cwd });
    expect(broken.status).toBe(1);
    expect(broken.out).toContain('not ok broken.yaml');
    expect(broken.out).toContain('0 passed, 1 failed');
    expect((await samwise(['check', 'nowhere'], { cwd })).status).toBe(1);
  });

  test('the open cases all pass', async () => {
    const { out } = await samwise(['check', join(ROOT, 'fixtures/cases'), '--json']);
    const { cases, passed } = JSON.parse(out) as { cases: { ok: boolean }[]; passed: number };
    expect(passed).toBeGreaterThan(200);
    expect(cases.filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('demo', () => {
  test('tells the positions that are short, the totals and one explanation, and ends without a terminal', async () => {
    const cwd = ownFolder();
    const { status, out, err } = await samwise(['demo'], { cwd });
    expect(status).toBe(0);
    expect(out).toContain('A company with 400 computers and 300 users, on 2026-01-31');
    expect(out).toMatch(/^MS-SQL-ENT .* 32 +40 +8 +48800\.00 EUR$/m);
    expect(out).toMatch(/^Exposure +\d+\.\d\d EUR, \d+\.\d\d USD$/m);
    expect(out).toMatch(/^Why is \S+ short\?$/m);
    expect(out).toMatch(/Short by \d+: /);
    expect(err).toContain('Imported into samwise-demo.db');
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(100);
    expect(existsSync(join(cwd, 'samwise-demo.db'))).toBe(true);
    expect(existsSync(join(cwd, 'samwise.db'))).toBe(false);
  });

  test('can be run again, and answers every other command', async () => {
    const cwd = ownFolder();
    const first = await samwise(['demo', '--no-serve', '--db', 'd.db', '--json'], { cwd });
    const second = await samwise(['demo', '--no-serve', '--db', 'd.db', '--json'], { cwd });
    const positions = (out: string) => JSON.parse(out).positions;
    expect(positions(second.out)).toEqual(positions(first.out));
    expect(positions(first.out)).toHaveLength(65);
    const unlicensed = await samwise(['unlicensed', '--db', 'd.db'], { cwd });
    expect(unlicensed.out).toContain('NO_LICENSE');
    expect((await samwise(['renewals', '--within', '1y', '--db', 'd.db'], { cwd })).out).toContain('MS-365-E3');
  });

  test('never replaces an estate of one’s own', async () => {
    const cwd = await estate();
    const { status, err } = await samwise(['demo', '--db', 'samwise.db'], { cwd });
    expect(status).toBe(1);
    expect(err).toContain('holds an estate of its own');
    expect(JSON.parse((await samwise(['positions', '--json'], { cwd })).out).positions).toHaveLength(1);
  });
});
