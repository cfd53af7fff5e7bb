/** Advice on a run: what to buy, remove, give back and move, each with the figure that it changes. */
import { type Advice as Shape, UNUSED_DAYS, UNUSED_DAYS_MAX } from '../../app/advice.ts';
import { Refusal } from '../../app/refusal.ts';
import { parseDay } from '../../app/vocabulary.ts';
import { LicensingAdvice, PurchasePlan } from './advicePurchases.ts';
import { GiveBackAdvice, ReassignmentAdvice, RemovalAdvice } from './adviceSteps.ts';
import { builder } from './builder.ts';
import { Policy } from './enums.ts';
import { amounts, Money } from './money.ts';
import { Run } from './refs.ts';

const Advice = builder.objectRef<Shape>('Advice').implement({
  description: 'What to do about a run. Every figure is computed by the engine; nothing is stored.',
  fields: t => ({
    asOf: t.field({ type: 'Date', description: 'The day of the run.', resolve: ({ asOf }) => parseDay(asOf)! }),
    policy: t.field({ type: Policy, description: 'How licenses were given.', resolve: ({ policy }) => policy }),
    unusedDays: t.exposeInt('unusedDays', { description: 'What was last used longer ago counts as unused.' }),
    estateChanged: t.exposeBoolean('estateChanged', {
      description: 'Whether the estate is another one since the run: days of last use are those of now.',
    }),
    exposure: t.field({
      type: [Money],
      description: 'Exposure of the run, by currency.',
      resolve: ({ exposure }) => amounts(exposure),
    }),
    shortfall: t.exposeInt('shortfall', { description: 'Entitlements that are missing in the run.' }),
    unlicensed: t.exposeInt('unlicensed', { description: 'What nothing covers in the run.' }),
    purchases: t.field({
      type: PurchasePlan,
      description: 'What to buy under the policy of the run.',
      resolve: ({ purchases }) => purchases,
    }),
    cheaperPurchases: t.field({
      type: PurchasePlan,
      nullable: true,
      description: 'What to buy instead where licenses are given out by OPTIMAL; null where that is no cheaper.',
      resolve: ({ cheaperPurchases }) => cheaperPurchases,
    }),
    cheaperSentence: t.exposeString('cheaperSentence', {
      nullable: true,
      description: 'What that saves, or why it is not offered.',
    }),
    licensing: t.field({
      type: [LicensingAdvice],
      description: 'Products of which something is covered by nothing, most installations first.',
      resolve: ({ licensing }) => licensing,
    }),
    licensingLeftOut: t.exposeInt('licensingLeftOut', { description: 'Further such products.' }),
    removals: t.field({
      type: [RemovalAdvice],
      description: 'Unused installations by license and product; what saves most first.',
      resolve: ({ removals }) => removals,
    }),
    removalsLeftOut: t.exposeInt('removalsLeftOut', { description: 'Further groups, which promise less.' }),
    unusedInstallations: t.exposeInt('unusedInstallations', { description: 'Unused installations in all.' }),
    unknownUse: t.exposeInt('unknownUse', {
      description: 'Installations of which no day of last use is known: they are never proposed.',
    }),
    giveBacks: t.field({
      type: [GiveBackAdvice],
      description: 'Entitlements that nothing needs; what is worth most first.',
      resolve: ({ giveBacks }) => giveBacks,
    }),
    giveBackValue: t.field({
      type: [Money],
      description: 'What all of them are worth, by currency.',
      resolve: ({ giveBackValue }) => amounts(giveBackValue),
    }),
    reassignments: t.field({
      type: [ReassignmentAdvice],
      description: 'Allocations that nobody needs where they are; what saves most first.',
      resolve: ({ reassignments }) => reassignments,
    }),
    reassignmentsLeftOut: t.exposeInt('reassignmentsLeftOut', { description: 'Further such allocations.' }),
  }),
});

builder.objectField(Run, 'advice', t =>
  t.field({
    type: Advice,
    description: 'What to do about the run. Computed beside the server, which takes some seconds for a large estate.',
    args: {
      unusedDays: t.arg.int({
        description: `What was last used longer ago than so many days counts as unused; ${UNUSED_DAYS} when left out.`,
      }),
    },
    resolve: ({ id }, { unusedDays }, { jobs, signal }) => {
      const days = unusedDays ?? UNUSED_DAYS;
      if (days < 1 || days > UNUSED_DAYS_MAX)
        throw new Refusal('VALUE_INVALID', `${days} days cannot be looked at.`, `Give 1 to ${UNUSED_DAYS_MAX} days.`);
      return jobs.advice({ run: id, unusedDays: days }, signal);
    },
  }),
);
