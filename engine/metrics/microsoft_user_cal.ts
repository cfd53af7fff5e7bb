/** Microsoft user CAL: one for each user who accesses, whatever the number of servers. */
import { accessMetric } from './families.ts';

export const microsoftUserCal = accessMetric({ counts: 'user' });
