/** Appliance: only the appliances it is allocated to. */
import { computerMetric } from './families.ts';

export const appliance = computerMetric({ onlyAllocated: true });
