/** A run summed up for dashboards: by status, by publisher, by business unit. */
import {
  type BusinessUnitSum,
  byBusinessUnit,
  byPublisher,
  byStatus,
  type PublisherSum,
  type StatusCount,
} from '../../app/breakdowns.ts';
import type { StoredRun } from '../../app/storedRun.ts';
import { builder, type SchemaShape } from './builder.ts';
import { PositionStatus } from './enums.ts';
import { amounts, Money } from './money.ts';
import { needRun } from './openRuns.ts';

const StatusCountType = builder.objectRef<StatusCount>('StatusCount').implement({
  description: 'How many positions have a status.',
  fields: t => ({
    status: t.field({ type: PositionStatus, description: 'The status.', resolve: ({ status }) => status }),
    positions: t.exposeInt('positions', { description: 'How many.' }),
  }),
});

const PublisherSumType = builder.objectRef<PublisherSum>('PublisherSum').implement({
  description: 'Positions of one publisher together.',
  fields: t => ({
    publisher: t.exposeString('publisher', { description: 'Publisher; blank where licenses name none.' }),
    positions: t.exposeInt('positions', { description: 'Licenses.' }),
    atRisk: t.exposeInt('atRisk', { description: 'Licenses with a shortfall.' }),
    shortfall: t.exposeInt('shortfall', { description: 'Entitlements that are missing.' }),
    exposure: t.field({
      type: [Money],
      description: 'What the shortfalls cost, by currency.',
      resolve: ({ exposure }) => amounts(exposure),
    }),
  }),
});

const BusinessUnitSumType = builder.objectRef<BusinessUnitSum>('BusinessUnitSum').implement({
  description: 'Computers of one business unit together.',
  fields: t => ({
    businessUnit: t.exposeString('businessUnit', { description: 'Business unit; blank where computers name none.' }),
    computers: t.exposeInt('computers', { description: 'Computers.' }),
    installations: t.exposeInt('installations', { description: 'Installations on them.' }),
    consumed: t.exposeInt('consumed', { description: 'Units that these consume.' }),
    unlicensed: t.exposeInt('unlicensed', { description: 'Decisions without a license.' }),
  }),
});

type Fields = PothosSchemaTypes.ObjectFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaShape>, StoredRun>;

/** The fields of a run that sum it up. */
export const breakdownFields = (t: Fields) => ({
  byStatus: t.field({
    type: [StatusCountType],
    description: 'Positions by status, what needs attention first.',
    resolve: ({ id }, _, context) => byStatus(needRun(context, id).run),
  }),
  byPublisher: t.field({
    type: [PublisherSumType],
    description: 'Positions by publisher, the largest shortfall first.',
    resolve: ({ id }, _, context) => byPublisher(needRun(context, id).run),
  }),
  byBusinessUnit: t.field({
    type: [BusinessUnitSumType],
    description: 'Computers by business unit, the most unlicensed first.',
    resolve: ({ id }, _, context) => byBusinessUnit(needRun(context, id).run),
  }),
});
