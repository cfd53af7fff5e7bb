/** IBM authorized user: one for each user who is given access. */
import { userMetric } from './families.ts';

export const ibmAuthorizedUser = userMetric();
