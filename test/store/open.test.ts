/** Opening a database: new, old, newer, and what is none. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../store/errors.ts';
import { APPLICATION_ID, migrations, statementsOf } from '../../store/migrate.ts';
import { openStore } from '../../store/open.ts';
import { estateVersion, readEstate } from '../../store/readEstate.ts';
import { temporaryFolder } from './temporary.ts';

const folder = temporaryFolder();
const path = (name: string): string => join(folder, name);

const refusal = (open: () => unknown): StoreError => {
  try {
    open();
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    return error as StoreError;
  }
  throw new Error('it opened');
};

describe('opening a database', () => {
  it('creates a new one with all tables and settings', () => {
    const db = openStore(path('new.db'));
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('synchronous', { simple: true })).toBe(1);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations().length);
    expect(Object.values(readEstate(db)).every(rows => rows.length === 0)).toBe(true);
    db.close();
  });

  it('opens it again without a change', () => {
    openStore(path('again.db')).close();
    const before = readFileSync(path('again.db'));
    openStore(path('again.db')).close();
    expect(readFileSync(path('again.db')).equals(before)).toBe(true);
  });

  it('brings the first database there ever was up to date and keeps its rows', () => {
    const old = new Sqlite(path('old.db'));
    old.exec(readFileSync(new URL('first.sql', import.meta.url), 'utf8'));
    old.close();
    const db = openStore(path('old.db'));
    expect(db.pragma('user_version', { simple: true })).toBe(migrations().length);
    expect(readEstate(db).products.map(({ product }) => product)).toEqual(['Photoshop']);
    expect(readEstate(db).licenses[0]).toMatchObject({
      license: 'PS6',
      metric: 'device',
      parameters: {},
      locations: ['Berlin'],
    });
    expect(estateVersion(db)).toBe(0);
    db.close();
  });

  it('opens a database at every step between the first and the present one', () => {
    for (const steps of migrations().keys()) {
      const db = new Sqlite(path(`step-${steps}.db`));
      for (const tag of migrations().slice(0, steps)) for (const statement of statementsOf(tag)) db.exec(statement);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${steps}`);
      db.close();
      const opened = openStore(path(`step-${steps}.db`));
      expect(opened.pragma('user_version', { simple: true })).toBe(migrations().length);
      opened.close();
    }
  });

  it('refuses a database that is newer than the program, and says what to do', () => {
    const db = openStore(path('newer.db'));
    db.pragma(`user_version = ${migrations().length + 1}`);
    db.close();
    const error = refusal(() => openStore(path('newer.db')));
    expect(error.code).toBe('NEWER_DATABASE');
    expect(error.message).toMatch(/newer version of this program.*Update the program/);
  });

  it("refuses another program's database and leaves it alone", () => {
    const other = new Sqlite(path('other.db'));
    other.exec('create table songs (title text)');
    other.close();
    const error = refusal(() => openStore(path('other.db')));
    expect(error.code).toBe('NOT_OURS');
    const after = new Sqlite(path('other.db'));
    expect(after.prepare('select name from sqlite_master').pluck().all()).toEqual(['songs']);
    after.close();
  });

  it('refuses a file that is no database', () => {
    writeFileSync(path('text.db'), 'computer,product\n'.repeat(1000));
    expect(refusal(() => openStore(path('text.db'))).code).toBe('NOT_A_DATABASE');
  });

  it('names the folder that is missing and does not create it', () => {
    const error = refusal(() => openStore(path('missing/x.db')));
    expect(error.code).toBe('FOLDER_MISSING');
    expect(error.message).toContain(path('missing'));
    expect(existsSync(path('missing'))).toBe(false);
  });

  it('refuses a folder', () => {
    mkdirSync(path('folder.db'));
    expect(refusal(() => openStore(path('folder.db'))).code).toBe('CANNOT_OPEN');
  });

  it('refuses a missing file where one must exist', () => {
    expect(refusal(() => openStore(path('none.db'), { mustExist: true })).code).toBe('CANNOT_OPEN');
    expect(existsSync(path('none.db'))).toBe(false);
  });

  it('says that another writer is busy', () => {
    const writer = new Sqlite(path('busy.db'));
    writer.exec('begin exclusive');
    expect(refusal(() => openStore(path('busy.db'), { busy_ms: 10 })).code).toBe('BUSY');
    writer.exec('rollback');
    writer.close();
  });
});
