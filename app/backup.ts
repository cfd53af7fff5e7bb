/** Use case: a consistent copy of the running database; a copy that was begun and not ended never stands under the name asked for. */
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backupStore } from '../store/backup.ts';
import { AppError } from './errors.ts';
import type { Workspace } from './workspace.ts';

/** Copies the database to `file`, replacing a file there. Throws `StoreError` or `AppError`; what was there is then untouched. */
export const backupTo = async ({ db, file: own }: Workspace, file: string): Promise<void> => {
  if (resolve(own) === resolve(file))
    throw new AppError('INVALID', `${file} is the database itself. Name another file for the copy.`);
  const partial = `${file}.partial`;
  try {
    await backupStore(db, partial);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
};
