/** What changed between two runs, and why. */
import { type Cause, compareRuns, type PositionDifference, type RunDifference } from '../../app/compare.ts';
import { builder } from './builder.ts';
import { Figures } from './figures.ts';
import { numberOf } from './ids.ts';
import { needRun } from './openRuns.ts';
import { Run } from './refs.ts';

const CauseType = builder.objectRef<Cause>('Cause').implement({
  description: 'Why figures changed.',
  fields: t => ({
    kind: t.exposeString('kind', { description: 'Code for programs, such as "purchase-added".' }),
    count: t.exposeInt('count', { description: 'How many rows it is about.' }),
    detail: t.exposeString('detail', { description: 'Names or columns it is about.' }),
    sentence: t.exposeString('sentence', { description: 'The same in one sentence.' }),
  }),
});

const PositionDifferenceType = builder.objectRef<PositionDifference>('PositionDifference').implement({
  description: 'A position that is not the same in both runs.',
  fields: t => ({
    licenseKey: t.exposeString('license', { description: 'Key of the license.' }),
    name: t.exposeString('name', { description: 'Name of the license.' }),
    before: t.field({
      type: Figures,
      nullable: true,
      description: 'Before; null where it is new.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: Figures,
      nullable: true,
      description: 'After; null where it is gone.',
      resolve: ({ after }) => after,
    }),
    causes: t.field({ type: [CauseType], description: 'Why.', resolve: ({ causes }) => causes }),
  }),
});

const RunDifferenceType = builder.objectRef<RunDifference>('RunDifference').implement({
  description: 'What changed from one run to another.',
  fields: t => ({
    from: t.field({ type: Run, description: 'The run that is compared with.', resolve: ({ from }) => from }),
    to: t.field({ type: Run, description: 'The run that is compared.', resolve: ({ to }) => to }),
    causes: t.field({
      type: [CauseType],
      description: 'What holds for the runs as a whole.',
      resolve: ({ causes }) => causes,
    }),
    positions: t.field({
      type: [PositionDifferenceType],
      description: 'Positions that differ, by the key of the license.',
      resolve: ({ positions }) => positions,
    }),
  }),
});

builder.objectField(Run, 'compareTo', t =>
  t.field({
    type: RunDifferenceType,
    description: 'What changed from another run to this one.',
    args: { run: t.arg.id({ required: true, description: 'Id of the other run.' }) },
    resolve: ({ id }, { run }, context) => {
      const from = numberOf('Run', run);
      needRun(context, from);
      return compareRuns(context.workspace, from, id);
    },
  }),
);
