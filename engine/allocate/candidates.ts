/** Candidates: the free slots a license may cover, with the right each would be covered by. */
import { RIGHT } from '../codes.ts';
import type { License } from '../license/license.ts';
import { isMeasured } from '../units/ilmt.ts';
import { type Place, placeOf } from '../units/place.ts';
import { computerOf, FREE, type IntList, type Ledger, OUT, push, valuesOf } from './ledger.ts';

/** What a license would say to a slot, the binding left out: a right (≥ 0), or -reason. Applied to one application after another. */
export const answerFor = (
  ledger: Ledger,
  license: License,
  application: number,
  computer: number,
  consumer: number,
): number => {
  const cover = isMeasured(ledger.measured(license), ledger.image, computer)
    ? RIGHT.exact
    : ledger.covers(license).of(application);
  if (cover < 0) return cover;
  const reason = ledger.check(license)?.(computer, consumer) ?? 0;
  return reason === 0 ? cover : -reason;
};

/** Calls `found` for every slot of the license's products that takes part and passes all checks but primary products and binding. */
export const eachCoverable = (
  ledger: Ledger,
  license: License,
  onlyFree: boolean,
  found: (slot: number, right: number) => void,
): void => {
  const { image, slots, taken } = ledger;
  const { applications, cover } = ledger.covers(license);
  const check = ledger.check(license);
  const measured = ledger.measured(license);
  const byUser = license.metric.family === 'user';
  const { start, computer } = image.installations;
  const wanted = (slot: number): boolean => (onlyFree ? taken[slot] === FREE : taken[slot] !== OUT);
  for (let index = 0; index < applications.length; index++) {
    const right = cover[index];
    if (right < 0 && measured === null) continue;
    const end = start[applications[index] + 1];
    for (let installation = start[applications[index]]; installation < end; installation++) {
      const sharing = slots.sharing(installation);
      if (sharing === undefined && !wanted(installation)) continue;
      const at = computer[installation];
      const answer = measured !== null && isMeasured(measured, image, at) ? RIGHT.exact : right;
      if (answer < 0) continue;
      if (sharing === undefined) {
        if (check === null || check(at, byUser ? slots.consumerOf(installation) : -1) === 0)
          found(installation, answer);
        continue;
      }
      const open = sharing.filter(wanted);
      for (const slot of byUser ? open : open.slice(0, 1))
        if (check === null || check(at, byUser ? slots.consumerOf(slot) : -1) === 0) found(slot, answer);
    }
  }
};

/** Where the consumer of a slot is: a user, or the place its metric counts by. */
export const consumerOf = (ledger: Ledger, license: License, place: Place, slot: number): number =>
  license.metric.family === 'user' ? ledger.slots.consumerOf(slot) : place.of[computerOf(ledger, slot)];

/** Consumers on which the license may cover an installation of a primary product. Null where it has no supplementary products. */
const primaryConsumers = (ledger: Ledger, license: License, heedBinding: boolean): ReadonlySet<number> | null => {
  if (!license.products.some(product => product.supplementary)) return null;
  const found = new Set<number>();
  const place = placeOf(ledger.image, license);
  const { application } = ledger.image.installations;
  eachCoverable(ledger, license, false, slot => {
    const product = ledger.image.applications.product[application[ledger.slots.installationOf(slot)]];
    if (license.productAt.get(product)!.supplementary) return;
    const bound = ledger.boundTo.get(slot);
    if (heedBinding && bound !== undefined && bound !== license.index) return;
    found.add(consumerOf(ledger, license, place, slot));
  });
  return found;
};

/** Says of a slot whether its product is supplementary and lacks a primary one. Source: rules 3 and 9. */
export const lacksPrimary = (ledger: Ledger, license: License, heedBinding: boolean): ((slot: number) => boolean) => {
  const primary = primaryConsumers(ledger, license, heedBinding);
  if (primary === null) return () => false;
  const place = placeOf(ledger.image, license);
  const { application } = ledger.image.installations;
  return slot => {
    const product = ledger.image.applications.product[application[ledger.slots.installationOf(slot)]];
    return license.productAt.get(product)!.supplementary && !primary.has(consumerOf(ledger, license, place, slot));
  };
};

/** The free slots a license may cover now, in unit order; the right of each is noted in the ledger. Bound slots are not free any more. */
export const candidatesOf = (ledger: Ledger, license: License): Int32Array => {
  const found: IntList = { items: new Int32Array(0), length: 0 };
  const lacking = license.products.some(product => product.supplementary) ? lacksPrimary(ledger, license, true) : null;
  eachCoverable(ledger, license, true, (slot, right) => {
    if (lacking?.(slot)) return;
    push(found, slot);
    ledger.right[slot] = right;
  });
  return valuesOf(found);
};
