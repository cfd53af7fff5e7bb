/** Site: every computer of the site may use it; counted for information, never short. */
import { computerMetric } from './families.ts';

export const site = computerMetric({ unlimited: true });
