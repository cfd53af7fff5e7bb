/** Evaluation: a license for trying out, counted by device while it is in force. */
import { computerMetric } from './families.ts';

export const evaluation = computerMetric();
