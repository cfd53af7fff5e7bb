/** Opens runs for resolvers, each once for a request, so that a thousand positions do not ask for their run a thousand times. */
import { Refusal } from '../../app/refusal.ts';
import { findRun, type OpenRun } from '../../app/runs.ts';
import type { Context } from './context.ts';

const opened = new WeakMap<Context, Map<number | undefined, OpenRun | undefined>>();

/** The run with this number, the last one without; undefined where there is none. */
export const runFor = (context: Context, id?: number): OpenRun | undefined => {
  let known = opened.get(context);
  if (!known) {
    known = new Map();
    opened.set(context, known);
  }
  if (!known.has(id)) known.set(id, findRun(context.workspace, id));
  return known.get(id);
};

/** A run that must be there. Throws `Refusal` NOT_FOUND. */
export const needRun = (context: Context, id?: number): OpenRun => {
  const open = runFor(context, id);
  if (!open) throw new Refusal('NOT_FOUND', 'There is no such run.', 'Look at the list of runs, or reconcile.');
  return open;
};
