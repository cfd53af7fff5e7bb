/** Microsoft server by core: at least so many cores a processor and a virtual computer, or the host by all its cores with its guests. */
import { CORE_PARAMETERS, coreMetric } from './by_core.ts';

export const microsoftServerCore = coreMetric({
  parameters: { ...CORE_PARAMETERS, host: ['all_cores'] },
  place: parameters => (parameters.host === 'all_cores' ? 'host' : 'computer'),
});
