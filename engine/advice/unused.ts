/** Installations that nobody has used for long, by license and product. */
import { installationsOn } from '../allocate/slots.ts';
import { INTEGER_MAX } from '../estate/numbers.ts';
import type { Image } from '../image/image.ts';
import { fold } from '../names.ts';
import type { Run } from '../reconcile.ts';

/** Stands for a day of last use that is not known. */
export const UNKNOWN_DAY = -INTEGER_MAX - 1;

/** Stands for a day of last use that is not long ago. */
export const USED_LATELY = INTEGER_MAX;

export interface UnusedGroup {
  /** Index of the license that has them; -1: none. */
  readonly license: number;
  /** Index of the product. */
  readonly product: number;
  /** Installations by index, ascending. */
  readonly installations: readonly number[];
  /** Units that their decisions carry. */
  readonly units: number;
}

export interface Unused {
  readonly groups: readonly UnusedGroup[];
  /** Installations in all groups. */
  readonly count: number;
  /** Installations that take part and of which no day of last use is known. */
  readonly unknown: number;
}

/** Days of last use with those that users' usage says, where they are later. Whole days since 1970-01-01, by installation. */
export const withUsage = (image: Image, lastUsed: Int32Array): Int32Array => {
  const latest = lastUsed.slice();
  const { applications, installations } = image;
  for (const row of image.rows.usage) {
    const computer = image.computers.byKey.get(fold(row.computer));
    const product = image.products.byKey.get(fold(row.product));
    if (row.last_used === null || row.last_used === undefined || computer === undefined || product === undefined)
      continue;
    for (const at of installationsOn(image, product, computer)) {
      const application = installations.application[at];
      const isMeant =
        (row.version === '' || fold(row.version) === applications.versionKey[application]) &&
        (row.edition === '' || fold(row.edition) === applications.editionKey[application]);
      if (isMeant && row.last_used > latest[at]) latest[at] = row.last_used;
    }
  }
  return latest;
};

/** The license that has an installation, by any of its slots; -1: none. */
const licenseOf = ({ ledger }: Run, installation: number): number => {
  const slots = ledger.slots.sharing(installation);
  const slot = slots?.find(each => ledger.taken[each] >= 0) ?? installation;
  return Math.max(-1, ledger.taken[slot]);
};

/**
 * Groups of installations that take part and were last used before `before` (a day as in `lastUsed`). What has no day of last use is counted, never
 * proposed: it is not known to be unused.
 */
export const unusedOf = (run: Run, lastUsed: Int32Array, before: number): Unused => {
  const { ledger, image, settled } = run;
  const { application } = image.installations;
  const groups = new Map<number, { license: number; product: number; installations: number[]; units: number }>();
  let [count, unknown] = [0, 0];
  for (let at = 0; at < application.length; at++) {
    if (ledger.ignored[at] !== 0) continue;
    if (lastUsed[at] === UNKNOWN_DAY) unknown++;
    if (lastUsed[at] === UNKNOWN_DAY || lastUsed[at] >= before) continue;
    count++;
    const license = licenseOf(run, at);
    const product = image.applications.product[application[at]];
    if (license < 0 && image.products.commercial[product] === 0) continue;
    const key = (license + 1) * image.products.count + product;
    let group = groups.get(key);
    if (!group) {
      group = { license, product, installations: [], units: 0 };
      groups.set(key, group);
    }
    group.installations.push(at);
    const slots = ledger.slots.sharing(at);
    if (slots === undefined) group.units += settled.units[at];
    else for (const slot of slots) group.units += settled.units[slot];
  }
  const inOrder = [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
  return { groups: inOrder, count, unknown };
};
