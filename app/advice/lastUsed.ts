/** Days of last use of a run's installations: they are no part of a run, so they are read from the estate as it is stored now. */
import { UNKNOWN_DAY, USED_LATELY } from '../../engine/advice/unused.ts';
import type { Image } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import { inOneState, readKeys } from '../../store/readEstate.ts';
import { NEVER, readInstallations } from '../../store/readInstallations.ts';
import type { Workspace } from '../workspace.ts';

/** Where the rows of each computer begin; rows are sorted by computer. */
const startsOf = (computers: Int32Array, count: number): Int32Array => {
  const start = new Int32Array(count + 1);
  for (const computer of computers) start[computer + 1]++;
  for (let at = 0; at < count; at++) start[at + 1] += start[at];
  return start;
};

/**
 * The day each installation of an image was last used, by its index there: where it was before a day (whole days since 1970-01-01), else
 * `USED_LATELY`, also for what is not installed any more; `UNKNOWN_DAY` where none is recorded. One pass over both: an image has each
 * application's installations in the order of computers.
 */
export const lastUsedOf = ({ db }: Workspace, image: Image, before: number): Int32Array =>
  inOneState(db, () => {
    const keys = readKeys(db, 'computers');
    const { computers, applications, lastUsed, applicationRows } = readInstallations(db, {
      lastUsed: true,
      usedBefore: before,
    });
    const applicationAt = Int32Array.from(applicationRows, ({ product, version, edition }) => {
      const found = image.products.byKey.get(fold(product));
      return found === undefined ? -1 : image.applications.find(found, fold(version), fold(edition));
    });
    const rowAt = new Map(keys.map((key, at) => [key, at]));
    const start = startsOf(computers, keys.length);
    const days = new Int32Array(image.installations.count).fill(USED_LATELY);
    const next = image.installations.start.slice();
    for (let computer = 0; computer < image.computers.count; computer++) {
      const row = rowAt.get(image.computers.key[computer]);
      if (row === undefined) continue;
      for (let at = start[row]; at < start[row + 1]; at++) {
        const application = applicationAt[applications[at]];
        if (application < 0) continue;
        const end = image.installations.start[application + 1];
        while (next[application] < end && image.installations.computer[next[application]] < computer)
          next[application]++;
        if (next[application] < end && image.installations.computer[next[application]] === computer)
          days[next[application]] = lastUsed![at] === NEVER ? UNKNOWN_DAY : lastUsed![at];
      }
    }
    return days;
  });
