/** Candidates: the free slots a license may cover, with the right each would be covered by. */
import { REASON, RIGHT } from '../codes.ts';
import type { License } from '../license/license.ts';
import { isMeasured } from '../units/ilmt.ts';
import { type Place, placeOf } from '../units/place.ts';
import { computerOf, FREE, type IntList, type Ledger, OUT, productOf, push, reserve, valuesOf } from './ledger.ts';

/** Whether a slot's supplementary product lacks a primary one; no to slots of other products. */
export type Lacking = (slot: number) => boolean;

const NOTHING_LACKS: Lacking = () => false;

/**
 * What a license says to a slot, the binding left out: a right (≥ 0), or -reason, by the checks of rules 3 in their order: version and
 * edition, primary product, consumer.
 */
export const answerFor = (ledger: Ledger, license: License, slot: number, lacking: Lacking): number => {
  const installation = ledger.slots.installationOf(slot);
  const computer = ledger.image.installations.computer[installation];
  const measured = isMeasured(ledger.measured(license), ledger.image, computer);
  const cover = measured
    ? RIGHT.exact
    : ledger.covers(license).of(ledger.image.installations.application[installation]);
  if (cover < 0) return cover;
  if (lacking(slot)) return -REASON.NO_PRIMARY_PRODUCT;
  const reason = ledger.check(license)?.(computer, ledger.slots.consumerOf(slot)) ?? 0;
  return reason === 0 ? cover : -reason;
};

/**
 * Calls `found` for every slot of the license's products that takes part and passes all checks but the binding. Of the free slots of one
 * installation a license that counts no users is shown the first.
 */
export const eachCoverable = (
  ledger: Ledger,
  license: License,
  onlyFree: boolean,
  lacking: Lacking,
  found: (slot: number, right: number) => void,
): void => {
  const { image, slots, taken } = ledger;
  const { applications, cover } = ledger.covers(license);
  const check = ledger.check(license);
  const measured = ledger.measured(license);
  const byUser = license.metric.family === 'user';
  const { start, computer } = image.installations;
  const anyShared = slots.shared.size > 0;
  const wanted = (slot: number): boolean => (onlyFree ? taken[slot] === FREE : taken[slot] !== OUT);
  let mayLack = false;
  const passes = (slot: number, at: number): boolean =>
    !(mayLack && lacking(slot)) && (check === null || check(at, byUser ? slots.consumerOf(slot) : -1) === 0);
  for (let index = 0; index < applications.length; index++) {
    const right = cover[index];
    if (right < 0 && measured === null) continue;
    mayLack = license.productAt.get(image.applications.product[applications[index]])!.supplementary;
    const end = start[applications[index] + 1];
    for (let installation = start[applications[index]]; installation < end; installation++) {
      const sharing = anyShared ? slots.sharing(installation) : undefined;
      if (sharing === undefined && !wanted(installation)) continue;
      const at = computer[installation];
      const answer = measured !== null && isMeasured(measured, image, at) ? RIGHT.exact : right;
      if (answer < 0) continue;
      if (sharing === undefined) {
        if (passes(installation, at)) found(installation, answer);
        continue;
      }
      const open = sharing.filter(wanted);
      for (const slot of byUser || !onlyFree ? open : open.slice(0, 1)) if (passes(slot, at)) found(slot, answer);
    }
  }
};

/** The consumer of a slot: a user, or a place. A guest that ILMT measures, but not its host, is one of its own. Source: rules 9. */
export const consumerOf = (ledger: Ledger, license: License, place: Place, slot: number): number => {
  if (license.metric.family === 'user') return ledger.slots.consumerOf(slot);
  const computer = computerOf(ledger, slot);
  const measured = ledger.measured(license);
  const alone = measured?.has(computer) === true && !measured.has(ledger.image.computers.host[computer]);
  return alone ? computer : place.of[computer];
};

/** Whether a slot's product is a supplementary one of the license. */
export const isSupplementary =
  (ledger: Ledger, license: License): Lacking =>
  slot =>
    license.productAt.get(productOf(ledger, slot))!.supplementary;

/** Consumers (1) on which the license may cover an installation of a primary product that is not bound elsewhere. */
const findPrimary = (ledger: Ledger, license: License, place: Place): Uint8Array => {
  const found = new Uint8Array(ledger.image.consumerAt.length);
  eachCoverable(ledger, license, false, isSupplementary(ledger, license), slot => {
    const bound = ledger.boundTo.get(slot);
    if (bound === undefined || bound === license.index) found[consumerOf(ledger, license, place, slot)] = 1;
  });
  return found;
};

const primaryConsumers = new WeakMap<Ledger, Map<License, Uint8Array>>();

/** Says of a slot whether its product is supplementary and lacks a primary one, once allocations are bound. Source: rules 3 and 9. */
export const lacksPrimary = (ledger: Ledger, license: License): Lacking => {
  if (!license.products.some(product => product.supplementary)) return NOTHING_LACKS;
  if (!primaryConsumers.has(ledger)) primaryConsumers.set(ledger, new Map());
  const known = primaryConsumers.get(ledger)!;
  const place = placeOf(ledger.image, license);
  const primary = known.get(license) ?? findPrimary(ledger, license, place);
  known.set(license, primary);
  const supplementary = isSupplementary(ledger, license);
  return slot => supplementary(slot) && primary[consumerOf(ledger, license, place, slot)] === 0;
};

/**
 * The free slots a license may cover now, in unit order, valid until the next call; the right of each is noted in the ledger. Bound
 * slots are not free any more.
 */
export const candidatesOf = (ledger: Ledger, license: License): Int32Array => {
  const found = ledger.scratch;
  found.length = 0;
  const plain =
    ledger.check(license) === null &&
    ledger.measured(license) === null &&
    !license.products.some(({ product, supplementary }) => supplementary || ledger.slots.sharedProducts.has(product));
  if (plain) collectPlain(ledger, license, found);
  else
    eachCoverable(ledger, license, true, lacksPrimary(ledger, license), (slot, right) => {
      push(found, slot);
      ledger.right[slot] = right;
    });
  return valuesOf(found);
};

/** The same where neither consumer nor company decides: whole applications, without a call for each installation. */
const collectPlain = (ledger: Ledger, license: License, found: IntList): void => {
  const { taken, right: rights } = ledger;
  const { start } = ledger.image.installations;
  const { applications, cover } = ledger.covers(license);
  for (let index = 0; index < applications.length; index++) {
    const right = cover[index];
    if (right < 0) continue;
    const from = start[applications[index]];
    const to = start[applications[index] + 1];
    reserve(found, to - from);
    const { items } = found;
    let length = found.length;
    for (let slot = from; slot < to; slot++)
      if (taken[slot] === FREE) {
        items[length++] = slot;
        rights[slot] = right;
      }
    found.length = length;
  }
};
