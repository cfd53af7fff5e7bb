/** Device, limited by cores: computers with at most parameters.limit cores. */
import { computerMetric } from './families.ts';

export const deviceCoreLimited = computerMetric({ parameters: { limit: 'count' }, limited: 'cores' });
