/** Oracle processor: cores by core factor, of the computer, its host or its whole cluster. */
import { ORACLE_PARAMETERS, oracleContribution, oraclePlace, oracleProcessors } from './by_oracle.ts';
import type { PooledMetric } from './metric.ts';

export const oracleProcessor: PooledMetric = {
  family: 'capacity',
  parameters: ORACLE_PARAMETERS,
  rights: 'computed',
  place: oraclePlace,
  freesAccess: false,
  permanent: false,
  pooled: { contribution: oracleContribution, total: oracleProcessors, countsUsers: false },
};
