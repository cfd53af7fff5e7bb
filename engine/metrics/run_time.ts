/** Run-time: a license that came with another product, counted by device. */
import { computerMetric } from './families.ts';

export const runTime = computerMetric();
