/** Concurrent users: the figure measured by the license server. */
import { measuredMetric } from './families.ts';

export const concurrentUser = measuredMetric();
