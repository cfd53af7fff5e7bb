/** Second use: a unit on a portable computer goes with a unit on another computer of the same user, first with first. */
import type { Image } from '../image/image.ts';
import type { ComputerUnits } from './computer.ts';

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
  const byUser = new Map<number, { readonly portable: number[]; readonly other: number[] }>();
  for (let unit = 0; unit < units.count; unit++) {
    const user = owner.user[unit];
    if (user < 0) continue;
    if (!byUser.has(user)) byUser.set(user, { portable: [], other: [] });
    const sides = byUser.get(user)!;
    (owner.portable[unit] === 1 ? sides.portable : sides.other).push(unit);
  }
  const inOrder = (a: number, b: number): number => units.worst[a] - units.worst[b] || a - b;
  for (const { portable, other } of byUser.values()) {
    if (portable.length === 0 || other.length === 0) continue;
    portable.sort(inOrder);
    other.sort(inOrder);
    for (let at = 0; at < Math.min(portable.length, other.length); at++) {
      partner[portable[at]] = other[at];
      partner[other[at]] = portable[at];
    }
  }
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
