/** What one step of `priority` gave out, kept so that it can be given out again where nothing before it came out otherwise. */
import { type IntList, type Ledger, productOf, reserve, valuesOf } from '../allocate/ledger.ts';
import type { License } from '../license/license.ts';

/** Slots that a step took or merged, ascending. */
export interface Given {
  readonly slots: Int32Array;
  readonly taken: Int32Array;
  readonly right: Uint8Array;
}

/** What changed in the slots of a license's products since `before`. */
export const givenSince = (ledger: Ledger, license: License, before: Int32Array): Given => {
  const { slots, taken, right, image } = ledger;
  const { start } = image.installations;
  const found: IntList = { items: new Int32Array(0), length: 0 };
  const look = (from: number, to: number): void => {
    reserve(found, to - from);
    for (let slot = from; slot < to; slot++) if (taken[slot] !== before[slot]) found.items[found.length++] = slot;
  };
  for (const application of ledger.covers(license).applications) look(start[application], start[application + 1]);
  look(slots.installations, slots.count);
  const changed = valuesOf(found).slice();
  const [takenThen, rightThen] = [new Int32Array(changed.length), new Uint8Array(changed.length)];
  for (let at = 0; at < changed.length; at++) {
    takenThen[at] = taken[changed[at]];
    rightThen[at] = right[changed[at]];
  }
  return { slots: changed, taken: takenThen, right: rightThen };
};

/** Gives it out again. */
export const giveAgain = (ledger: Ledger, { index }: License, { slots, taken, right }: Given): void => {
  let given = 0;
  for (let at = 0; at < slots.length; at++) {
    ledger.taken[slots[at]] = taken[at];
    ledger.right[slots[at]] = right[at];
    if (taken[at] === index) given++;
  }
  ledger.given[index] += given;
};

/** Notes the products of which a step gave out something else than before. Slots are ascending in both. */
export const noteDifferences = (ledger: Ledger, a: Given, b: Given, products: Set<number>): void => {
  const END = ledger.slots.count;
  const slotAt = ({ slots }: Given, at: number): number => (at < slots.length ? slots[at] : END);
  let [left, right] = [0, 0];
  while (left < a.slots.length || right < b.slots.length) {
    const [one, other] = [slotAt(a, left), slotAt(b, right)];
    const isSame = one === other && a.taken[left] === b.taken[right] && a.right[left] === b.right[right];
    if (!isSame) products.add(productOf(ledger, Math.min(one, other)));
    if (one <= other) left++;
    if (other <= one) right++;
  }
};
