/** Microsoft device CAL: one for each computer that accesses, whatever the number of users and servers. */
import { accessMetric } from './families.ts';

export const microsoftDeviceCal = accessMetric({ counts: 'computer' });
