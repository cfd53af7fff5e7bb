/** Bad input on the command line: every problem has its place and what to do, and what was good is imported. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownFolder, samwise } from './running.ts';

const MESSY = {
  'computers.csv': 'computer;cores\nPC-1;4\nPC-2;vier\n;8\n',
  'licenses.csv': 'license,metric,colour\nA,device,red\n',
  'purchases.csv': 'purchase,license,quantity\nP1,A,5\nP2,NOPE,5\n',
} as const;

describe('messy files', () => {
  test('rejected rows are told by code, with file, line and column, on stderr', async () => {
    const { status, out, err } = await samwise(['import', '.'], { cwd: ownFolder(MESSY) });
    expect(status).toBe(0);
    expect(out).toMatch(/^computers +3 +1 +2 /m);
    expect(err).toMatch(/^NUMBER_INVALID \(1\)$/m);
    expect(err).toContain('computers.csv:3:cores');
    expect(err).toContain('computers.csv:4:computer');
    expect(err).toContain('purchases.csv:3:license');
    expect(err).toContain('licenses.csv:1:colour');
  });

  test('--fail-on rejects ends with status 3, and the good rows are there all the same', async () => {
    const cwd = ownFolder(MESSY);
    expect((await samwise(['import', '.', '--fail-on', 'rejects'], { cwd })).status).toBe(3);
    await samwise(['reconcile'], { cwd });
    const { positions } = JSON.parse((await samwise(['positions', '--json'], { cwd })).out);
    expect(positions).toMatchObject([{ license: 'A', entitled: 5 }]);
  });

  test('the first twenty problems are told in full and the rest counted', async () => {
    const rows = Array.from({ length: 150 }, (_, at) => `PC-${at},many`);
    const { err } = await samwise(['import', 'computers.csv'], {
      cwd: ownFolder({ 'computers.csv': `computer,cores\n${rows.join('\n')}\n` }),
    });
    expect(err.match(/computers\.csv:\d+:cores/g)).toHaveLength(20);
    expect(err).toContain('NUMBER_INVALID (150)');
    expect(err).toContain('… and 130 more');
  });

  test('rejected rows can be mended in the file of --rejects and imported again', async () => {
    const cwd = ownFolder(MESSY);
    await samwise(['import', '.', '--rejects', 'rejected.csv'], { cwd });
    const rejected = join(cwd, 'rejected.csv');
    writeFileSync(rejected, readFileSync(rejected, 'utf8').replace(',vier,', ',8,').replace(',NOPE,', ',A,'));
    const { out } = await samwise(['import', 'rejected.csv'], { cwd });
    expect(out).toMatch(/^computers +2 +1 +1 /m);
    expect(out).toMatch(/^purchases +1 +1 +0 /m);
  });

  test('an import of nothing that can be read fails', async () => {
    const { status, err } = await samwise(['import', 'nowhere.csv'], { cwd: ownFolder() });
    expect(status).toBe(1);
    expect(err).toContain('FILE_UNREADABLE');
    expect(err).toContain('Nothing was imported.');
  });

  test('rows come through standard input too, for the table that is named', async () => {
    const cwd = ownFolder();
    const { out } = await samwise(['import', '-', '--table', 'computers'], { cwd, input: 'computer\nPC-1\n' });
    expect(out).toMatch(/^computers +1 +1 +0 /m);
    const unnamed = await samwise(['import', '-', '--format', 'csv'], { cwd, input: 'computer\nPC-1\n' });
    expect(unnamed.status).toBe(2);
    expect(unnamed.err).toContain('--table');
  });

  test('a file that is no database is refused with a sentence and stays as it is', async () => {
    const cwd = ownFolder({ 'letter.txt': 'Dear Sir, this is not a database at all.'.repeat(50) });
    const { status, err } = await samwise(['positions', '--db', 'letter.txt'], { cwd });
    expect(status).toBe(1);
    expect(err).toContain('letter.txt is not a database');
    expect(readFileSync(join(cwd, 'letter.txt'), 'utf8')).toMatch(/^Dear Sir/);
  });

  test('commands that only read do not make a database', async () => {
    const cwd = ownFolder();
    for (const command of [['positions'], ['reconcile'], ['runs'], ['unlicensed'], ['unrecognized'], ['token', 'list']])
      expect((await samwise(command, { cwd })).status).toBe(1);
    expect(existsSync(join(cwd, 'samwise.db'))).toBe(false);
  });
});
