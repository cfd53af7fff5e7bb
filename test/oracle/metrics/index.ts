/** Which rules count which license. */
import { isOracle } from '../consumers.ts';
import type { License } from '../licenses.ts';
import { accessMetric } from './access.ts';
import { capacityMetric } from './capacity.ts';
import { computerMetric } from './computer.ts';
import { ibmMetric } from './ibm.ts';
import { measuredMetric } from './measured.ts';
import type { Metric } from './metric.ts';
import { oracleMetric } from './oracle.ts';
import { userMetric } from './user.ts';

const FAMILIES = {
  computer: computerMetric,
  user: userMetric,
  access: accessMetric,
  capacity: capacityMetric,
  measured: measuredMetric,
} as const satisfies Record<License['family'], Metric>;

/** The rules of a license's metric. */
export function metricOf(license: License): Metric {
  if (isOracle(license)) return oracleMetric;
  if (license.metric === 'ibm_pvu' || license.metric === 'ibm_vpc') return ibmMetric;
  return FAMILIES[license.family];
}
