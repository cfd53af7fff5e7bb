/** IBM MVS value metric: measured on the mainframe. */
import { measuredMetric } from './families.ts';

export const ibmMvs = measuredMetric();
