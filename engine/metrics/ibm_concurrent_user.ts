/** IBM concurrent users: measured; rights are kept as documentation. */
import { measuredMetric } from './families.ts';

export const ibmConcurrentUser = measuredMetric({ rights: 'documentation' });
