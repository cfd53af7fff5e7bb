/** Bundles: free slots that must be decided together, because some license counts them together. */
import type { License } from '../../license/license.ts';
import { FREE, givenSlots, type Ledger } from '../ledger.ts';
import type { Choices } from './choices.ts';
import { type Hanging, hangingOf, isPlain } from './hanging.ts';

interface Bundle {
  /** Free slots in unit order. */
  readonly slots: readonly number[];
}

/** What a license was given for certain where it may still be given more. */
interface Coupling {
  readonly hanging: Hanging;
  /** Slots that are given for certain, by key. */
  readonly fixed: ReadonlyMap<number, readonly number[]>;
}

export interface Bundles {
  /** Slots each of which stands alone and is one unit (or none, where exempt) for every license that may cover it. */
  readonly single: Uint8Array;
  readonly bundles: readonly Bundle[];
  /** By license index; licenses that count each installation by itself have none. */
  readonly couplings: ReadonlyMap<number, Coupling>;
}

const isOpen = (ledger: Ledger, choices: Choices, slot: number): boolean =>
  ledger.taken[slot] === FREE && choices.sets[choices.setOf[slot]].length > 1;

const openJoins = (count: number) => {
  const parent = new Int32Array(count).fill(-1);
  const find = (slot: number): number => {
    let top = slot;
    while (parent[top] >= 0) top = parent[top];
    for (let at = slot; at !== top; ) {
      const up = parent[at];
      parent[at] = top;
      at = up;
    }
    return top;
  };
  const join = (a: number, b: number): void => {
    const [left, right] = [find(a), find(b)];
    if (left !== right) parent[Math.max(left, right)] = Math.min(left, right);
  };
  return { find, join };
};

/** Joins the open slots of a license that hang together, and finds what it was given beside them. */
const couple = (
  ledger: Ledger,
  license: License,
  open: readonly number[],
  join: (a: number, b: number) => void,
): Coupling => {
  const hanging = hangingOf(ledger, license);
  const first = new Map<number, number>();
  for (const slot of open) {
    const key = hanging.keyOf(slot);
    const other = first.get(key);
    if (other === undefined) first.set(key, slot);
    else join(other, slot);
  }
  const fixed = new Map<number, number[]>();
  for (const slot of givenSlots(ledger, license)) {
    const key = hanging.keyOf(slot);
    if (!first.has(key)) continue;
    if (!fixed.has(key)) fixed.set(key, []);
    fixed.get(key)!.push(slot);
  }
  return { hanging, fixed };
};

/** Whether a slot that stands alone is simply one unit for the license. */
const isOneUnit = (ledger: Ledger, index: number, coupling: Coupling | undefined, slot: number): boolean => {
  if (coupling === undefined) return true;
  const { family } = ledger.licenses[index].metric;
  const key = coupling.hanging.keyOf(slot);
  return (family === 'computer' || family === 'user') && !coupling.fixed.has(key) && !coupling.hanging.special.has(key);
};

/** Bundles of the open slots, by their first slot. What has one choice was placed before. */
export const bundlesOf = (ledger: Ledger, choices: Choices): Bundles => {
  const { slots } = ledger;
  const { find, join } = openJoins(slots.count);
  const couplings = new Map<number, Coupling>();
  for (const [index, candidates] of choices.candidates) {
    const license = ledger.licenses[index];
    if (isPlain(license)) continue;
    const open = [...candidates.filter(slot => isOpen(ledger, choices, slot))];
    if (open.length > 0) couplings.set(index, couple(ledger, license, open, join));
  }
  for (let extra = slots.installations; extra < slots.count; extra++) {
    const sharing = slots.sharing(slots.installationOf(extra))!.filter(slot => isOpen(ledger, choices, slot));
    for (const slot of sharing) join(sharing[0], slot);
  }
  const size = new Int32Array(slots.count);
  for (let slot = 0; slot < slots.count; slot++) if (isOpen(ledger, choices, slot)) size[find(slot)]++;
  const single = new Uint8Array(slots.count);
  const members = new Map<number, number[]>();
  const { installationOf } = slots;
  for (let slot = 0; slot < slots.count; slot++) {
    if (!isOpen(ledger, choices, slot)) continue;
    const top = find(slot);
    const alone = size[top] === 1 && slots.sharing(installationOf(slot)) === undefined;
    if (
      alone &&
      choices.sets[choices.setOf[slot]].every(({ license }) => isOneUnit(ledger, license, couplings.get(license), slot))
    ) {
      single[slot] = 1;
      continue;
    }
    if (!members.has(top)) members.set(top, []);
    members.get(top)!.push(slot);
  }
  const bundles = [...members.values()].map(each => ({
    slots: each.sort((a, b) => installationOf(a) - installationOf(b) || a - b),
  }));
  return { single, bundles, couplings };
};
