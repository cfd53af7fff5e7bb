/** Named user: only the active users it is allocated to. */
import { userMetric } from './families.ts';

export const namedUser = userMetric({ onlyAllocated: true });
