/** Every way of covering a bundle: a search that leaves out what cannot be better, and stops where there is too much to try. */
import { RIGHT } from '../../codes.ts';
import type { Likeness } from './alike.ts';
import type { Choice, Choices } from './choices.ts';
import { beats, undominated, type Way } from './ways.ts';

/** Most assignments of a bundle that are tried. */
const TRIED_MAX = 20_000;
/** Most that are tried where slots with the same choices are tied together. */
const TIED_MAX = 500;

export interface WaysFound {
  /** In a fixed order, that of their text. */
  readonly ways: readonly Way[];
  /** Whether some ways were not tried, because there are too many. */
  readonly cut: boolean;
}

/** Slots tied together: `tied[k]` is an earlier slot that always goes with slot k, or -1. */
const tiedByChoices = (choices: Choices, slots: readonly number[]): readonly number[] =>
  slots.map((slot, at) => slots.findIndex((other, k) => k < at && choices.setOf[other] === choices.setOf[slot]));

/** Of the choices that use nothing up the one with the best right is enough; where that is exact, it alone is. */
const withoutNeedless = (set: readonly Choice[], isFree: (choice: Choice) => boolean): readonly Choice[] => {
  const free = set.filter(isFree);
  if (free.length === 0) return set;
  const best = free.find(({ right }) => right === RIGHT.exact);
  return best ? [best] : set.filter(choice => choice === free[0] || !isFree(choice));
};

const UNTIED: readonly number[] = [];

/**
 * Every way of covering a bundle that no other beats. Of ways that differ by an exchange of twins one is tried; where consumption only ever
 * rises, what is beaten already is not gone on with. Where there are too many, slots with the same choices go together, and `also` is tried.
 */
export const waysOf = (
  choices: Choices,
  slots: readonly number[],
  { twinOf, rising }: Pick<Likeness, 'twinOf' | 'rising'>,
  price: (licenses: readonly number[]) => Way,
  isFree: (choice: Choice) => boolean,
  also: readonly number[],
): WaysFound => {
  const sets = slots.map((slot): readonly Choice[] => {
    const set = choices.sets[choices.setOf[slot]];
    return rising ? withoutNeedless(set, isFree) : set;
  });
  let found: Way[] = [];
  let tried = 0;
  const keep = (way: Way): void => {
    if (found.some(each => beats(each.use, way.use))) return;
    found = found.filter(each => !beats(way.use, each.use));
    found.push(way);
  };
  const search = (tied: readonly number[], most: number): boolean => {
    const licenses: number[] = [];
    const picked: number[] = [];
    const assign = (): boolean => {
      const at = licenses.length;
      if (at === slots.length || (rising && at > 0)) {
        if (++tried > most) return false;
        const way = price(licenses);
        if (at === slots.length) {
          keep(way);
          return true;
        }
        if (found.some(each => beats(each.use, way.use))) return true;
      }
      const goesWith = tied[at] ?? -1;
      const from = goesWith >= 0 ? picked[goesWith] : twinOf[at] >= 0 ? picked[twinOf[at]] : 0;
      const to = goesWith >= 0 ? from : sets[at].length - 1;
      let complete = true;
      for (let choice = from; complete && choice <= to; choice++) {
        picked.push(choice);
        licenses.push(sets[at][choice].license);
        complete = assign();
        picked.pop();
        licenses.pop();
      }
      return complete;
    };
    return assign();
  };
  /** As much as possible to one license: where one entitlement covers much, this beats most of the rest from the start. */
  for (const license of new Set(sets.flatMap(set => set.map(choice => choice.license))))
    keep(price(sets.map(set => (set.some(choice => choice.license === license) ? license : set[0].license))));
  if ((rising || countOf(sets, twinOf) <= TRIED_MAX) && search(UNTIED, TRIED_MAX))
    return { ways: undominated(found), cut: false };
  tried = 0;
  search(tiedByChoices(choices, slots), TIED_MAX);
  return { ways: undominated([...found, price(also)]), cut: true };
};

/** How many assignments there are; those that differ by exchanges of twins count once. */
const countOf = (sets: readonly (readonly Choice[])[], twinOf: readonly number[]): number => {
  const size = new Map<number, number>();
  const top: number[] = [];
  twinOf.forEach((twin, at) => {
    top[at] = twin < 0 ? at : top[twin];
    size.set(top[at], (size.get(top[at]) ?? 0) + 1);
  });
  let count = 1;
  for (const [at, twins] of size) for (let k = 1; k <= twins; k++) count *= (sets[at].length - 1 + k) / k;
  return count;
};
