/** The way everybody goes: import, reconcile, look at positions, ask why, change something, compare. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readXlsx } from '../app/readXlsx.ts';
import { folder, ownFolder, SMALL, samwise } from './running.ts';

let home: string;
const run = (...args: string[]) => samwise(args, { cwd: home });
const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out);

beforeAll(async () => {
  home = folder(SMALL);
  expect((await run('import', '.')).status).toBe(0);
  expect((await run('reconcile', '--as-of', '2026-01-31')).status).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('import', () => {
  test('the answer is a table of what was read, imported and rejected, and the talk goes to stderr', async () => {
    const cwd = ownFolder(SMALL);
    const { status, out, err } = await samwise(['import', '.'], { cwd });
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^TABLE +READ +IMPORTED +REJECTED/);
    expect(out).toMatch(/^installations +4 +4 +0 /m);
    expect(err).toContain('Import 1 is done.');
    expect(err).not.toContain('TABLE ');
  });

  test('importing the same files twice changes nothing and says so', async () => {
    const cwd = ownFolder(SMALL);
    await samwise(['import', '.'], { cwd });
    const { out, err } = await samwise(['import', '.'], { cwd });
    expect(out).toMatch(/^computers +3 +3 +0 +0 +0 +3 /m);
    expect(err).toContain('nothing was different');
  });

  test('as one JSON document it has its counts by table', async () => {
    const cwd = ownFolder(SMALL);
    const { out } = await samwise(['import', '.', '--json'], { cwd });
    const told = JSON.parse(out);
    expect(Object.keys(told)).toEqual(['import', 'changed', 'files', 'tables', 'recognition', 'codes', 'problems']);
    expect(told.tables.find((row: { table: string }) => row.table === 'purchases')).toEqual({
      table: 'purchases',
      read: 1,
      added: 1,
      changed: 0,
      unchanged: 0,
      repeated: 0,
      removed: 0,
      rejected: 0,
    });
  });
});

describe('reconcile and positions', () => {
  test('positions --json has exactly the documented keys, in their order, and money as numbers', async () => {
    const told = await json('positions');
    expect(Object.keys(told)).toEqual(['run', 'positions']);
    expect(told.run).toEqual({
      id: 1,
      asOf: '2026-01-31',
      policy: 'priority',
      exposure: { EUR: 400 },
      unlicensed: 1,
      proven: false,
    });
    expect(Object.keys(told.run)).toEqual(['id', 'asOf', 'policy', 'exposure', 'unlicensed', 'proven']);
    expect(JSON.stringify(told.positions[0])).toBe(
      '{"license":"PS6","name":"Photoshop","publisher":"Adobe","metric":"device","entitled":1,"consumed":2,"available":-1,"shortfall":1,"projected":0,"raw":3,"exempt":0,"status":"at-risk","unitPrice":400,"currency":"EUR","exposure":400,"inherits":{}}',
    );
  });

  test('the table puts numbers to the right and ends with the totals of the run', async () => {
    const { out } = await run('positions');
    const [head, row] = out.split('\n');
    const end = (text: string, what: string): number => text.indexOf(what) + what.length;
    expect(end(row, ' 1 ')).toBe(end(head, 'ENTITLED') + 1);
    expect(row).toMatch(/400\.00 EUR {2}at-risk$/);
    expect(out).toContain('Exposure    400.00 EUR');
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(100);
  });

  test('filters leave only what fits', async () => {
    expect((await json('positions', '--status', 'at-risk')).positions).toHaveLength(1);
    expect((await json('positions', '--status', 'compliant')).positions).toEqual([]);
    expect((await json('positions', '--publisher', 'ADOBE')).positions).toHaveLength(1);
    expect((await json('positions', '--publisher', 'Microsoft')).positions).toEqual([]);
    expect((await run('positions', '--status', 'compliant')).out).toContain('No position fits.');
  });

  test('--format csv and --out write a file that reads back', async () => {
    const { out, err } = await run('positions', '--format', 'csv', '--out', 'positions.csv');
    expect(out).toBe('');
    expect(err).toContain('Written to positions.csv');
    const rows = parse(readFileSync(join(home, 'positions.csv'), 'utf8'), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ license: 'PS6', shortfall: '1', exposure: '400.00', status: 'at-risk' });
  });

  test('--format xlsx writes a workbook, into a file or a pipe', async () => {
    const { out, err, status } = await run('positions', '--format', 'xlsx', '--out', 'positions.xlsx');
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('Written to positions.xlsx');
    const [positions, unlicensed, explanations] = readXlsx(readFileSync(join(home, 'positions.xlsx')));
    expect(positions.rows).toHaveLength(2);
    expect(positions.rows[1]).toMatchObject({ A: { value: 'PS6' }, H: { value: 1 }, N: { value: 400 } });
    expect(unlicensed.rows[1]).toMatchObject({ A: { value: 'PC-3' }, D: { value: 'Visio' } });
    expect(explanations.rows.map(row => row.C.value)).toContain('Short by 1: 400.00 EUR.');
    expect((await run('positions', '--format', 'xlsx')).out.slice(0, 2)).toBe('PK');
  });

  test('--fail-on shortfall ends with status 3 only where there is one', async () => {
    expect((await run('positions', '--fail-on', 'shortfall')).status).toBe(3);
    expect((await run('positions')).status).toBe(0);
    expect((await run('reconcile', '--as-of', '2026-01-31', '--fail-on', 'shortfall')).status).toBe(3);
    const bought = ownFolder({ ...SMALL, 'purchases.csv': 'purchase,license,quantity\nP1,PS6,2\n' });
    await samwise(['import', '.'], { cwd: bought });
    expect((await samwise(['reconcile', '--fail-on', 'shortfall'], { cwd: bought })).status).toBe(0);
  });

  test('--db and SAMWISE_DB name the database, --db first', async () => {
    const db = join(home, 'samwise.db');
    const cwd = ownFolder();
    expect((await samwise(['positions', '--db', db], { cwd })).status).toBe(0);
    expect((await samwise(['--db', db, 'positions'], { cwd })).status).toBe(0);
    expect((await samwise(['positions'], { cwd, env: { SAMWISE_DB: db } })).status).toBe(0);
    const both = await samwise(['positions', '--db', 'none.db'], { cwd, env: { SAMWISE_DB: db } });
    expect(both.status).toBe(1);
    expect(both.err).toContain('There is no database none.db');
  });
});

describe('unlicensed', () => {
  test('names the product, where it is and why', async () => {
    const { out } = await run('unlicensed');
    expect(out).toContain('1  Visio 2021 (Microsoft)');
    expect(out).toContain('PC-3');
    expect(out).toContain('NO_LICENSE: no license names the product.');
    const { unlicensed } = await json('unlicensed');
    expect(unlicensed).toEqual([
      {
        product: 'Visio',
        publisher: 'Microsoft',
        version: '2021',
        edition: '',
        count: 1,
        reason: 'NO_LICENSE',
        where: ['PC-3'],
        why: [],
      },
    ]);
  });
});

describe('explain', () => {
  test('explain --license --json has exactly the documented keys, in their order', async () => {
    const told = await json('explain', '--license', 'ps6');
    expect(Object.keys(told)).toEqual(['decisions', 'candidates']);
    expect(Object.keys(told.decisions[0])).toEqual([
      'computer',
      'user',
      'product',
      'version',
      'edition',
      'outcome',
      'license',
      'right',
      'reason',
      'units',
      'sentence',
    ]);
    expect(Object.keys(told.candidates[0])).toEqual([
      'computer',
      'product',
      'version',
      'edition',
      'license',
      'verdict',
      'reason',
      'sentence',
    ]);
    expect(told.decisions.reduce((sum: number, row: { units: number }) => sum + row.units, 0)).toBe(2);
    expect(told.decisions).toContainEqual(
      expect.objectContaining({
        computer: 'PC-1',
        version: 'CS5',
        outcome: 'covered',
        right: 'downgrade-version',
        reason: 'MULTIPLE_USE',
      }),
    );
  });

  test('in words it begins with the position and tells every outcome', async () => {
    const { out } = await run('explain', '--license', 'PS6');
    expect(out).toContain('Entitled to 1, 400.00 EUR each.');
    expect(out).toContain('Short by 1: 400.00 EUR.');
    expect(out).toContain('Consumes 2');
    expect(out).toContain('Covered, consumes nothing: 1');
  });

  test('--computer tells of that computer only, --product narrows it', async () => {
    const all = await json('explain', '--computer', 'pc-1');
    expect(all.decisions.map((row: { version: string }) => row.version).sort()).toEqual(['CS5', 'CS6']);
    expect((await json('explain', '--computer', 'PC-3', '--product', 'Visio')).decisions).toHaveLength(1);
    expect((await json('explain', '--user', 'anna')).decisions).toHaveLength(2);
  });

  test('a name nobody knows ends with status 1 and a suggestion, no name at all with status 2', async () => {
    const unknown = await run('explain', '--license', 'PS');
    expect(unknown.status).toBe(1);
    expect(unknown.err).toContain('There is no license "PS" in this run. Did you mean PS6?');
    expect((await run('explain')).status).toBe(2);
    expect((await run('explain', '--license', 'PS6', '--computer', 'PC-1')).status).toBe(2);
  });
});
