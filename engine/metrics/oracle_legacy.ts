/** Oracle legacy metrics: measured by hand. */
import { measuredMetric } from './families.ts';

export const oracleLegacy = measuredMetric();
