/** IBM floating users: measured; rights are kept as documentation. */
import { measuredMetric } from './families.ts';

export const ibmFloatingUser = measuredMetric({ rights: 'documentation' });
