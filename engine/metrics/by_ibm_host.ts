/** IBM's sub-capacity: the cores of the guests that run the product, never more than the host has. */
import { coreFindings, hostFindings } from './hardware.ts';
import type { HardwareFinding, Site } from './metric.ts';

export interface HostCores {
  /** null where cores are not known. */
  readonly cores: number | null;
  readonly arithmetic: string;
  readonly findings: readonly HardwareFinding[];
}

/** min(Σ guest cores, host cores); all of the host's cores for an installation on the host itself. Source: rules 5, ibm_pvu and ibm_vpc. */
export const hostCores = (site: Site, full: boolean): HostCores => {
  const { cores, virtual } = site.image.computers;
  const known = virtual[site.consumer] === 0;
  const all = cores[site.consumer];
  const findings = hostFindings(site.image, site.consumer);
  const needed = known
    ? [...new Set([site.consumer, ...(full || site.computers.includes(site.consumer) ? [] : site.computers)])]
    : site.computers;
  const missing = needed.filter(computer => cores[computer] === 0).flatMap(coreFindings);
  if (missing.length > 0)
    return { cores: null, arithmetic: 'cores are not known', findings: [...findings, ...missing] };
  if (known && (full || site.computers.includes(site.consumer)))
    return { cores: all, arithmetic: `all ${all} cores of the host`, findings };
  const guests = site.computers.reduce((sum, computer) => sum + cores[computer], 0);
  return known
    ? {
        cores: Math.min(guests, all),
        arithmetic: `min(${guests} cores of guests, ${all} of the host) = ${Math.min(guests, all)}`,
        findings,
      }
    : { cores: guests, arithmetic: `${guests} cores`, findings };
};
