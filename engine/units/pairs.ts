/** Second use: a unit on a portable computer goes with a unit on another computer of the same user, first with first. */
import type { Image } from '../image/image.ts';
import type { ComputerUnits } from './computer.ts';
import { byRight } from './taking.ts';

/** For each unit the user whose pair it may be part of (-1: of none), and whether it is the portable side. */
export interface Owner {
  readonly user: Int32Array;
  readonly portable: Uint8Array;
}

/** Virtual computers never take part, nor computers without a user. Source: rules 5, second use. */
export const ownerOf = (image: Image, units: ComputerUnits): Owner => {
  const { computers } = image;
  const user = new Int32Array(units.count).fill(-1);
  const portable = new Uint8Array(units.count);
  for (let unit = 0; unit < units.count; unit++) {
    const computer = units.computer[unit];
    if (units.pairs[unit] === 0 || computers.virtual[computer] === 1) continue;
    user[unit] = computers.owner[computer];
    portable[unit] = computers.portable[computer];
  }
  return { user, portable };
};

/** Partner of each unit, -1 for none: both sides in the order of units (right, computer key, first installation). */
export const partnersOf = (units: ComputerUnits, owner: Owner): Int32Array => {
  const partner = new Int32Array(units.count).fill(-1);
  let users = 0;
  for (let unit = 0; unit < units.count; unit++) if (owner.user[unit] >= users) users = owner.user[unit] + 1;
  /** First and last unit that waits on each side of a user: others at `2 × user`, portable ones beside them. */
  const first = new Int32Array(users * 2).fill(-1);
  const last = new Int32Array(users * 2);
  const next = new Int32Array(units.count).fill(-1);
  /** Joins the queue of its side, or leaves with the first of the other side's: so first goes with first. */
  const meet = (unit: number): void => {
    const own = owner.user[unit] * 2 + owner.portable[unit];
    const met = first[own ^ 1];
    if (met >= 0) {
      first[own ^ 1] = next[met];
      partner[unit] = met;
      partner[met] = unit;
      return;
    }
    if (first[own] < 0) first[own] = unit;
    else next[last[own]] = unit;
    last[own] = unit;
  };
  const order = byRight(units.worst);
  for (let at = 0; at < order.length; at++) if (owner.user[order[at]] >= 0) meet(order[at]);
  return partner;
};

/** 1 for each portable unit that is covered by its partner. */
export const settlePairs = (units: ComputerUnits, owner: Owner | null): Uint8Array => {
  const paired = new Uint8Array(units.count);
  if (owner === null) return paired;
  const partner = partnersOf(units, owner);
  for (let unit = 0; unit < units.count; unit++) if (partner[unit] >= 0 && owner.portable[unit] === 1) paired[unit] = 1;
  return paired;
};
