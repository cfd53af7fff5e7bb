/** Enterprise: every computer of the company may use it; counted for information, never short. */
import { computerMetric } from './families.ts';

export const enterprise = computerMetric({ unlimited: true });
