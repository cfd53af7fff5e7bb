/** Folders and databases of the tests' own, gone when the test file ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll } from 'vitest';
import { openStore } from '../../store/open.ts';

/** Makes a folder that is removed after the tests of the file. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'samwise-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Opens new databases in a folder and closes them after the tests of the file. */
export const databasesIn = (folder: string): (() => Database) => {
  const opened: Database[] = [];
  afterAll(() => {
    for (const db of opened) db.close();
  });
  return () => {
    const db = openStore(join(folder, `${opened.length}.db`));
    opened.push(db);
    return db;
  };
};
