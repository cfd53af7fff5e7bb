/** Sums over all positions of a run. */
import type { RunTotals } from '../../app/storedRun.ts';
import { builder } from './builder.ts';
import { amounts, Money } from './money.ts';

export const Totals = builder.objectRef<RunTotals>('Totals').implement({
  description: 'Sums over all positions of a run.',
  fields: t => ({
    exposure: t.field({
      type: [Money],
      description: 'What all shortfalls cost, by currency.',
      resolve: ({ exposure }) => amounts(exposure),
    }),
    surplus: t.field({
      type: [Money],
      nullable: true,
      description: 'What stays free is worth, by currency; null for runs that were stored before it was kept.',
      resolve: ({ surplus }) => surplus && amounts(surplus),
    }),
    shortfall: t.exposeInt('shortfall', { description: 'Entitlements that are missing.' }),
    projected: t.exposeInt('projected', { description: 'Entitlements to be ordered at the next true-up.' }),
    unlicensed: t.exposeInt('unlicensed', { description: 'Installations and accesses that no license covers.' }),
    licenses: t.exposeInt('licenses', { description: 'Licenses.' }),
    atRisk: t.exposeInt('atRisk', { description: 'Licenses with a shortfall.' }),
    installations: t.exposeInt('installations', { description: 'Installations.' }),
  }),
});
