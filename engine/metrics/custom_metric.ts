/** Custom metric: a figure measured by whatever the contract names; rights are kept as documentation. */
import { measuredMetric } from './families.ts';

export const customMetric = measuredMetric({ rights: 'documentation' });
