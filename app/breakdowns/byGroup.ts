/** Computers, what is installed there, what that consumes and lacks, summed up for each business unit and each location. */
import { OUTCOME } from '../../engine/codes.ts';
import { over, times, whole } from '../../engine/fraction.ts';
import type { Groups } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import type { Position } from '../../engine/settle.ts';
import { type Amounts, openSums } from './amounts.ts';

/** What computers and users are grouped by. */
type Grouping = 'businessUnit' | 'location';

export interface GroupSum {
  /** As first spelt; blank where computers name none. */
  readonly name: string;
  readonly computers: number;
  readonly installations: number;
  /** Units that its computers consume, and its users where they consume without one. */
  readonly consumed: number;
  /** Decisions without a license. */
  readonly unlicensed: number;
  /** Its share of what shortfalls cost, in proportion to what it consumes of the licenses concerned; each share rounded to cents. */
  readonly exposure: Amounts;
}

const COLUMN = { businessUnit: 'business_unit', location: 'location' } as const satisfies Record<Grouping, string>;

/** Pairs of a business unit and a location, by number: one walk through the decisions serves both groupings. */
const pairsOf = ({ image: { computers, users } }: Run) => {
  const numbers = new Map<string, number>();
  const pairs: Readonly<Record<Grouping, string>>[] = [];
  const numberOf = (businessUnit: string, location: string): number => {
    const key = `${businessUnit}\u0000${location}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, pairs.length);
    pairs.push({ businessUnit, location });
    return pairs.length - 1;
  };
  const numbersOf = ({ businessUnit, location }: Groups): Int32Array =>
    Int32Array.from(businessUnit, (unit, at) => numberOf(unit, location[at]));
  const [ofComputer, ofUser, ofNobody] = [numbersOf(computers), numbersOf(users), numberOf('', '')];
  return { pairs, ofComputer, ofUser, ofNobody };
};

/** Sums for each pair; `shares` holds the units of each license with an exposure, pair after pair. */
const sumsOfPairs = (run: Run, shared: readonly Position[]) => {
  const { image, ledger, settled } = run;
  const { pairs, ofComputer, ofUser, ofNobody } = pairsOf(run);
  const count = pairs.length;
  const [computers, installations, unlicensed] = Array.from({ length: 3 }, () => new Int32Array(count));
  const consumed = new Float64Array(count);
  const shares = new Float64Array(count * shared.length);
  const shareOf = new Int32Array(ledger.licenses.length).fill(-1);
  for (const [share, { license }] of shared.entries()) shareOf[license.index] = share;
  const add = (pair: number, units: number, outcome: number, license: number): void => {
    if (outcome === OUTCOME.unlicensed) unlicensed[pair]++;
    if (units === 0 || license < 0) return;
    consumed[pair] += units;
    if (shareOf[license] >= 0) shares[shareOf[license] * count + pair] += units;
  };
  const { computer } = image.installations;
  const { slots, taken } = ledger;
  const { units, outcome, other } = settled;
  for (let at = 0; at < ofComputer.length; at++) computers[ofComputer[at]]++;
  for (let slot = 0; slot < slots.installations; slot++) {
    const pair = ofComputer[computer[slot]];
    installations[pair]++;
    if (units[slot] !== 0 || outcome[slot] === OUTCOME.unlicensed) add(pair, units[slot], outcome[slot], taken[slot]);
  }
  for (let slot = slots.installations; slot < slots.count; slot++)
    add(ofComputer[computer[slots.installationOf(slot)]], units[slot], outcome[slot], taken[slot]);
  for (const row of other) {
    const pair = row.computer >= 0 ? ofComputer[row.computer] : row.user >= 0 ? ofUser[row.user] : ofNobody;
    add(pair, row.units, row.outcome, row.license);
  }
  return { pairs, computers, installations, unlicensed, consumed, shares };
};

/** Exposure of some pairs together: of every license in proportion to what they consume of it. */
const exposureOf = (pairs: readonly number[], count: number, shares: Float64Array, shared: readonly Position[]) => {
  const sums = openSums();
  for (const [share, { license, consumed, exposure }] of shared.entries()) {
    const units = pairs.reduce((sum, pair) => sum + shares[share * count + pair], 0);
    if (units > 0) sums.add(license.price.currency, over(times(exposure!, whole(units)), consumed));
  }
  return sums.amounts();
};

/** How groups were first spelt, by their folded names. */
const spellingsOf = ({ image: { rows } }: Run, by: Grouping): ReadonlyMap<string, string> => {
  const spelling = new Map<string, string>();
  for (const row of [...rows.computers, ...rows.users])
    if (!spelling.has(fold(row[COLUMN[by]]))) spelling.set(fold(row[COLUMN[by]]), row[COLUMN[by]]);
  return spelling;
};

/** Sums by business unit and by location: groups that have something, the most unlicensed first, then by name. */
export const groupSums = (run: Run): Readonly<Record<'byBusinessUnit' | 'byLocation', readonly GroupSum[]>> => {
  const shared = run.settled.positions.filter(({ exposure }) => exposure !== null && exposure.numerator > 0n);
  const { pairs, computers, installations, unlicensed, consumed, shares } = sumsOfPairs(run, shared);
  const grouped = (by: Grouping): readonly GroupSum[] => {
    const spelling = spellingsOf(run, by);
    const numbers = Map.groupBy(pairs.keys(), number => pairs[number][by]);
    return [...numbers]
      .map(([key, own]) => {
        const sum = (of: Int32Array | Float64Array): number => own.reduce((all, pair) => all + of[pair], 0);
        return {
          name: spelling.get(key) ?? key,
          computers: sum(computers),
          installations: sum(installations),
          consumed: sum(consumed),
          unlicensed: sum(unlicensed),
          exposure: exposureOf(own, pairs.length, shares, shared),
        };
      })
      .filter(group => group.computers + group.consumed + group.unlicensed > 0)
      .sort((a, b) => b.unlicensed - a.unlicensed || (a.name < b.name ? -1 : 1));
  };
  return { byBusinessUnit: grouped('businessUnit'), byLocation: grouped('location') };
};
