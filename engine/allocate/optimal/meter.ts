/** The meter: by how much the resources of a license are used up more when some open slots of a bundle are given to it. */
import { exemption } from '../../units/exempt.ts';
import { familyOf } from '../../units/index.ts';
import { givenSlots, type Ledger } from '../ledger.ts';
import type { Bundles } from './bundles.ts';
import type { Choices } from './choices.ts';
import { isPooled, openPools } from './pool.ts';
import { type Amounts, addTo, type Resources } from './resources.ts';
import { openTrials } from './trial.ts';

export interface Meter {
  /** What a license uses of what it was given for certain. */
  readonly before: (license: number) => Amounts;
  /** What it uses more for slots of one bundle. */
  readonly more: (license: number, slots: readonly number[]) => Amounts;
}

/** Slots of a license beside which the open ones stand, and both together, in unit order, each installation once. */
const beside = (ledger: Ledger, bundles: Bundles, license: number, slots: readonly number[]) => {
  const coupling = bundles.couplings.get(license);
  const keys = new Set(coupling ? slots.map(coupling.hanging.keyOf) : []);
  const fixed = [...keys].flatMap(key => coupling?.fixed.get(key) ?? []);
  const { installationOf } = ledger.slots;
  const inOrder = (a: number, b: number): number => installationOf(a) - installationOf(b) || a - b;
  const byUser = ledger.licenses[license].metric.family === 'user';
  const seen = new Set(byUser ? [] : fixed.map(installationOf));
  const own = slots.filter(slot => {
    if (byUser) return true;
    const known = seen.has(installationOf(slot));
    seen.add(installationOf(slot));
    return !known;
  });
  return { fixed: fixed.sort(inOrder), together: [...fixed, ...own].sort(inOrder), own };
};

export const openMeter = (ledger: Ledger, choices: Choices, bundles: Bundles, resources: Resources): Meter => {
  const trial = openTrials(ledger);
  const pools = openPools(ledger, resources);
  const rightFor =
    (license: number) =>
    (slot: number): number =>
      ledger.taken[slot] === license
        ? ledger.right[slot]
        : choices.sets[choices.setOf[slot]].find(choice => choice.license === license)!.right;
  const before = (index: number): Amounts => {
    const license = ledger.licenses[index];
    if (isPooled(license)) return pools(license, [...givenSlots(ledger, license)]);
    return new Map([[index, familyOf(license).settle(ledger, license, null).consumed]]);
  };
  /** A license that counts each installation by itself: one unit for each that is not exempt and that it does not have by another slot. */
  const plainly = (index: number, own: readonly number[]): Amounts => {
    const license = ledger.licenses[index];
    const exempt = exemption(ledger, license);
    const { slots, taken } = ledger;
    const counting = own.filter(
      slot =>
        (exempt === null || exempt(slot) === 0) &&
        !slots.sharing(slots.installationOf(slot))?.some(other => taken[other] === index),
    );
    return new Map(counting.length > 0 ? [[index, counting.length]] : []);
  };
  const more = (index: number, slots: readonly number[]): Amounts => {
    const license = ledger.licenses[index];
    const { fixed, together, own } = beside(ledger, bundles, index, slots);
    if (!bundles.couplings.has(index)) return plainly(index, own);
    const amounts: Amounts = new Map();
    if (isPooled(license)) {
      for (const [resource, amount] of pools(license, together)) addTo(amounts, resource, amount);
      for (const [resource, amount] of pools(license, fixed)) addTo(amounts, resource, -amount);
      return amounts;
    }
    const rise = trial(license, together, rightFor(index), together) - trial(license, fixed, rightFor(index), together);
    addTo(amounts, index, rise);
    return amounts;
  };
  return { before, more };
};
