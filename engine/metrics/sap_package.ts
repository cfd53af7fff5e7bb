/** SAP package: the publisher's own measurement; no rights of this kind exist. */
import { measuredMetric } from './families.ts';

export const sapPackage = measuredMetric({ rights: 'refused' });
