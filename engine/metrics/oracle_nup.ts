/** Oracle named user plus: distinct users, but at least so many for each processor or server. */
import { ORACLE_PARAMETERS, oracleContribution, oraclePlace, oracleProcessors } from './by_oracle.ts';
import type { Pool, PooledMetric } from './metric.ts';

/** max(distinct users, minimum). Source: rules 5, oracle_nup. */
const total = (pool: Pool, parameters: Readonly<Record<string, string>>): { units: number; arithmetic: string } => {
  const perServer = parameters.min_per_server;
  const processors = oracleProcessors(pool);
  const minimum =
    perServer !== undefined
      ? Number(perServer) * pool.servers
      : Number(parameters.min_per_processor) * processors.units;
  const minimumText =
    perServer !== undefined
      ? `${perServer} × ${pool.servers} servers = ${minimum}`
      : `${parameters.min_per_processor} × ${processors.units} processors (${processors.arithmetic}) = ${minimum}`;
  const units = Math.max(pool.users, minimum);
  return { units, arithmetic: `the larger of ${pool.users} users and ${minimumText}` };
};

export const oracleNup: PooledMetric = {
  family: 'capacity',
  parameters: { ...ORACLE_PARAMETERS, min_per_processor: 'count', min_per_server: 'count' },
  rights: 'computed',
  place: oraclePlace,
  freesAccess: false,
  permanent: false,
  pooled: { contribution: oracleContribution, total, countsUsers: true },
};
