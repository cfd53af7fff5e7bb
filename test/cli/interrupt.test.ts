/** Ctrl-C leaves the database as it was. */

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { ended, ownFolder, SMALL, samwise, start } from './running.ts';

/** Waits until somebody writes the database: then nobody else may begin to. */
const untilWritten = async (file: string): Promise<void> => {
  const db = new Sqlite(file, { timeout: 0 });
  try {
    for (let attempt = 0; attempt < 200; attempt++) {
      try {
        db.exec('begin immediate; rollback');
      } catch (error) {
        expect((error as { code: string }).code).toBe('SQLITE_BUSY');
        return;
      }
      await wait(25);
    }
    throw new Error('the import never began to write');
  } finally {
    db.close();
  }
};

const countComputers = (file: string): number => {
  const db = new Sqlite(file, { readonly: true });
  try {
    return Number(db.prepare('select count(*) from computers').pluck().get());
  } finally {
    db.close();
  }
};

describe('Ctrl-C', () => {
  test('during an import ends it with status 130 and undoes every row that was read', async () => {
    const cwd = ownFolder(SMALL);
    await samwise(['import', '.'], { cwd });
    const file = join(cwd, 'samwise.db');
    const child = start(['import', '-', '--table', 'computers', '--replace'], { cwd });
    const end = ended(child);
    child.stdin.on('error', () => undefined);
    child.stdin.write(`computer\n${Array.from({ length: 20_000 }, (_, at) => `NEW-${at}\n`).join('')}`);
    await untilWritten(file);
    child.kill('SIGINT');
    const { status, signal, out, err } = await end;
    expect({ status, signal }).toEqual({ status: 130, signal: null });
    expect(out).toBe('');
    expect(err).toContain('Interrupted. The database is as it was.');
    expect(countComputers(file)).toBe(3);
    expect((await samwise(['import', 'computers.csv'], { cwd })).err).toContain('nothing was different');
  });

  test('a program that is killed while it imports leaves nothing half-done either', async () => {
    const cwd = ownFolder(SMALL);
    await samwise(['import', '.'], { cwd });
    const file = join(cwd, 'samwise.db');
    const child = start(['import', '-', '--table', 'computers'], { cwd });
    const end = ended(child);
    child.stdin.on('error', () => undefined);
    child.stdin.write(`computer\n${Array.from({ length: 20_000 }, (_, at) => `NEW-${at}\n`).join('')}`);
    await untilWritten(file);
    child.kill('SIGKILL');
    expect((await end).signal).toBe('SIGKILL');
    expect((await samwise(['reconcile'], { cwd })).status).toBe(0);
    expect(countComputers(file)).toBe(3);
  });
});
