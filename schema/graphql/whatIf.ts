/** Mutation: what would changes do? Nothing is stored. */

import { InputRefused } from '../../app/refusal.ts';
import { parseDay } from '../../app/vocabulary.ts';
import type { WhatIfOutcome } from '../../app/whatIf.ts';
import { builder } from './builder.ts';
import { Policy } from './enums.ts';
import { type ChangedShape, Figures } from './figures.ts';
import { RateInput, ratesOf } from './rates.ts';
import { foreseen, InputProblem, REFUSALS } from './refusals.ts';
import { Totals } from './totals.ts';

const DAY_MS = 86_400_000;

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

const ChangedPosition = builder.objectRef<ChangedShape>('ChangedPosition').implement({
  description: 'A position that would be another.',
  fields: t => ({
    licenseKey: t.exposeString('license', { description: 'Key of the license.' }),
    name: t.exposeString('name', { description: 'Name of the license.' }),
    before: t.field({
      type: Figures,
      nullable: true,
      description: 'Now; null where it would be new.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: Figures,
      nullable: true,
      description: 'Then; null where it would be gone.',
      resolve: ({ after }) => after,
    }),
  }),
});

type Answered = Extract<WhatIfOutcome, { readonly refused: false }>;

const WhatIfSuccess = builder.objectRef<Answered>('WhatIfSuccess').implement({
  description: 'What the changes would do.',
  fields: t => ({
    asOf: t.field({ type: 'Date', description: 'The day of both.', resolve: ({ asOf }) => parseDay(asOf)! }),
    policy: t.field({ type: Policy, description: 'How licenses were given.', resolve: ({ policy }) => policy }),
    before: t.field({ type: Totals, description: 'Sums now.', resolve: ({ before }) => before }),
    after: t.field({ type: Totals, description: 'Sums then.', resolve: ({ after }) => after }),
    positions: t.field({
      type: [ChangedPosition],
      description: 'Positions that would differ.',
      resolve: ({ positions }) => positions,
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
    resolve: (_, { input: { changes, asOf, policy, rates } }, { jobs, now }) =>
      foreseen(async () => {
        const outcome = await jobs.whatIf({
          changes,
          asOf: asOf ?? Math.floor(now() / DAY_MS),
          policy: policy ?? 'priority',
          rates: ratesOf(rates),
        });
        if (outcome.refused) throw new InputRefused(outcome.problems.map(asProblem));
        return outcome;
      }),
  }),
);
