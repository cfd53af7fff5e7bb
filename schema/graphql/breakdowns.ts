/** A run summed up for dashboards: by status, publisher, business unit and location. */
import type { GroupSum, PublisherSum, StatusCount } from '../../app/breakdowns.ts';
import { builder } from './builder.ts';
import { PositionStatus } from './enums.ts';
import { amounts, Money } from './money.ts';

export const StatusCountType = builder.objectRef<StatusCount>('StatusCount').implement({
  description: 'How many positions have a status.',
  fields: t => ({
    status: t.field({ type: PositionStatus, description: 'The status.', resolve: ({ status }) => status }),
    positions: t.exposeInt('positions', { description: 'How many.' }),
  }),
});

export const PublisherSumType = builder.objectRef<PublisherSum>('PublisherSum').implement({
  description: 'Positions and installations of one publisher together.',
  fields: t => ({
    publisher: t.exposeString('publisher', { description: 'Publisher; blank where none is named.' }),
    positions: t.exposeInt('positions', { description: 'Licenses.' }),
    atRisk: t.exposeInt('atRisk', { description: 'Licenses with a shortfall.' }),
    shortfall: t.exposeInt('shortfall', { description: 'Entitlements that are missing.' }),
    projected: t.exposeInt('projected', { description: 'Entitlements to be ordered at the next true-up.' }),
    installations: t.exposeInt('installations', { description: 'Installations of its products.' }),
    unlicensed: t.exposeInt('unlicensed', {
      description: 'Installations of its products, and accesses to them, that no license covers.',
    }),
    exposure: t.field({
      type: [Money],
      description: 'What the shortfalls cost, by currency.',
      resolve: ({ exposure }) => amounts(exposure),
    }),
    surplus: t.field({
      type: [Money],
      description: 'What stays free is worth, by currency.',
      resolve: ({ surplus }) => amounts(surplus),
    }),
  }),
});

/** The type of sums by business unit or location; they differ in the name of the group alone. */
const groupSumType = (type: string, field: 'businessUnit' | 'location', what: string) =>
  builder.objectRef<GroupSum>(type).implement({
    description: `Computers of one ${what} together.`,
    fields: t => ({
      [field]: t.string({
        description: `The ${what}; blank where computers name none.`,
        resolve: ({ name }) => name,
      }),
      computers: t.exposeInt('computers', { description: 'Computers.' }),
      installations: t.exposeInt('installations', { description: 'Installations on them.' }),
      consumed: t.exposeInt('consumed', {
        description: 'Units that they consume, and users of it who consume without a computer.',
      }),
      unlicensed: t.exposeInt('unlicensed', { description: 'Decisions without a license.' }),
      exposure: t.field({
        type: [Money],
        description:
          'Its share of what shortfalls cost, by currency, in proportion to what it consumes of the licenses concerned. Each share is rounded to cents.',
        resolve: ({ exposure }) => amounts(exposure),
      }),
    }),
  });

export const BusinessUnitSumType = groupSumType('BusinessUnitSum', 'businessUnit', 'business unit');
export const LocationSumType = groupSumType('LocationSum', 'location', 'location');
