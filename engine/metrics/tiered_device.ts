/** Tiered device: only allocated computers; what a tier weighs is the allocation's units. */
import { computerMetric } from './families.ts';

export const tieredDevice = computerMetric({ onlyAllocated: true });
