/** Oracle's processors: cores of the same factor are added over all servers, multiplied and rounded up once for each factor. */
import { ceilTimes } from '../fraction.ts';
import { coreFactorOf, coreFindings, hostFindings } from './hardware.ts';
import type { Contribution, HardwareFinding, Place, Pool, PooledSite, Site } from './metric.ts';

export const ORACLE_PARAMETERS = { core_factor: 'amount', scope: ['computer', 'host', 'cluster'] } as const;

export const oraclePlace = (parameters: Readonly<Record<string, string>>): Place =>
  parameters.scope === 'host' || parameters.scope === 'cluster' ? parameters.scope : 'computer';

/**
 * The computers whose cores count: the one itself, its host, or every active physical computer of the cluster. A cluster in which none
 * is known counts the hosts that are.
 */
const counted = (site: Site): readonly number[] => {
  const { computers } = site.image;
  const cluster = computers.cluster[site.consumer].toLowerCase();
  if (oraclePlace(site.parameters) !== 'cluster' || cluster === '') return [site.consumer];
  const members: number[] = [];
  for (let at = 0; at < computers.count; at++)
    if (computers.virtual[at] === 0 && computers.status[at] === 0 && computers.cluster[at].toLowerCase() === cluster)
      members.push(at);
  return members.length > 0 ? members : [...new Set(site.computers.map(computer => computers.host[computer]))];
};

/** What a consumer brings. With a minimum by server nothing depends on cores, so none are looked at. */
export const oracleContribution = (site: PooledSite): Contribution => {
  const byFactor = new Map<string, number>();
  const findings: HardwareFinding[] = [];
  let missing = false;
  const all = counted(site);
  const servers = all.filter(server => !site.leaves(server));
  for (const server of site.parameters.min_per_server === undefined ? servers : []) {
    const cores = site.image.computers.cores[server];
    if (cores === 0) {
      missing = true;
      findings.push(...coreFindings(server));
      continue;
    }
    const factor = coreFactorOf(site.image, server, site.terms, site.parameters.core_factor);
    findings.push(...factor.findings);
    byFactor.set(factor.factor, (byFactor.get(factor.factor) ?? 0) + cores);
  }
  if (oraclePlace(site.parameters) !== 'computer')
    findings.push(...servers.flatMap(server => hostFindings(site.image, server)));
  const cores = [...byFactor];
  const arithmetic =
    missing && cores.length === 0
      ? 'cores are not known'
      : cores.map(([factor, count]) => `${count} cores at ${factor}`).join(' + ');
  return { left: all.filter(site.leaves), cores, servers: servers.length, missing, arithmetic, findings };
};

/** ⌈factor × Σ cores⌉ for each factor, then the sum. Source: rules 5, oracle_processor. */
export const oracleProcessors = (pool: Pool): { units: number; arithmetic: string } => {
  let units = 0;
  const parts: string[] = [];
  for (const [factor, cores] of pool.cores) {
    if (cores === 0) continue;
    const rounded = ceilTimes(cores, factor);
    units += rounded;
    parts.push(`⌈${cores} × ${factor}⌉ = ${rounded}`);
  }
  return { units, arithmetic: parts.length > 1 ? `${parts.join(', ')}, together ${units}` : parts.join('') };
};
