/** Whether something is in force on a day. Both ends of an interval belong to it; blank is open. */
import { REASON } from '../codes.ts';

interface Interval {
  readonly starts: number | null;
  readonly expires: number | null;
}

export const isInForce = (row: Interval, asOf: number): boolean =>
  (row.starts === null || row.starts <= asOf) && (row.expires === null || asOf <= row.expires);

/** Reason why a license is not in force, 0 when it is. Source: rules 1. */
export const whyNotInForce = (row: Interval & { readonly status: string }, asOf: number): number => {
  if (row.status === 'retired') return REASON.LICENSE_RETIRED;
  if (row.starts !== null && asOf < row.starts) return REASON.LICENSE_NOT_STARTED;
  return isInForce(row, asOf) ? 0 : REASON.LICENSE_EXPIRED;
};
