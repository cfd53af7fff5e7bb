/** Choices: for every free slot the licenses that may cover it, kept once for all slots that have the same. */
import { exemption } from '../../units/exempt.ts';
import { candidatesOf } from '../candidates.ts';
import { FREE, type Ledger } from '../ledger.ts';
import { isWeighed } from './prices.ts';

export interface Choice {
  readonly license: number;
  readonly right: number;
  readonly exempt: boolean;
}

export interface Choices {
  /** Set of each slot; 0 is the empty one. */
  readonly setOf: Int32Array;
  /** Choices of each set, in the order in which licenses take. */
  readonly sets: readonly (readonly Choice[])[];
  /** Slots each license may cover, by its index. */
  readonly candidates: ReadonlyMap<number, Int32Array>;
}

const CODES = 16;

/** Sets grow by one choice at a time; the same steps lead to the same set. */
const openSets = (licenses: number) => {
  const sets: (readonly Choice[])[] = [[]];
  const next = new Map<number, number>();
  const grown = (set: number, choice: Choice): number => {
    const key = (set * licenses + choice.license) * CODES + choice.right * 2 + (choice.exempt ? 1 : 0);
    const known = next.get(key);
    if (known !== undefined) return known;
    sets.push([...sets[set], choice]);
    next.set(key, sets.length - 1);
    return sets.length - 1;
  };
  return { sets, grown };
};

/** A license that counts no users may have an installation by any of its slots. */
const withSharing = (ledger: Ledger, candidates: Int32Array): Int32Array => {
  const { slots, taken, right } = ledger;
  if (slots.count === slots.installations) return candidates;
  return Int32Array.from(
    [...candidates].flatMap(slot => {
      const open = slots.sharing(slots.installationOf(slot))?.filter(each => taken[each] === FREE) ?? [slot];
      for (const each of open) right[each] = right[slot];
      return open;
    }),
  );
};

/** Every free slot's choices among the licenses the policy weighs. */
export const choicesOf = (ledger: Ledger): Choices => {
  const setOf = new Int32Array(ledger.slots.count);
  const { sets, grown } = openSets(ledger.licenses.length);
  const candidates = new Map<number, Int32Array>();
  for (const license of ledger.order) {
    if (!isWeighed(license)) continue;
    const found = candidatesOf(ledger, license).slice();
    const mine = license.metric.family === 'user' ? found : withSharing(ledger, found);
    candidates.set(license.index, mine);
    const exempt = exemption(ledger, license);
    let [before, right, isExempt, after] = [-1, -1, false, -1];
    for (const slot of mine) {
      const exempted = exempt !== null && exempt(slot) !== 0;
      if (setOf[slot] !== before || ledger.right[slot] !== right || exempted !== isExempt) {
        [before, right, isExempt] = [setOf[slot], ledger.right[slot], exempted];
        after = grown(before, { license: license.index, right, exempt: isExempt });
      }
      setOf[slot] = after;
    }
  }
  return { setOf, sets, candidates };
};
