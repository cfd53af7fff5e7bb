/** A run summed up for dashboards: by status, publisher, business unit and location. Kept with new runs, so that no chart opens one. */
import type { Status } from '../engine/codes.ts';
import type { Run } from '../engine/reconcile.ts';
import { type GroupSum, groupSums } from './breakdowns/byGroup.ts';
import { type PublisherSum, publisherSums } from './breakdowns/byPublisher.ts';

export type { GroupSum } from './breakdowns/byGroup.ts';
export type { PublisherSum } from './breakdowns/byPublisher.ts';

export interface StatusCount {
  readonly status: Status;
  readonly positions: number;
}

export interface RunSums {
  /** What needs attention first. */
  readonly byStatus: readonly StatusCount[];
  readonly byPublisher: readonly PublisherSum[];
  readonly byBusinessUnit: readonly GroupSum[];
  readonly byLocation: readonly GroupSum[];
}

const STATUSES: readonly Status[] = ['at-risk', 'unknown', 'compliant', 'not-tracked'];

const statusCounts = ({ settled }: Run): readonly StatusCount[] =>
  STATUSES.map(status => ({
    status,
    positions: settled.positions.filter(position => position.status === status).length,
  }));

const known = new WeakMap<Run, RunSums>();

/** The sums of a run, added up once. */
export const sumsOf = (run: Run): RunSums => {
  const sums = known.get(run) ?? {
    byStatus: statusCounts(run),
    byPublisher: publisherSums(run),
    ...groupSums(run),
  };
  known.set(run, sums);
  return sums;
};
