/** What changed between two runs, and why. */
import {
  type Cause,
  compareRuns,
  type PositionDifference,
  type RunDifference,
  type UnlicensedDifference,
} from '../../app/compare.ts';
import { builder } from './builder.ts';
import { Change } from './change.ts';
import { changedFields } from './changedPosition.ts';
import { numberOf } from './ids.ts';
import { needRun } from './openRuns.ts';
import { Run } from './refs.ts';

const CauseType = builder.objectRef<Cause>('Cause').implement({
  description: 'Why figures changed.',
  fields: t => ({
    kind: t.exposeString('kind', { description: 'Code for programs, such as "purchase-added".' }),
    count: t.exposeInt('count', { description: 'How many rows it is about.' }),
    detail: t.exposeString('detail', { description: 'Names or columns it is about.' }),
    sentence: t.exposeString('sentence', { description: 'The same in words.' }),
    changes: t.field({
      type: [Change],
      description: 'Where rights are the cause: who changed them, when, and with what effect. The last first.',
      resolve: ({ changes }) => changes ?? [],
    }),
  }),
});

const PositionDifferenceType = builder.objectRef<PositionDifference>('PositionDifference').implement({
  description: 'A position that is not the same in both runs.',
  fields: t => ({
    ...changedFields(t, { before: 'Before; null where it is new.', after: 'After; null where it is gone.' }),
    causes: t.field({ type: [CauseType], description: 'Why.', resolve: ({ causes }) => causes }),
  }),
});

const UnlicensedDifferenceType = builder.objectRef<UnlicensedDifference>('UnlicensedDifference').implement({
  description: 'A product of which more or less is unlicensed.',
  fields: t => ({
    productKey: t.exposeString('product', { description: 'Key of the product.' }),
    publisher: t.exposeString('publisher', { description: 'Who publishes it; blank where that is not known.' }),
    before: t.exposeInt('before', { description: 'How many installations and accesses no license covered before.' }),
    after: t.exposeInt('after', { description: 'How many no license covers after.' }),
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
    unlicensed: t.field({
      type: [UnlicensedDifferenceType],
      description: 'Products of which more or less is unlicensed, by key.',
      resolve: ({ unlicensed }) => unlicensed,
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
      for (const each of [from, id]) needRun(context, each);
      return compareRuns(context.workspace, from, id);
    },
  }),
);
