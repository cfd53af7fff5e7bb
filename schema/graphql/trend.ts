/** Totals and sums over runs in time, for charts. */

import type { StoredRun } from '../../app/storedRun.ts';
import { trendOf } from '../../app/trend.ts';
import { parseDay } from '../../app/vocabulary.ts';
import { BusinessUnitSumType, LocationSumType, PublisherSumType, StatusCountType } from './breakdowns.ts';
import { builder } from './builder.ts';
import { Policy } from './enums.ts';
import { Run } from './refs.ts';
import { Totals } from './totals.ts';

const OLDER = 'null for runs that were stored before they were kept.';

const TrendPoint = builder.objectRef<StoredRun>('TrendPoint').implement({
  description: 'A run as a point in time: what was kept with it, so that none has to be opened.',
  fields: t => ({
    run: t.field({ type: Run, description: 'The run.', resolve: run => run }),
    asOf: t.field({
      type: 'Date',
      description: 'The day it was computed for.',
      resolve: ({ asOf }) => parseDay(asOf)!,
    }),
    startedAt: t.field({
      type: 'DateTime',
      description: 'When it was computed.',
      resolve: ({ startedAt }) => Date.parse(startedAt),
    }),
    policy: t.field({ type: Policy, description: 'How licenses were given.', resolve: ({ policy }) => policy }),
    totals: t.field({ type: Totals, description: 'Sums over all positions.', resolve: ({ totals }) => totals }),
    byStatus: t.field({
      type: [StatusCountType],
      nullable: true,
      description: `Positions by status; ${OLDER}`,
      resolve: ({ sums }) => sums?.byStatus,
    }),
    byPublisher: t.field({
      type: [PublisherSumType],
      nullable: true,
      description: `Sums by publisher; ${OLDER}`,
      resolve: ({ sums }) => sums?.byPublisher,
    }),
    byBusinessUnit: t.field({
      type: [BusinessUnitSumType],
      nullable: true,
      description: `Sums by business unit; ${OLDER}`,
      resolve: ({ sums }) => sums?.byBusinessUnit,
    }),
    byLocation: t.field({
      type: [LocationSumType],
      nullable: true,
      description: `Sums by location; ${OLDER}`,
      resolve: ({ sums }) => sums?.byLocation,
    }),
  }),
});

builder.queryField('trend', t =>
  t.field({
    type: [TrendPoint],
    description: 'The last runs in the order in which they were computed, the earliest of them first.',
    args: {
      first: t.arg.int({ description: 'How many of the last runs: 50 when left out, at most 500.' }),
      since: t.arg({ type: 'Date', description: 'Only runs for this day and later ones.' }),
      until: t.arg({ type: 'Date', description: 'Only runs for this day and earlier ones.' }),
      policy: t.arg({ type: Policy, description: 'Only runs under this policy; those under any when left out.' }),
    },
    resolve: (_, { first, since, until, policy }, { workspace }) =>
      trendOf(workspace, { first, policy, asOf: { from: since, to: until } }),
  }),
);
