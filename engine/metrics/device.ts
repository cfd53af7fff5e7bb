/** Device: one for each installation unit on a computer. */
import { computerMetric } from './families.ts';

export const device = computerMetric();
