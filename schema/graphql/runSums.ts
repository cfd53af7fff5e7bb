/** The fields of a run that sum it up: as they were kept with it, else added up from the opened run. */
import { type RunSums, sumsOf } from '../../app/breakdowns.ts';
import type { StoredRun } from '../../app/storedRun.ts';
import { BusinessUnitSumType, LocationSumType, PublisherSumType, StatusCountType } from './breakdowns.ts';
import type { SchemaShape } from './builder.ts';
import type { Context } from './context.ts';
import { needRun } from './openRuns.ts';

type Fields = PothosSchemaTypes.ObjectFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaShape>, StoredRun>;

const sums = ({ id, sums: kept }: StoredRun, context: Context): RunSums => kept ?? sumsOf(needRun(context, id).run);

/** Sums by status, publisher, business unit and location. */
export const breakdownFields = (t: Fields) => ({
  byStatus: t.field({
    type: [StatusCountType],
    description: 'Positions by status, what needs attention first.',
    resolve: (run, _, context) => sums(run, context).byStatus,
  }),
  byPublisher: t.field({
    type: [PublisherSumType],
    description: 'Positions and installations by publisher, the largest shortfall first.',
    resolve: (run, _, context) => sums(run, context).byPublisher,
  }),
  byBusinessUnit: t.field({
    type: [BusinessUnitSumType],
    description: 'Computers by business unit, the most unlicensed first.',
    resolve: (run, _, context) => sums(run, context).byBusinessUnit,
  }),
  byLocation: t.field({
    type: [LocationSumType],
    description: 'Computers by location, the most unlicensed first.',
    resolve: (run, _, context) => sums(run, context).byLocation,
  }),
});
