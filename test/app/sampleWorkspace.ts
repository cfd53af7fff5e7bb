/** Workspaces for tests: empty ones, and one with the sample estate, each in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importPaths, openWorkspace, parseDay, type Source, type Workspace } from '../../app/index.ts';

export const SAMPLE = fileURLToPath(new URL('../../fixtures/sample/', import.meta.url));
export const DAY = parseDay('2026-01-31')!;

/** A workspace on a new database file; close it with `dispose`. */
export const newWorkspace = (): {
  readonly workspace: Workspace;
  readonly file: string;
  readonly dispose: () => void;
} => {
  const folder = mkdtempSync(join(tmpdir(), 'samwise-app-'));
  const file = join(folder, 'samwise.db');
  const workspace = openWorkspace(file);
  const dispose = (): void => {
    if (workspace.db.open) workspace.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { workspace, file, dispose };
};

/** Text as a file to import. */
export const csvOf = (name: string, text: string): Source => ({
  name: `${name}.csv`,
  bytes: (async function* () {
    yield new TextEncoder().encode(text);
  })(),
});

/** Imports sources; every row must be good. */
export const bring = async (workspace: Workspace, sources: readonly Source[]): Promise<void> => {
  const { db, metricAliases } = workspace;
  const outcome = await importPaths(db, sources, { metricAliases });
  const rejected = outcome.tables.filter(table => table.rejected > 0);
  if (rejected.length > 0 || outcome.id === null)
    throw new Error(`rows were rejected: ${JSON.stringify(outcome.problems)}`);
};
