/** Lists of decisions in a run that is named, or in the last one. */
import type { ArgBuilder } from '@pothos/core';
import type { DecisionFilter as Filter } from '../../app/pages/decisions.ts';
import { type Connection, type PageAsked, pageOf } from '../../app/pages/page.ts';
import type { OpenRun } from '../../app/runs.ts';
import type { SchemaShape } from './builder.ts';
import { mapNodes, pageArgs } from './connections.ts';
import type { Context } from './context.ts';
import { DecisionFilter } from './decision.ts';
import { numberOf } from './ids.ts';
import { needRun, runFor } from './openRuns.ts';
import type { DecisionShape } from './refs.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaShape>;

/** The arguments of a list of decisions. */
export const decisionArgs = (arg: ArgBuilder<Types>) => ({
  ...pageArgs(arg as never),
  filter: arg({ type: DecisionFilter, description: 'Which ones.' }),
  run: arg.id({ description: 'Id of a run; the last one when left out.' }),
});

interface Asked extends PageAsked {
  readonly filter?: Filter | null;
  readonly run?: string | null;
}

const NONE = { list: 'nothing', rows: () => [], valuesOf: () => [], count: () => 0 };

/** One page in the run that is asked for; empty while nothing is reconciled. */
export const decisionsIn = (
  context: Context,
  { run, filter, ...asked }: Asked,
  page: (open: OpenRun, filter: Filter, asked: PageAsked) => Connection<number>,
): Connection<DecisionShape> => {
  if (!run && !runFor(context)) return pageOf<DecisionShape>(NONE, asked);
  const open = needRun(context, run ? numberOf('Run', run) : undefined);
  return mapNodes(page(open, { ...filter, within: open.within }, asked), id => ({ open, id }));
};
