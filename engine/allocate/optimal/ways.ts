/** Ways: how a bundle may be covered, and what each way uses up; those that another way beats are left out. */
import { RIGHT } from '../../codes.ts';
import type { Ledger } from '../ledger.ts';
import type { Likeness } from './alike.ts';
import type { Choice, Choices } from './choices.ts';
import type { Meter } from './meter.ts';
import type { Amounts } from './resources.ts';

/** What a way costs. */
export interface Use {
  /** Amounts by resource, ascending; unlimited licenses left out. */
  readonly amounts: readonly (readonly [resource: number, amount: number])[];
  /** Covers by another right than exact. */
  readonly otherRights: number;
}

export interface Way {
  readonly use: Use;
  /** The license of each slot of the bundle. */
  readonly licenses: readonly number[];
}

export interface WaysFound {
  /** In a fixed order, that of their text. */
  readonly ways: readonly Way[];
  /** Whether some ways were not tried, because there are too many. */
  readonly cut: boolean;
}

/** Most assignments of a bundle that are tried. */
const TRIED_MAX = 20_000;
/** Most that are tried where slots with the same choices are tied together. */
const TIED_MAX = 500;

export const textOfUse = ({ amounts, otherRights }: Use): string =>
  `${amounts.map(([resource, amount]) => `${resource}:${amount}`).join(',')}|${otherRights}`;

/** Whether a is at least as good as b in everything. */
export const beats = (a: Use, b: Use): boolean => {
  if (a.otherRights > b.otherRights) return false;
  let [left, right] = [0, 0];
  while (left < a.amounts.length || right < b.amounts.length) {
    const [resourceA, amountA] = a.amounts[left] ?? [Number.POSITIVE_INFINITY, 0];
    const [resourceB, amountB] = b.amounts[right] ?? [Number.POSITIVE_INFINITY, 0];
    if ((resourceA <= resourceB ? amountA : 0) > (resourceB <= resourceA ? amountB : 0)) return false;
    if (resourceA <= resourceB) left++;
    if (resourceB <= resourceA) right++;
  }
  return true;
};

/** Keeps what nothing else beats; of equal ones the first. */
export const undominated = (ways: Iterable<Way>): readonly Way[] => {
  let kept: Way[] = [];
  for (const way of ways) {
    if (kept.some(each => beats(each.use, way.use))) continue;
    kept = kept.filter(each => !beats(way.use, each.use));
    kept.push(way);
  }
  const text = new Map(kept.map(way => [way, textOfUse(way.use)]));
  return kept.sort((a, b) => (text.get(a)! < text.get(b)! ? -1 : 1));
};

/** What assignments of one bundle use, each question asked once. */
export const openPricing = (ledger: Ledger, choices: Choices, meter: Meter, slots: readonly number[]) => {
  const rightOf = slots.map(slot => new Map(choices.sets[choices.setOf[slot]].map(each => [each.license, each.right])));
  const asked = new Map<string, { amounts: Amounts; otherRights: number }>();
  const { installationOf, sharing } = ledger.slots;
  /** Covers by another right: installations, for a user metric each user's. */
  const otherRights = (license: number, mine: readonly number[]): number => {
    const other = mine.filter(at => rightOf[at].get(license)! !== RIGHT.exact);
    if (ledger.licenses[license].metric.family === 'user') return other.length;
    const had = (installation: number): boolean =>
      sharing(installation)?.some(slot => ledger.taken[slot] === license) ?? false;
    return new Set(other.map(at => installationOf(slots[at])).filter(each => !had(each))).size;
  };
  const askFor = (license: number, mine: readonly number[]) => {
    const key = `${license} ${mine.join(' ')}`;
    const known = asked.get(key);
    if (known) return known;
    const limited = ledger.licenses[license].limit !== 'unlimited';
    const amounts: Amounts = limited
      ? meter.more(
          license,
          mine.map(at => slots[at]),
        )
      : new Map();
    const answer = { amounts, otherRights: otherRights(license, mine) };
    asked.set(key, answer);
    return answer;
  };
  return (licenses: readonly number[]): Way => {
    const mine = new Map<number, number[]>();
    licenses.forEach((license, at) => {
      const list = mine.get(license);
      if (list) list.push(at);
      else mine.set(license, [at]);
    });
    const amounts: [number, number][] = [];
    let others = 0;
    for (const [license, members] of mine) {
      const answer = askFor(license, members);
      others += answer.otherRights;
      for (const [resource, amount] of answer.amounts) if (amount !== 0) amounts.push([resource, amount]);
    }
    return { licenses: licenses.slice(), use: { amounts: amounts.sort((a, b) => a[0] - b[0]), otherRights: others } };
  };
};

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
