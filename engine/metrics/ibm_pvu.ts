/** IBM processor value units: cores by sub-capacity or full capacity, times the value of a core by IBM's table. */
import { ceilTimes } from '../fraction.ts';
import { hostCores } from './by_ibm_host.ts';
import { capacityMetric } from './families.ts';
import { findProcessor } from './hardware.ts';
import type { HardwareFinding, Measure, Site } from './metric.ts';

const valueOfCore = (site: Site): { value: string; findings: readonly HardwareFinding[] } => {
  if (site.parameters.pvu_per_core !== undefined) return { value: site.parameters.pvu_per_core, findings: [] };
  const row = findProcessor(site.terms.pvu, site.image, site.consumer);
  return row
    ? { value: row.value, findings: [] }
    : { value: site.terms.unknownPvu, findings: [{ code: 'PROCESSOR_UNKNOWN', computer: site.consumer }] };
};

const measure = (site: Site): Measure => {
  const counted = hostCores(site, site.parameters.capacity === 'full');
  if (counted.cores === null) return { units: null, arithmetic: counted.arithmetic, findings: counted.findings };
  const { value, findings } = valueOfCore(site);
  const units = ceilTimes(counted.cores, value);
  return {
    units,
    arithmetic: `${counted.arithmetic}; ${counted.cores} × ${value} PVU = ${units}`,
    findings: [...counted.findings, ...findings],
  };
};

export const ibmPvu = capacityMetric({
  parameters: { pvu_per_core: 'amount', capacity: ['sub', 'full'] },
  place: () => 'host',
  permanent: false,
  measure,
});
