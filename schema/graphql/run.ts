/** Runs: what was computed for which day, its totals, positions and the list of what no license covers. */
import { decisionPage, unlicensedPage } from '../../app/pages/decisions.ts';
import { findingPage } from '../../app/pages/findings.ts';
import { positionPage } from '../../app/pages/positions.ts';
import { loadStoredRun } from '../../app/pages/runs.ts';
import { fold, parseDay } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { connectionOf, mapNodes, pageArgs } from './connections.ts';
import { DecisionConnection, DecisionFilter } from './decision.ts';
import { Policy } from './enums.ts';
import { problemOfFinding } from './findings.ts';
import { needRun } from './openRuns.ts';
import { PositionConnection } from './position.ts';
import { PositionFilter, PositionOrder, positionsAsked } from './positionQuery.ts';
import { positionsByKey } from './positionsOf.ts';
import { ProblemConnection } from './problem.ts';
import { Run } from './refs.ts';
import { breakdownFields } from './runSums.ts';
import { Totals } from './totals.ts';

builder.node(Run, {
  description: 'A computation of the whole estate for one day. It never changes.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { workspace }) => ids.map(id => loadStoredRun(workspace, Number(id)) ?? null),
  fields: t => ({
    number: t.exposeInt('id', { description: 'Number of the run, as commands name it.' }),
    asOf: t.field({ type: 'Date', description: 'The day.', resolve: ({ asOf }) => parseDay(asOf)! }),
    policy: t.field({ type: Policy, description: 'How licenses were given.', resolve: ({ policy }) => policy }),
    startedAt: t.field({
      type: 'DateTime',
      description: 'When it began.',
      resolve: ({ startedAt }) => Date.parse(startedAt),
    }),
    milliseconds: t.exposeInt('milliseconds', { description: 'How long it took.' }),
    proven: t.exposeBoolean('proven', { description: 'Whether no better result exists.' }),
    gap: t.exposeFloat('gap', {
      nullable: true,
      description: 'How far it may be from the best; null where it is proven or not sought.',
    }),
    totals: t.field({
      type: Totals,
      description: 'Sums over all positions that may be seen.',
      resolve: ({ id, totals }, _, context) => (context.workspace.scope ? needRun(context, id).meta.totals : totals),
    }),
    ...breakdownFields(t as never),
    positions: t.field({
      type: PositionConnection,
      description: 'How every license stands, by key when no order is given.',
      args: {
        ...pageArgs(t.arg as never),
        filter: t.arg({ type: PositionFilter, description: 'Which ones.' }),
        orderBy: t.arg({ type: PositionOrder, description: 'In which order.' }),
      },
      resolve: ({ id }, { filter, orderBy, ...asked }, context) => {
        const open = needRun(context, id);
        const shapes = positionsByKey(open);
        const page = positionPage(open, positionsAsked({ filter, orderBy }), asked);
        return mapNodes(page, ({ license }) => shapes.get(fold(license))!);
      },
    }),
    unlicensed: t.field({
      type: DecisionConnection,
      description: 'Everything that no license covers.',
      args: {
        ...pageArgs(t.arg as never),
        filter: t.arg({ type: DecisionFilter, description: 'Which ones.' }),
      },
      resolve: ({ id }, { filter, ...asked }, context) => {
        const open = needRun(context, id);
        return mapNodes(unlicensedPage(open.run, id, { ...filter, within: open.within }, asked), at => ({
          open,
          id: at,
        }));
      },
    }),
    decisions: t.field({
      type: DecisionConnection,
      description: 'Everything that was decided: about installations, accesses and what is consumed without them.',
      args: {
        ...pageArgs(t.arg as never),
        filter: t.arg({ type: DecisionFilter, description: 'Which ones.' }),
      },
      resolve: ({ id }, { filter, ...asked }, context) => {
        const open = needRun(context, id);
        return mapNodes(decisionPage(open.run, id, { ...filter, within: open.within }, asked), at => ({
          open,
          id: at,
        }));
      },
    }),
    problems: t.field({
      type: ProblemConnection,
      description: 'What was found missing in the inventory or contradictory in the rights.',
      args: pageArgs(t.arg as never),
      resolve: ({ id }, asked, context) => mapNodes(findingPage(needRun(context, id), asked), problemOfFinding),
    }),
  }),
});

export const RunConnection = connectionOf('Run', Run, 'runs');
