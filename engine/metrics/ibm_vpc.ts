/** IBM virtual processor cores: cores of the guests up to the host's, times a ratio. */
import { ceilTimes } from '../fraction.ts';
import { hostCores } from './by_ibm_host.ts';
import { capacityMetric } from './families.ts';
import type { Measure, Site } from './metric.ts';

const measure = (site: Site): Measure => {
  const counted = hostCores(site, false);
  if (counted.cores === null) return { units: null, arithmetic: counted.arithmetic, findings: counted.findings };
  const ratio = site.parameters.ratio ?? '1';
  const units = ceilTimes(counted.cores, ratio);
  return {
    units,
    arithmetic: ratio === '1' ? counted.arithmetic : `${counted.arithmetic}; ${counted.cores} × ${ratio} = ${units}`,
    findings: counted.findings,
  };
};

export const ibmVpc = capacityMetric({
  parameters: { ratio: 'amount' },
  place: () => 'host',
  permanent: false,
  measure,
});
