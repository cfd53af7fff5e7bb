/** Mutation: what would changes do? Nothing is stored. */

import { InputRefused } from '../../app/refusal.ts';
import { parseDay } from '../../app/vocabulary.ts';
import type { WhatIfOutcome } from '../../app/whatIf.ts';
import { builder } from './builder.ts';
import { ChangedPosition } from './changedPosition.ts';
import { today } from './context.ts';
import { Policy } from './enums.ts';
import { RateInput, ratesOf } from './rates.ts';
import { foreseen, InputProblem, REFUSALS } from './refusals.ts';
import { Totals } from './totals.ts';

const WhatIfInput = builder.inputType('WhatIfInput', {
  description: 'Changes of the estate to be tried out.',
  fields: t => ({
    changes: t.string({
      required: true,
      description:
        'YAML: tables of the estate with the rows that are to change, same columns as in files; `remove` with rows by key.',
    }),
    asOf: t.field({ type: 'Date', description: 'The day; today in UTC when left out.' }),
    policy: t.field({ type: Policy, description: 'How licenses are given; PRIORITY when left out.' }),
    rates: t.field({
      type: [RateInput],
      description: 'What currencies are worth; OPTIMAL needs them where prices are in several.',
    }),
  }),
});

type Answered = Extract<WhatIfOutcome, { readonly refused: false }>;

const InstallationMove = builder.objectRef<Answered['moved'][number]>('InstallationMove').implement({
  description: 'Installations of one product that would go from one license to another.',
  fields: t => ({
    fromLicenseKey: t.exposeString('from', {
      nullable: true,
      description: 'Key of the license that has them now; null: no license has them.',
    }),
    toLicenseKey: t.exposeString('to', {
      nullable: true,
      description: 'Key of the license that would have them; null: none would.',
    }),
    product: t.exposeString('product', { description: 'Name of the product.' }),
    count: t.exposeInt('count', { description: 'How many installations; one that several users use counts once.' }),
    computers: t.exposeStringList('computers', {
      description: 'Computers they are on: the first 20 by name, for example.',
    }),
  }),
});

const RecomputedScope = builder.enumType('RecomputedScope', {
  description: 'How much of the estate was computed anew.',
  values: {
    PART: { value: 'part', description: 'Only the licenses and products that the changes touch.' },
    WHOLE: { value: 'whole', description: 'Everything.' },
  } as const,
});

const Recomputed = builder.objectRef<Answered['extent']>('Recomputed').implement({
  description: 'What was computed anew; everything else stays as it is.',
  fields: t => ({
    scope: t.field({ type: RecomputedScope, description: 'A part or the whole.', resolve: ({ scope }) => scope }),
    licenses: t.exposeInt('licenses', { description: 'How many licenses.' }),
    installations: t.exposeInt('installations', { description: 'How many installations.' }),
  }),
});

const WhatIfSuccess = builder.objectRef<Answered>('WhatIfSuccess').implement({
  description: 'What the changes would do.',
  fields: t => ({
    asOf: t.field({
      type: 'Date',
      description: 'The day of the positions then, and of those now unless nothing but the day is changed.',
      resolve: ({ asOf }) => parseDay(asOf)!,
    }),
    asOfBefore: t.field({
      type: 'Date',
      description: 'The day of the positions now.',
      resolve: ({ asOfBefore }) => parseDay(asOfBefore)!,
    }),
    policy: t.field({ type: Policy, description: 'How licenses were given.', resolve: ({ policy }) => policy }),
    before: t.field({ type: Totals, description: 'Sums now.', resolve: ({ before }) => before }),
    after: t.field({ type: Totals, description: 'Sums then.', resolve: ({ after }) => after }),
    positions: t.field({
      type: [ChangedPosition],
      description: 'Positions that would differ.',
      resolve: ({ positions }) => positions,
    }),
    moved: t.field({
      type: [InstallationMove],
      description:
        'Installations that would change hands: there now and then, by license given up, license given to and product.',
      resolve: ({ moved }) => moved,
    }),
    recomputed: t.field({
      type: Recomputed,
      description: 'How much of the estate was computed anew.',
      resolve: ({ extent }) => extent,
    }),
    warnings: t.field({
      type: [InputProblem],
      description: 'What was noticed about the changes.',
      resolve: ({ problems }) => problems.map(asProblem),
    }),
  }),
});

const asProblem = ({ code, message, help, table, column, line }: WhatIfOutcome['problems'][number]) => ({
  code,
  message,
  help,
  table: table ?? null,
  column: column ?? null,
  at: line ?? null,
});

builder.mutationField('whatIf', t =>
  t.field({
    type: WhatIfSuccess,
    description: 'Computes the estate with and without changes. Nothing is stored.',
    args: { input: t.arg({ type: WhatIfInput, required: true, description: 'The changes.' }) },
    errors: {
      types: REFUSALS,
      directResult: true,
      union: {
        name: 'WhatIfResult',
        description: 'What became of changes to be tried out. For wrong changes, `at` is the line of the text.',
      },
    },
    resolve: (_, { input: { changes, asOf, policy, rates } }, { jobs, now, signal }) =>
      foreseen(async () => {
        const asked = {
          changes,
          asOf: asOf ?? today({ now }),
          policy: policy ?? 'priority',
          rates: ratesOf(rates),
        };
        const outcome = await jobs.whatIf(asked, signal);
        if (outcome.refused) throw new InputRefused(outcome.problems.map(asProblem));
        return outcome;
      }),
  }),
);
