/** IBM resource value units: managed resources through a tier table. */
import { tieredMetric } from './by_tiers.ts';

export const ibmRvu = tieredMetric();
