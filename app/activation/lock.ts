/** Never two checks at once on a database, of whatever process: a file beside it says that one is under way. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { AppError } from '../errors.ts';
import type { Workspace } from '../workspace.ts';

/** A check that has not ended by then was killed: no check waits this long. */
const STALE_MS = 30 * 60_000;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const take = (path: string): boolean => {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

const isStale = (path: string, now: number): boolean => {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return now - statSync(path).mtimeMs > STALE_MS || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
};

/** Runs `work` alone. Throws `AppError` UNAVAILABLE where another check is under way. */
export const alone = async <T>({ file }: Workspace, work: () => Promise<T>): Promise<T> => {
  const path = `${file}.check`;
  let taken = take(path);
  if (!taken && isStale(path, Date.now())) {
    rmSync(path, { force: true });
    taken = take(path);
  }
  if (!taken)
    throw new AppError('UNAVAILABLE', `Another check is under way (${path}). Wait for it to end. Nothing was changed.`);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
};
