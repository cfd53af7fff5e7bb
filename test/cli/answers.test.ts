/** Where answers go: formats and files as they were asked for, readers that stop, full disks, and names that lead nowhere. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { DOOR, folder, SMALL, samwise } from './running.ts';

let cwd = '';

beforeAll(async () => {
  cwd = folder(SMALL);
  await samwise(['import', '.'], { cwd });
  await samwise(['reconcile', '--as-of', '2026-01-31'], { cwd });
});

/** The command line within a line of the shell. */
const shell = (line: string) =>
  spawnSync('bash', ['-c', line.replaceAll('samwise', `"${process.execPath}" "${DOOR}"`)], { cwd, encoding: 'utf8' });

const HEADER = /^license,name,publisher/;

describe('--out', () => {
  test('gives the format where none is named, in any case', async () => {
    for (const [file, looks] of [
      ['a.csv', HEADER],
      ['a.CSV', HEADER],
      ['a.json', /^\{\n {2}"run"/],
      ['a.xlsx', /^PK/],
      ['a.txt', /^LICENSE/],
    ] as const) {
      expect(await samwise(['positions', '--out', file], { cwd })).toMatchObject({ status: 0, out: '' });
      expect(readFileSync(join(cwd, file), 'latin1')).toMatch(looks);
    }
    await samwise(['positions', '--format', 'csv', '--out', 'b.txt'], { cwd });
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toMatch(HEADER);
  });

  test('writes devices and pipes as they are, and through a link into the file that it names', () => {
    expect(shell('samwise positions --format csv --out /dev/stdout 2>/dev/null | head -1').stdout).toMatch(HEADER);
    expect(shell('samwise positions --format csv --out >(wc -l) 2>/dev/null; sleep 0.5').stdout.trim()).toBe('2');
    writeFileSync(join(cwd, 'target.csv'), 'old');
    symlinkSync('target.csv', join(cwd, 'link.csv'));
    expect(shell('samwise positions --out link.csv').status).toBe(0);
    expect(lstatSync(join(cwd, 'link.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'target.csv'), 'utf8')).toMatch(HEADER);
  });

  test.each([
    ['no/where.csv', 'The folder no does not exist. Create it, or name a file elsewhere.'],
    ['.', '. is a folder. Name a file.'],
    ['/dev/full', 'There is no room left for /dev/full. Make room, or name a file elsewhere.'],
  ])('to %s ends with a sentence, and leaves nothing behind', async (out, sentence) => {
    const before = readdirSync(cwd);
    expect(await samwise(['positions', '--format', 'csv', '--out', out], { cwd })).toMatchObject({
      status: 1,
      out: '',
      err: `${sentence}\n`,
    });
    expect(readdirSync(cwd)).toEqual(before);
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  test('is one answer: --json beside another format is refused', async () => {
    const { status, err } = await samwise(['positions', '--json', '--format', 'csv'], { cwd });
    expect(status).toBe(2);
    expect(err).toContain('--json and --format csv ask for two answers; give one of them.');
  });
});

describe('a reader', () => {
  test('that has seen enough ends nothing too early', () => {
    const line = `samwise import computers.csv nothing.csv --rejects closed.csv; echo "ended $?" >&2`;
    const { stderr } = shell(`(${line}) | true`);
    expect(stderr).toContain('ended 0');
    expect(existsSync(join(cwd, 'closed.csv'))).toBe(true);
    expect(shell('set -o pipefail; samwise unlicensed --format csv | head -1').status).toBe(0);
  });

  test('that hears no talk does not stop the work', () => {
    expect(shell('samwise import computers.csv 2>/dev/full').status).toBe(0);
  });

  test('without room is said to be, in one sentence', () => {
    for (const format of ['table', 'csv', 'json', 'xlsx']) {
      const { status, stderr } = shell(`samwise positions --format ${format} >/dev/full`);
      expect([status, stderr]).toEqual([
        1,
        'There is no room left for the answer. Make room, or name a file elsewhere.\n',
      ]);
    }
  });
});

describe('a name that leads nowhere', () => {
  test('makes no database', async () => {
    const { status, err } = await samwise(['import', 'nowhere', '--db', 'none.db'], { cwd });
    expect(status).toBe(1);
    expect(err).toMatch(/nowhere does not exist\.\s+Check the spelling[\s\S]*Nothing was imported\.\n$/);
    const rejects = await samwise(['import', '.', '--rejects', 'no/where.csv', '--db', 'none.db'], { cwd });
    expect(rejects.err).toBe('The folder no does not exist. Create it, or name a file elsewhere.\n');
    expect(existsSync(join(cwd, 'none.db'))).toBe(false);
  });

  test.each([
    [['what-if', 'nowhere.yaml'], 'nowhere.yaml does not exist. Check the spelling'],
    [['backup', '.'], '. is a folder. Name a file.'],
    [['import', 'empty'], 'Nothing was imported: there is no file of an estate.'],
  ])('of %j is said to be', async (args, sentence) => {
    spawnSync('mkdir', ['-p', join(cwd, 'empty')]);
    const { status, err } = await samwise(args, { cwd });
    expect(status).toBe(1);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/E[A-Z]{4,}:/);
  });

  test.each([
    [['positions', '--statu', 'x'], 'See "samwise positions --help".'],
    [['explain'], 'Name what is to be explained, one of them: --license, --computer or --user.'],
    [['help', 'bogus'], 'There is no command "bogus". See "samwise --help".'],
    [['bogus'], 'See "samwise --help".'],
    [['help', 'explan'], 'There is no command "explan". Did you mean explain?'],
    [['import', '.', '--format', 'exel'], 'Allowed choices are ilmt, glpi, csv, rejects.'],
  ])('%j is answered with where to look', async (args, sentence) => {
    const { status, out, err } = await samwise(args, { cwd });
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });
});

describe('what no license covers', () => {
  test('is not said to be nothing where a product is misspelled or only a part was asked for', async () => {
    const misspelled = await samwise(['unlicensed', '--product', 'Visoi'], { cwd });
    expect(misspelled.err).toBe('There is no product "Visoi" in this run.\n');
    expect(misspelled.out).toContain('Nothing of what was asked for is unlicensed.');
    const near = await samwise(['unlicensed', '--product', 'photo'], { cwd });
    expect(near.err).toBe('There is no product "photo" in this run. Did you mean Photoshop?\n');
    expect(await samwise(['unlicensed', '--product', 'visio'], { cwd })).toMatchObject({ status: 0, err: '' });
  });
});

describe('an import', () => {
  test('says how many rows were rejected and how to get them, once', async () => {
    writeFileSync(join(cwd, 'users.csv'), 'user,status\nanna,active\nbert,gone\n,active\n');
    const first = await samwise(['import', 'users.csv'], { cwd });
    expect(first.err).toContain('2 rows were rejected. Import again with --rejects FILE');
    const second = await samwise(['import', 'users.csv', '--rejects', 'rejects.csv'], { cwd });
    expect(second.err).toContain('Rejected rows are in rejects.csv');
    expect(second.err).not.toContain('--rejects FILE');
  });

  test('cuts what stands in the place of a column where a file has no header', async () => {
    writeFileSync(join(cwd, 'suites.csv'), `${'x'.repeat(70_000)},b\n`);
    const { status, err } = await samwise(['import', 'suites.csv'], { cwd });
    expect(status).toBe(1);
    expect(err.length).toBeLessThan(500);
  });
});
