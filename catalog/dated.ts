/** Which of several dated entries holds on a day: the latest that has begun. Entries are only ever added, never overwritten. */
import { dayOf } from './day.ts';
import type { Dated } from './format.ts';

/** The entry in force on `day` (whole days since 1970-01-01); undefined before the first one. */
export const entryOn = <E extends Dated>(entries: readonly E[], day: number): E | undefined => {
  let best: E | undefined;
  let bestDay = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    const from = dayOf(entry.from);
    if (from === undefined || from > day || from < bestDay) continue;
    best = entry;
    bestDay = from;
  }
  return best;
};
