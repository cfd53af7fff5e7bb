/** Core: cores with minimums for each processor, computer and virtual computer. */
import { coreMetric } from './by_core.ts';

export const core = coreMetric();
