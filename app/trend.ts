/** Use case: stored runs in the order of time, as a chart draws them; no run is opened. */
import { type DayRange, runPage } from './pages/runs.ts';
import type { StoredRun } from './storedRun.ts';
import type { Workspace } from './workspace.ts';

export interface TrendAsked {
  /** How many runs at most, see `PAGE_ROWS`. */
  readonly first?: number | null;
  /** Days the runs were computed for. */
  readonly asOf?: DayRange;
  readonly policy?: string | null;
}

/** The last runs that fit, the earliest of them first. */
export const trendOf = (workspace: Workspace, { first, asOf, policy }: TrendAsked): readonly StoredRun[] =>
  runPage(workspace, { asOf, policy }, { first })
    .edges.map(({ node }) => node)
    .reverse();
