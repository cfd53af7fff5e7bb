/** Microsoft server and management core: the host's cores, once for every so many operating systems on it, or by virtual machine. */
import { ceilDiv } from '../fraction.ts';
import { physicalCores, virtualCores } from './by_core.ts';
import { capacityMetric } from './families.ts';
import { hostFindings } from './hardware.ts';
import type { Measure, Site } from './metric.ts';

/** Σ over guests max(cores, min_per_vm), the host's own installation as a physical computer. */
const byVirtualMachine = (site: Site): Measure => {
  const parts = site.computers.map(computer =>
    site.image.computers.virtual[computer] === 1 ? virtualCores(site, computer) : physicalCores(site, computer),
  );
  const findings = [...parts.flatMap(part => part.findings), ...hostFindings(site.image, site.consumer)];
  const missing = parts.some(part => part.units === null);
  const units = parts.reduce((sum, part) => sum + (part.units ?? 0), 0);
  return {
    units: missing ? null : units,
    arithmetic: `${parts.map(part => part.arithmetic).join(' + ')} = ${units}`,
    findings,
  };
};

const byHost = (site: Site): Measure => {
  const { virtual } = site.image.computers;
  const unknown = hostFindings(site.image, site.consumer);
  const own = physicalCores(site, site.consumer);
  const findings = [...own.findings, ...unknown];
  if (own.units === null) return { ...own, findings };
  const hostCounts = site.parameters.count_host !== 'no';
  const systems = site.computers.filter(computer => virtual[computer] === 1 || hostCounts).length;
  const given = site.parameters.ose_per_pass ?? 'unlimited';
  const perPass = given === '0' ? 'unlimited' : given;
  const passes = perPass === 'unlimited' ? 1 : Math.max(1, ceilDiv(systems, Number(perPass)));
  const units = own.units * passes;
  const rounds =
    perPass === 'unlimited'
      ? 'any number of operating systems'
      : `${systems} operating systems, ${perPass} a pass, ${passes} passes: ${units}`;
  return { units, arithmetic: `${own.arithmetic}; ${rounds}`, findings };
};

export const microsoftManagementCore = capacityMetric({
  parameters: {
    min_per_processor: 'count',
    min_per_computer: 'count',
    min_per_vm: 'count',
    ose_per_pass: 'count-or-unlimited',
    count_host: 'flag',
    by_vm: 'flag',
  },
  place: () => 'host',
  permanent: false,
  measure: site => (site.parameters.by_vm === 'yes' ? byVirtualMachine(site) : byHost(site)),
});
