/** VMware core: cores of each processor, at least so many a processor. */
import { physicalCores } from './by_core.ts';
import { capacityMetric } from './families.ts';

export const vmwareCore = capacityMetric({
  parameters: { min_per_processor: 'count' },
  measure: site => physicalCores(site, site.consumer),
});
