/** Taking in order: units by their worst right, then as they come, each whole while entitlements last; one that does not fit is skipped. */
import { RIGHTS } from '../codes.ts';

/**
 * Tries the units `0 … count - 1` (in the order of their consumers' keys), those with the best right first. `rise` says by how much
 * consumption would rise, `take` takes the unit. What raises nothing always fits. Source: rules 6.2.
 */
export const takeInOrder = (
  count: number,
  worst: (unit: number) => number,
  left: number,
  rise: (unit: number) => number,
  take: (unit: number) => void,
): void => {
  let remaining = left;
  for (let right = 0; right < RIGHTS.length; right++)
    for (let unit = 0; unit < count; unit++) {
      if (worst(unit) !== right) continue;
      const more = rise(unit);
      if (more > 0 && more > remaining) continue;
      take(unit);
      remaining -= more;
    }
};
