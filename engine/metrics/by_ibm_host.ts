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
  const host = site.consumer;
  const wholeHost = full || (known && site.computers.includes(host));
  const needed = wholeHost ? [host] : known ? [host, ...site.computers] : site.computers;
  const missing = needed.filter(computer => cores[computer] === 0).flatMap(coreFindings);
  const findings = [...hostFindings(site.image, host), ...missing];
  if (missing.length > 0) return { cores: null, arithmetic: 'cores are not known', findings };
  if (wholeHost) return { cores: cores[host], arithmetic: `all ${cores[host]} cores of the host`, findings };
  const guests = site.computers.reduce((sum, computer) => sum + cores[computer], 0);
  if (!known) return { cores: guests, arithmetic: `${guests} cores`, findings };
  const capped = Math.min(guests, cores[host]);
  return {
    cores: capped,
    arithmetic: `min(${guests} cores of guests, ${cores[host]} of the host) = ${capped}`,
    findings,
  };
};
