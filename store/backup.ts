/** Copies the running database into a file, consistent while others read and write. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { inWords, StoreError } from './errors.ts';

/** Copies the database to `path`, replacing a file there. Throws `StoreError`: folder missing, disk full, or `path` is the database itself. */
export const backupStore = async (db: Database, path: string): Promise<void> => {
  const target = resolve(path);
  if (!existsSync(dirname(target)))
    throw new StoreError(
      'FOLDER_MISSING',
      `The folder ${dirname(target)} does not exist. Create it, or name a file elsewhere.`,
    );
  if (isSameFile(target, db.name))
    throw new StoreError('NAME_INVALID', `${path} is the database itself. Name another file for the copy.`);
  try {
    await db.backup(target);
  } catch (error) {
    throw inWords(error, path);
  }
};

const isSameFile = (target: string, database: string): boolean => {
  if (target === resolve(database)) return true;
  if (!existsSync(target) || !existsSync(database)) return false;
  const [a, b] = [statSync(target), statSync(database)];
  return a.ino === b.ino && a.dev === b.dev;
};
