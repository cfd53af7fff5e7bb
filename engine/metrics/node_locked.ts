/** Node-locked: only the computers it is allocated to. */
import { computerMetric } from './families.ts';

export const nodeLocked = computerMetric({ onlyAllocated: true });
