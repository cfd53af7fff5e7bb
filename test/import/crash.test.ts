/** Whatever ends an import (a kill, a full disk, a cancel), the database holds the old estate or the new one, never something between. */
import { spawn } from 'node:child_process';
import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginImport, endInterruptedImports, importPaths, loadImport } from '../../app/import/index.ts';
import { StoreError } from '../../store/errors.ts';
import { openStore } from '../../store/open.ts';
import { databasesIn, temporaryFolder } from '../store/temporary.ts';
import { contentOf, countOf, estateWriter, importFolder, lines } from './estateFolder.ts';

const write = estateWriter();
const folder = temporaryFolder();
const newDatabase = databasesIn(temporaryFolder());

const COMPUTERS = 400;
const EACH = 200;

/** An estate large enough to be in the middle of. */
const largeEstate = (version: string) => {
  const computers: string[] = [];
  const installations: string[] = [];
  for (let computer = 0; computer < COMPUTERS; computer++) {
    computers.push(`PC-${computer},${version}`);
    for (let product = 0; product < EACH; product++) installations.push(`PC-${computer},Product ${product},${version}`);
  }
  return write({
    computers: lines('computer,os', ...computers),
    installations: lines('computer,product,version', ...installations),
    licenses: lines('license,metric,name', `L1,device,${version}`),
  });
};

const child = (database: string, estate: string, killAfter_ms: number | undefined): Promise<'killed' | 'done'> =>
  new Promise((resolve, reject) => {
    const script = new URL('importChild.ts', import.meta.url).pathname;
    const importing = spawn(process.execPath, [script, database, estate, 'replace'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    importing.stdout.once('data', () => {
      if (killAfter_ms !== undefined) setTimeout(() => importing.kill('SIGKILL'), killAfter_ms);
    });
    importing.on('error', reject);
    importing.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed');
      else if (code === 0) resolve('done');
      else reject(new Error(`the import ended with ${code ?? signal}`));
    });
  });

describe('a killed import', () => {
  it('leaves the old estate or the new one, at whatever moment', { timeout: 120_000 }, async () => {
    const base = join(folder, 'base.db');
    const first = openStore(base);
    await importFolder(first, largeEstate('1'), { mode: 'replace' });
    const old = contentOf(first);
    first.close();
    const next = largeEstate('2');
    const finished = join(folder, 'finished.db');
    copyFileSync(base, finished);
    const started = performance.now();
    await child(finished, next, undefined);
    const whole_ms = performance.now() - started;
    const done = openStore(finished);
    const fresh = contentOf(done);
    done.close();
    expect(fresh).not.toEqual(old);

    const ends = { killed: 0, old: 0, fresh: 0 };
    for (let round = 0; round < 8; round++) {
      const path = join(folder, `killed-${round}.db`);
      copyFileSync(base, path);
      if ((await child(path, next, (whole_ms * round * 0.7) / 8)) === 'killed') ends.killed++;
      const db = openStore(path);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.pragma('foreign_key_check')).toEqual([]);
      const content = contentOf(db);
      const isFresh =
        content.installations.length === fresh.installations.length &&
        content.licenses[0] !== undefined &&
        (content.licenses[0] as { name: string }).name === '2';
      expect(content).toEqual(isFresh ? fresh : old);
      ends[isFresh ? 'fresh' : 'old']++;
      db.close();
    }
    expect(ends.killed).toBeGreaterThanOrEqual(3);
    expect(ends.old).toBeGreaterThanOrEqual(3);
  });
});

describe('a full disk', () => {
  it('leaves the database as it was and says so', async () => {
    const db = newDatabase();
    await importFolder(db, write({ computers: lines('computer', 'PC-1') }));
    const before = contentOf(db);
    const imports = db.prepare('select * from imports').all();
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 100}`);
    const failure = await importFolder(db, largeEstate('1'), { mode: 'replace' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(failure).toMatchObject({
      code: 'DISK_FULL',
      message: expect.stringMatching(/no room left.*Nothing was changed/),
    });
    expect(db.inTransaction).toBe(false);
    expect(contentOf(db)).toEqual(before);
    expect(db.prepare('select * from imports').all()).toEqual(imports);
    db.pragma('max_page_count = 1000000');
    const later = await importFolder(db, largeEstate('1'));
    expect(countOf(later, 'installations')).toMatchObject({ added: COMPUTERS * EACH });
  });
});

describe('a cancelled import', () => {
  it('is undone and marked in its record', async () => {
    const db = newDatabase();
    const before = contentOf(db);
    const importId = beginImport(db, { mode: 'merge', source: '', who: 'anna', started: 1, files: ['x'] });
    const control = new AbortController();
    let rows = 0;
    const onProgress = (progress: { rows: number }) => {
      rows = progress.rows;
      if (rows > 20_000) control.abort(new Error('enough'));
    };
    await expect(importFolder(db, largeEstate('1'), { importId, signal: control.signal, onProgress })).rejects.toThrow(
      'enough',
    );
    expect(rows).toBeGreaterThan(20_000);
    expect(rows).toBeLessThan(COMPUTERS * EACH);
    expect(contentOf(db)).toEqual(before);
    expect(loadImport(db, importId)).toMatchObject({ state: 'cancelled', message: 'enough', who: 'anna' });
  });

  it('that was interrupted by a kill is known afterwards', () => {
    const db = newDatabase();
    const importId = beginImport(db, { mode: 'merge', source: '', who: '', started: 1, files: [] });
    expect(endInterruptedImports(db, 2)).toBe(1);
    expect(loadImport(db, importId)).toMatchObject({ state: 'failed', finished: 2 });
    expect(endInterruptedImports(db, 3)).toBe(0);
  });
});

describe('two imports at once', () => {
  it('do not mix: the second is told that the database is busy', async () => {
    const path = join(folder, 'two.db');
    const [one, two] = [openStore(path), openStore(path, { busy_ms: 20 })];
    const estate = write({ computers: lines('computer', 'PC-1') });
    let release: () => void = () => undefined;
    async function* slow(): AsyncIterable<Uint8Array> {
      yield Buffer.from('computer\nPC-2\n'.padEnd(5000, '\n'));
      await new Promise<void>(resolve => {
        release = resolve;
      });
    }
    const first = importPaths(one, [{ name: 'computers.csv', bytes: slow() }]);
    await new Promise(resolve => setTimeout(resolve, 50));
    await expect(importFolder(two, estate)).rejects.toMatchObject({ code: 'BUSY' });
    expect(contentOf(two).computers).toEqual([]);
    release();
    expect((await first).changed).toBe(true);
    expect(contentOf(two).computers).toHaveLength(1);
    one.close();
    two.close();
  });

  it('cannot share a connection', async () => {
    const db = newDatabase();
    db.exec('begin');
    await expect(importFolder(db, write({ computers: lines('computer', 'PC-1') }))).rejects.toThrow(
      /connection for itself/,
    );
    db.exec('rollback');
  });
});

describe('progress', () => {
  it('counts the bytes of all files up to their sum', async () => {
    const db = newDatabase();
    const estate = largeEstate('1');
    const seen: { bytes: number; totalBytes?: number; rows: number }[] = [];
    await importFolder(db, estate, { onProgress: progress => seen.push(progress) });
    const total = ['computers', 'installations', 'licenses'].reduce(
      (sum, name) => sum + statSync(join(estate, `${name}.csv`)).size,
      0,
    );
    expect(seen.at(-1)).toMatchObject({ bytes: total, totalBytes: total, rows: COMPUTERS * (EACH + 1) + 1 });
    for (let at = 1; at < seen.length; at++) expect(seen[at].bytes).toBeGreaterThanOrEqual(seen[at - 1].bytes);
  });

  it('knows no total while a stream has none, and reads a stream by the table that is said', async () => {
    const db = newDatabase();
    const seen: unknown[] = [];
    async function* bytes(): AsyncIterable<Uint8Array> {
      for (const piece of ['comp', 'uter\nPC', '-1\n']) yield Buffer.from(piece);
    }
    const result = await importPaths(db, [{ name: '-', bytes: bytes() }], {
      table: 'computers',
      onProgress: ({ totalBytes }) => seen.push(totalBytes),
    });
    expect(countOf(result, 'computers')).toEqual({ read: 1, added: 1 });
    expect(seen.every(total => total === undefined)).toBe(true);
  });
});
