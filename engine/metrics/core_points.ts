/** Core points: cores times points. */
import { coreMetric } from './by_core.ts';

export const corePoints = coreMetric();
