/** Subscription user: users of installations, and those who have access without any installation. */
import { userMetric } from './families.ts';

export const saasUser = userMetric({ countsAccess: true });
