/** SAP named user: the publisher's own measurement; no rights of this kind exist. */
import { measuredMetric } from './families.ts';

export const sapNamedUser = measuredMetric({ rights: 'refused' });
