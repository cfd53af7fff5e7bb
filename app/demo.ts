/** Use case: the sample estate, imported and reconciled for its day, in a database of its own. */
import { fileURLToPath } from 'node:url';
import { parseDay } from '../engine/estate/days.ts';
import { listImports } from '../store/importing/ledger.ts';
import { AppError } from './errors.ts';
import { type ImportOutcome, type ImportProgress, importPaths } from './import/importPaths.ts';
import { reconcileEstate } from './reconcile.ts';
import type { StoredRun } from './storedRun.ts';
import type { Workspace } from './workspace.ts';

/** Folder of the sample estate. */
const SAMPLE_FOLDER = fileURLToPath(new URL('../fixtures/sample/', import.meta.url));
/** The day the sample estate was made for. */
export const SAMPLE_DAY = parseDay('2026-01-31')!;

/** In the history, what the demonstration brought in is known by this name. */
const WHO = 'demo';

export interface DemoOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly now?: () => number;
}

/** The sample replaces what is there, so it never goes into a database that holds anything else. */
const refuseOthers = ({ db, file }: Workspace): void => {
  if (listImports(db).some(({ who }) => who !== WHO))
    throw new AppError(
      'REFUSED',
      `${file} holds an estate of its own, which the sample estate would replace. Name another file with --db.`,
    );
};

/** Brings the sample estate in and reconciles it. Throws `AppError` REFUSED where the database holds another estate. */
export const prepareDemo = async (
  workspace: Workspace,
  { signal, onProgress, now }: DemoOptions = {},
): Promise<{ readonly imported: ImportOutcome; readonly run: StoredRun }> => {
  refuseOthers(workspace);
  const { db, metricAliases } = workspace;
  const imported = await importPaths(db, [SAMPLE_FOLDER], {
    mode: 'replace',
    who: WHO,
    metricAliases,
    signal,
    onProgress,
    now,
  });
  if (imported.id === null) throw new Error(`the sample estate in ${SAMPLE_FOLDER} could not be read`);
  return { imported, run: await reconcileEstate(workspace, { asOf: SAMPLE_DAY, signal, now }) };
};
