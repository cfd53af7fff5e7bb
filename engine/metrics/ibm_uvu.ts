/** IBM user value units: users through a tier table. */
import { tieredMetric } from './by_tiers.ts';

export const ibmUvu = tieredMetric();
