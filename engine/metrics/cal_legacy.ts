/** Legacy CAL: one for each user or computer that accesses. */
import { accessMetric } from './families.ts';

export const calLegacy = accessMetric({ counts: 'either', rights: 'computed' });
