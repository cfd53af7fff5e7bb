/** The parameters and the family of every metric, as those who check what comes in need them. */
import { METRIC_IDS, type MetricId, metricOf } from './index.ts';
import type { Metric, Parameters } from './metric.ts';

export type { MetricId } from './index.ts';
export type { ParameterKind, Parameters } from './metric.ts';

export type Family = Metric['family'];

const ofEach = <T>(value: (metric: Metric) => T): Readonly<Record<MetricId, T>> =>
  Object.fromEntries(METRIC_IDS.map(id => [id, value(metricOf(id))])) as Record<MetricId, T>;

/** What a license may set in `parameters`, by metric. */
export const PARAMETERS: Readonly<Record<MetricId, Parameters>> = ofEach(metric => metric.parameters);

export const FAMILY: Readonly<Record<MetricId, Family>> = ofEach(metric => metric.family);
