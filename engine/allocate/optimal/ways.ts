/** Ways: how a bundle may be covered, and what each way uses up; those that another way beats are left out. */
import { RIGHT } from '../../codes.ts';
import type { Ledger } from '../ledger.ts';
import type { Choices } from './choices.ts';
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
