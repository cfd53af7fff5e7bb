/** Makers of metrics: what the metrics of a family share, so that each metric's file says only what is its own. */
import type { AccessMetric, CapacityMetric, ComputerMetric, MeasuredMetric, UserMetric } from './metric.ts';

export const computerMetric = (own: Partial<ComputerMetric> = {}): ComputerMetric => ({
  family: 'computer',
  parameters: {},
  rights: 'computed',
  unlimited: false,
  onlyAllocated: false,
  limited: null,
  ...own,
});

export const userMetric = (own: Partial<UserMetric> = {}): UserMetric => ({
  family: 'user',
  parameters: {},
  rights: 'computed',
  onlyAllocated: false,
  countsAccess: false,
  ...own,
});

export const accessMetric = (own: Pick<AccessMetric, 'counts'> & Partial<AccessMetric>): AccessMetric => ({
  family: 'access',
  parameters: {},
  rights: 'per-product',
  ...own,
});

export const capacityMetric = (own: Pick<CapacityMetric, 'measure'> & Partial<CapacityMetric>): CapacityMetric => ({
  family: 'capacity',
  parameters: {},
  rights: 'computed',
  pooled: null,
  place: () => 'computer',
  freesAccess: false,
  permanent: true,
  ...own,
});

export const measuredMetric = (own: Partial<MeasuredMetric> = {}): MeasuredMetric => ({
  family: 'measured',
  parameters: { take: ['latest', 'peak'] },
  rights: 'computed',
  convert: value => ({ value, arithmetic: '' }),
  ...own,
});
