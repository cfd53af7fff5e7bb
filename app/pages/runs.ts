/** Stored runs without opening them: one, or page by page, the last first. */
import { loadRunSummary } from '../../store/runs.ts';
import { countRuns, listRuns } from '../runs.ts';
import { type StoredRun, storedRunOf } from '../storedRun.ts';
import type { Workspace } from '../workspace.ts';
import type { Connection, PageAsked } from './page.ts';
import { newestFirst } from './recordLists.ts';

/** A run with its totals, the last one without a number; undefined where there is none. */
export const loadStoredRun = ({ db }: Workspace, id?: number): StoredRun | undefined => {
  const summary = loadRunSummary(db, id);
  return summary && storedRunOf(summary);
};

/** Runs, the last first. */
export const runPage = (workspace: Workspace, asked: PageAsked): Connection<StoredRun> =>
  newestFirst(
    'runs',
    (beforeId, limit) => listRuns(workspace, { limit, beforeId }),
    () => countRuns(workspace),
    asked,
  );
