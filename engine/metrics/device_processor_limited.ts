/** Device, limited by processors: computers with at most parameters.limit processors. */
import { computerMetric } from './families.ts';

export const deviceProcessorLimited = computerMetric({ parameters: { limit: 'count' }, limited: 'processors' });
