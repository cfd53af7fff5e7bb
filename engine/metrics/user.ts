/** User: one for each user of the product, whatever they use of it. */
import { userMetric } from './families.ts';

export const user = userMetric();
