/** OEM: sold with a computer, so only the computers it is allocated to. */
import { computerMetric } from './families.ts';

export const oem = computerMetric({ onlyAllocated: true });
