/** What ends, by date, and what that does to positions. */

import { Refusal } from '../../app/refusal.ts';
import type { RenewalEffect as Effect, Renewal as Shape } from '../../app/renewals.ts';
import { conditionsOfLastRun } from '../../app/runs.ts';
import { parseDay } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { today } from './context.ts';
import { Policy } from './enums.ts';
import { RateInput, ratesOf } from './rates.ts';
import { Totals } from './totals.ts';

const DAYS_MAX = 3_660;

const FourFigures = builder.objectRef<Effect['before']>('RenewalFigures').implement({
  description: 'A position in four numbers.',
  fields: t => ({
    entitled: t.exposeInt('entitled', { description: 'What may be consumed.' }),
    consumed: t.exposeInt('consumed', { description: 'What is consumed.' }),
    available: t.exposeInt('available', { description: 'What is left; negative where it is not enough.' }),
    shortfall: t.exposeInt('shortfall', { description: 'What is missing.' }),
  }),
});

const EffectType = builder.objectRef<Effect>('RenewalEffect').implement({
  description: 'What an ending does to a license.',
  fields: t => ({
    licenseKey: t.exposeString('license', { description: 'Key of the license.' }),
    before: t.field({ type: FourFigures, description: 'On the last day.', resolve: ({ before }) => before }),
    after: t.field({ type: FourFigures, description: 'On the day after.', resolve: ({ after }) => after }),
  }),
});

const Renewal = builder.objectRef<Shape>('Renewal').implement({
  description: 'Something that ends.',
  fields: t => ({
    date: t.field({ type: 'Date', description: 'Its last day.', resolve: ({ date }) => parseDay(date)! }),
    days: t.exposeInt('days', { description: 'Days that are left.' }),
    kind: t.exposeString('kind', { description: 'What it is: contract, license, subscription, maintenance …' }),
    key: t.exposeString('key', { description: 'Its key.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    publisher: t.exposeString('publisher', { description: 'Publisher.' }),
    quantity: t.exposeInt('quantity', {
      nullable: true,
      description: 'Entitlements that go with it, where it is about a number.',
    }),
    licenseKeys: t.stringList({
      description: 'Keys of the licenses it concerns.',
      resolve: ({ licenses }) => licenses,
    }),
    effects: t.field({
      type: [EffectType],
      description: 'Licenses whose position differs.',
      resolve: ({ effects }) => effects,
    }),
    before: t.field({
      type: Totals,
      description: 'The whole estate on the last day.',
      resolve: ({ before }) => before,
    }),
    after: t.field({ type: Totals, description: 'The whole estate on the day after.', resolve: ({ after }) => after }),
  }),
});

builder.queryField('renewals', t =>
  t.field({
    type: [Renewal],
    description: 'What ends, by date; terms of API tokens for administrators only.',
    args: {
      asOf: t.arg({ type: 'Date', description: 'First day; today in UTC when left out.' }),
      within: t.arg.int({ description: 'Days from then on; 90 when left out.' }),
      policy: t.arg({
        type: Policy,
        description: 'How licenses are given; as in the last run when left out, else PRIORITY.',
      }),
      rates: t.arg({
        type: [RateInput],
        description:
          'What currencies are worth; OPTIMAL needs them where prices are in several. Those of the last run when left out.',
      }),
    },
    resolve: (_, { asOf, within, policy, rates }, { jobs, now, viewer, workspace, signal }) => {
      const days = within ?? 90;
      if (days < 0 || days > DAYS_MAX)
        throw new Refusal('VALUE_INVALID', `${days} days cannot be looked at.`, `Give 0 to ${DAYS_MAX} days.`);
      const last = conditionsOfLastRun(workspace);
      const asked = {
        asOf: asOf ?? today({ now }),
        within: days,
        policy: policy ?? last.policy,
        rates: ratesOf(rates) ?? last.rates,
        tokens: viewer?.role === 'administrator',
      };
      return jobs.renewals(asked, signal);
    },
  }),
);
