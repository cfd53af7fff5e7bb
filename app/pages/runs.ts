/** Stored runs without opening them: one, or page by page. */
import { parseDay } from '../../engine/estate/days.ts';
import { BY_NUMBER, countRuns, loadRunSummary, pageOfRuns } from '../../store/runs.ts';
import { lastRunSummary } from '../runs.ts';
import { type StoredRun, storedRunOf } from '../storedRun.ts';
import type { Workspace } from '../workspace.ts';
import { type DayRange, given, within } from './conditions.ts';
import { type Connection, type PageAsked, pageOf } from './page.ts';

export type { DayRange };

/** A run with its totals, the last one without a number; undefined where there is none. */
export const loadStoredRun = (workspace: Workspace, id?: number): StoredRun | undefined => {
  const summary = id === undefined ? lastRunSummary(workspace) : loadRunSummary(workspace.db, id);
  return summary && storedRunOf(summary);
};

export interface RunQuery {
  readonly policy?: string | null;
  readonly asOf?: DayRange | null;
  /** When they were computed, the last first, when left out. */
  readonly order?: { readonly field: 'number' | 'as_of'; readonly isDescending: boolean };
}

const isGiven = (day: number | null | undefined): boolean => day !== null && day !== undefined;

/** Runs that fit, in the order asked for. */
export const runPage = ({ db }: Workspace, query: RunQuery, asked: PageAsked): Connection<StoredRun> => {
  const { policy, asOf, order = { field: 'number', isDescending: true } } = query;
  const conditions = given(
    policy && { sql: 't.policy = ?', parameters: [policy] },
    (isGiven(asOf?.from) || isGiven(asOf?.to)) && within('as_of', asOf!),
  );
  const { isDescending } = order;
  const byDay = order.field === 'as_of';
  const by = byDay ? { expression: 't.as_of', isDescending } : { ...BY_NUMBER, isDescending };
  return pageOf<StoredRun>(
    {
      list: JSON.stringify(['runs', conditions, order]),
      rows: (after, limit) => pageOfRuns(db, conditions, by, after, limit).map(storedRunOf),
      valuesOf: run => (byDay ? [parseDay(run.asOf)!, run.id] : [run.id]),
      count: () => countRuns(db, conditions),
    },
    asked,
  );
};
