/** Builds the page when it was never built, or when its sources are newer, so that a clean clone shows it without a further step. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = import.meta.dirname;
const BUILT = join(FOLDER, 'dist');
/** Beside the target on the same disk, so that the finished page is moved there in one step. */
const SCRATCH = join(FOLDER, '..', 'node_modules');
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'operations.ts'];

const newestIn = (path: string): number => {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map(name => statSync(join(path, name)).mtimeMs),
  );
};

/** Whether the built page is there and not older than its sources. */
export const isBuilt = (): boolean => {
  const page = join(BUILT, 'index.html');
  if (!existsSync(page)) return false;
  if (!existsSync(join(FOLDER, 'src'))) return true;
  return statSync(page).mtimeMs >= Math.max(...SOURCES.map(name => newestIn(join(FOLDER, name))));
};

const putInPlace = (made: string): void => {
  try {
    rmSync(BUILT, { recursive: true, force: true });
    renameSync(made, BUILT);
  } catch (error) {
    // Another process was faster: its page is as good.
    if (!isBuilt()) throw error;
    rmSync(made, { recursive: true, force: true });
  }
};

/**
 * Builds the page where that is needed, and answers the folder it is in. Rejects with a sentence where the packages that build it
 * are not installed.
 */
export const ensureBuilt = async (): Promise<string> => {
  if (isBuilt()) return BUILT;
  const { build } = await import('vite').catch((error: unknown) => {
    throw new Error('The web page has not been built, and the packages that build it are not installed. Run npm ci.', {
      cause: error,
    });
  });
  const made = mkdtempSync(join(SCRATCH, '.page-'));
  // Otherwise a test or a shell that names another kind of run would get the slow variant of React.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    chmodSync(made, 0o755);
    await build({ root: FOLDER, logLevel: 'error', build: { outDir: made, emptyOutDir: true } });
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  putInPlace(made);
  return BUILT;
};
