/** Runs, tokens and copies: kept, listed, found again. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupStore } from '../../store/backup.ts';
import { openStore } from '../../store/open.ts';
import { hasImage, listRuns, loadImage, loadRun, type NewRun, saveRun } from '../../store/runs.ts';
import { addToken, listTokens, revokeToken, verifyToken } from '../../store/tokens.ts';
import { databasesIn, temporaryFolder } from './temporary.ts';

const folder = temporaryFolder();
const newDatabase = databasesIn(folder);

const units = Int32Array.from({ length: 10_000 }, (_, at) => at % 7);
const bytesOf = (column: Int32Array): Uint8Array => new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
const run = (more: Partial<NewRun> = {}): NewRun => ({
  asOf: 20454,
  policy: 'priority',
  startedAt: 1_750_000_000_000,
  milliseconds: 12.4,
  proven: true,
  gap: null,
  catalogHash: 'c1',
  imageHash: 'i1',
  image: bytesOf(units),
  totals: { exposure: { EUR: 400 }, unlicensed: 3 },
  columns: { units: bytesOf(units), reasons: new Uint8Array([1, 2, 255]), empty: new Uint8Array(0) },
  ...more,
});

describe('runs', () => {
  it('come back as they were, columns aligned for typed arrays', () => {
    const db = newDatabase();
    const id = saveRun(db, run());
    const loaded = loadRun(db, id)!;
    expect(loaded).toMatchObject({
      id,
      asOf: 20454,
      proven: true,
      gap: null,
      milliseconds: 12,
      totals: { unlicensed: 3 },
    });
    expect(new Int32Array(loaded.columns.units.buffer)).toEqual(units);
    expect([...loaded.columns.reasons]).toEqual([1, 2, 255]);
    expect(loaded.columns.empty.length).toBe(0);
    expect(new Int32Array(loadImage(db, 'i1').buffer)).toEqual(units);
  });

  it('are listed from the last, page by page, and the last is found without a number', () => {
    const db = newDatabase();
    expect(loadRun(db)).toBeUndefined();
    const ids = [1, 2, 3].map(policy => saveRun(db, run({ policy: String(policy), proven: false, gap: 0.25 })));
    expect(listRuns(db).map(({ policy }) => policy)).toEqual(['3', '2', '1']);
    expect(listRuns(db, 1, ids[2]).map(({ policy }) => policy)).toEqual(['2']);
    expect(loadRun(db)).toMatchObject({ id: ids[2], proven: false, gap: 0.25 });
    expect(loadRun(db, 999)).toBeUndefined();
  });

  it('over one estate share one image, packed small', () => {
    const db = newDatabase();
    expect(hasImage(db, 'i1')).toBe(false);
    for (let round = 0; round < 3; round++) saveRun(db, run());
    saveRun(db, run({ image: undefined }));
    const stored = db.prepare('select hash, length(bytes) size from images').all() as { size: number }[];
    expect(stored).toHaveLength(1);
    expect(stored[0].size).toBeLessThan(units.byteLength / 4);
    expect(() => loadImage(db, 'other')).toThrow(/no image other/);
  });
});

describe('tokens', () => {
  it('are shown once, kept as a hash, and known again', () => {
    const db = newDatabase();
    const secret = addToken(db, ' build ', 'analyst', 1000);
    const other = addToken(db, 'reader', 'viewer', 1001);
    expect(secret).toMatch(/^samwise_[\w-]{43}$/);
    const stored = JSON.stringify(db.prepare('select * from tokens').all());
    expect(stored).not.toContain(secret);
    expect(stored).toContain(createHash('sha256').update(secret).digest('hex'));
    const all = { businessUnits: [], locations: [] };
    expect(verifyToken(db, secret)).toEqual({
      id: 1,
      name: 'build',
      role: 'analyst',
      created: 1000,
      revoked: null,
      ...all,
    });
    expect(verifyToken(db, other)?.name).toBe('reader');
    for (const wrong of ['', 'samwise_', `${secret}x`, secret.toLowerCase()])
      expect(verifyToken(db, wrong)).toBeUndefined();
  });

  it('end when they are revoked, and free their name', () => {
    const db = newDatabase();
    const secret = addToken(db, 'build', 'viewer', 1);
    expect(() => addToken(db, 'build', 'viewer', 2)).toThrow(/already/);
    expect(() => addToken(db, ' ', 'viewer', 2)).toThrow(/needs a name/);
    revokeToken(db, 'build', 3);
    expect(verifyToken(db, secret)).toBeUndefined();
    expect(() => revokeToken(db, 'build', 4)).toThrow(/no valid token named build/);
    const next = addToken(db, 'build', 'administrator', 5);
    expect(verifyToken(db, next)?.role).toBe('administrator');
    expect(listTokens(db).map(({ revoked }) => revoked)).toEqual([3, null]);
  });
});

describe('a backup', () => {
  it('is a whole database, taken while a writer is busy', async () => {
    const db = openStore(join(folder, 'source.db'));
    saveRun(db, run());
    const writer = openStore(join(folder, 'source.db'));
    writer.exec("begin immediate; insert into users (key, user) values ('half', 'half')");
    await backupStore(db, join(folder, 'copy.db'));
    writer.exec('rollback');
    const copy = openStore(join(folder, 'copy.db'));
    expect(loadRun(copy)).toMatchObject({ policy: 'priority' });
    expect(copy.prepare('select count(*) from users').pluck().get()).toBe(0);
    for (const one of [db, writer, copy]) one.close();
  });

  it('refuses a missing folder and the database itself', async () => {
    const db = newDatabase();
    await expect(backupStore(db, join(folder, 'no/copy.db'))).rejects.toMatchObject({ code: 'FOLDER_MISSING' });
    await expect(backupStore(db, db.name)).rejects.toMatchObject({ code: 'NAME_INVALID' });
  });
});
