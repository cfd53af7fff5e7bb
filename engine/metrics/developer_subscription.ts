/** Developer subscription: one for each developer, whatever of it they install. */
import { userMetric } from './families.ts';

export const developerSubscription = userMetric();
