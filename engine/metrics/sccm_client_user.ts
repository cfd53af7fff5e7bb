/** Management client by user: one for each user of a managed computer. */
import { userMetric } from './families.ts';

export const sccmClientUser = userMetric();
