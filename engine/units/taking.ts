/** Taking in order: units by their worst right, then as they come, each whole while entitlements last; one that does not fit is skipped. */
import { RIGHTS } from '../codes.ts';

/** Units with the best right first; those with the same right stay as they come. */
export const byRight = (worst: Uint8Array): Int32Array => {
  const next = new Int32Array(RIGHTS.length + 1);
  for (let unit = 0; unit < worst.length; unit++) next[worst[unit] + 1]++;
  for (let right = 0; right < RIGHTS.length; right++) next[right + 1] += next[right];
  const order = new Int32Array(worst.length);
  for (let unit = 0; unit < worst.length; unit++) order[next[worst[unit]]++] = unit;
  return order;
};

/**
 * Tries the units `0 … worst.length - 1` (in the order of their consumers' keys), those with the best right first. `rise` says by how much
 * consumption would rise, `take` takes the unit. What raises nothing always fits. Source: rules 6.2.
 */
export const takeInOrder = (
  worst: Uint8Array,
  left: number,
  rise: (unit: number) => number,
  take: (unit: number) => void,
): void => {
  let remaining = left;
  const order = byRight(worst);
  for (let at = 0; at < order.length; at++) {
    const unit = order[at];
    const more = rise(unit);
    if (more > 0 && more > remaining) continue;
    take(unit);
    remaining -= more;
  }
};

/** The first units in the same order, as many as fit, where each raises consumption by one. */
export const firstInOrder = (worst: Uint8Array, left: number): Int32Array =>
  byRight(worst).subarray(0, Math.max(0, left));
