/** Second use: a unit on a portable computer goes with a unit on another computer of the same user, first with first. */
import type { Ledger } from '../allocate/ledger.ts';
import { oncePerImage } from '../image/cached.ts';
import type { Image } from '../image/image.ts';
import type { License } from '../license/license.ts';
import type { ComputerUnits } from './computer-units.ts';
import { byRight } from './taking.ts';

/** A unit's side: its user, twice, and one more on a portable computer; -1 where it takes no part. `side ^ 1` is the other side. */
export type Sides = Int32Array;

export const isPortable = (side: number): boolean => side >= 0 && (side & 1) === 1;

/** The side of each computer. Virtual computers never take part, nor computers without a user. Source: rules 5, second use. */
export const sidesOfComputers = oncePerImage(({ computers }: Image): Sides => {
  const { owner, portable, virtual } = computers;
  return owner.map((user, computer) => (user < 0 || virtual[computer] === 1 ? -1 : user * 2 + portable[computer]));
});

/** The side of each unit; null where the license has no second use. */
export const sidesOf = (ledger: Ledger, license: License, { count, computer, pairs }: ComputerUnits): Sides | null => {
  if (!license.products.some(product => product.use.secondUse)) return null;
  const ofComputer = sidesOfComputers(ledger.image);
  const sides = new Int32Array(count);
  for (let unit = 0; unit < count; unit++)
    sides[unit] = pairs !== null && pairs[unit] === 0 ? -1 : ofComputer[computer[unit]];
  return sides;
};

/** Counters by side, all zero: whoever counts clears those of its own sides again, which are few beside all users. */
const clear = (bySide: Int32Array, sides: Sides): void => {
  for (let unit = 0; unit < sides.length; unit++) {
    if (sides[unit] < 0) continue;
    bySide[sides[unit]] = 0;
    bySide[sides[unit] ^ 1] = 0;
  }
};

/** Partner of each unit, -1 for none: both sides in the order of units (right, computer key, first installation). */
export const partnersOf = (ledger: Ledger, { count, worst }: ComputerUnits, sides: Sides): Int32Array => {
  const partner = new Int32Array(count).fill(-1);
  /** The first and the last unit that wait on a side, and who waits after each; 0 is nobody, others one more than their number. */
  const { first, last } = ledger.counters.bySide;
  const next = new Int32Array(count);
  const order = byRight(worst);
  for (let at = 0; at < count; at++) {
    const unit = order[at];
    const side = sides[unit];
    if (side < 0) continue;
    const met = first[side ^ 1] - 1;
    if (met >= 0) {
      first[side ^ 1] = next[met];
      partner[unit] = met;
      partner[met] = unit;
      continue;
    }
    if (first[side] === 0) first[side] = unit + 1;
    else next[last[side] - 1] = unit + 1;
    last[side] = unit + 1;
  }
  clear(first, sides);
  return partner;
};

/**
 * Calls `covered` for each portable unit that its partner covers: of a user's the first in order, as many as there are units of the user
 * `elsewhere`, by side. Those are counted down.
 */
export const eachCovered = (
  { count, worst }: ComputerUnits,
  sides: Sides,
  elsewhere: Int32Array,
  covered: (unit: number) => void,
): void => {
  const order = byRight(worst);
  for (let at = 0; at < count; at++) {
    const side = sides[order[at]];
    if (!isPortable(side) || elsewhere[side ^ 1] === 0) continue;
    elsewhere[side ^ 1]--;
    covered(order[at]);
  }
};

/** The same where all units are formed: those elsewhere are among them. */
export const eachCoveredByPartner = (
  ledger: Ledger,
  units: ComputerUnits,
  sides: Sides,
  covered: (unit: number) => void,
): void => {
  const elsewhere = ledger.counters.bySide.first;
  for (let unit = 0; unit < units.count; unit++)
    if (sides[unit] >= 0 && !isPortable(sides[unit])) elsewhere[sides[unit]]++;
  eachCovered(units, sides, elsewhere, covered);
  clear(elsewhere, sides);
};
