/** Reads in advance what the next question about the present estate needs, so that whoever asks first does not wait for it. */

import { dayOf, parseDay } from '../../engine/estate/days.ts';
import { estateVersion } from '../../store/readEstate.ts';
import { conditionsOfLastRun, listRuns, prepareRun } from '../runs.ts';
import type { Workspace } from '../workspace.ts';
import { type Asked, basisOf } from './basis.ts';
import { presentTotals } from './trial.ts';
import { beginUnpacking } from './unpack.ts';

/** As the last run was asked; nothing but time is lost where the next question is another. `now`: milliseconds since 1970-01-01 UTC. */
export const prepareBasis = async (workspace: Workspace, now = Date.now()): Promise<void> => {
  const [last] = listRuns(workspace, { limit: 1 });
  const asOf = last ? parseDay(last.asOf)! : dayOf(now);
  const { policy, rates } = conditionsOfLastRun(workspace);
  const asked: Asked = { asOf, policy, rates };
  const basis = await basisOf(workspace, asked, beginUnpacking(workspace));
  // Searching for what is best may take long, for a question that may be another one.
  if (policy === 'priority') await presentTotals(workspace, basis, asked, undefined);
};

/** Opens the last run where it is one of the present estate: another one is asked too seldom to take memory for it. */
export const prepareLastRun = async (workspace: Workspace): Promise<void> => {
  const [last] = listRuns(workspace, { limit: 1 });
  if (last?.estateVersion === estateVersion(workspace.db)) await prepareRun(workspace, last.id);
};
