/** The effect of a step: figures of the whole estate with and without it, from what it changes in the groups it touches. */
import { type PositionRecord, positionRecord } from '../explain/view.ts';
import { add, compare, type Fraction, minus, money, ZERO } from '../fraction.ts';
import { compareText, fold } from '../names.ts';
import type { Position } from '../settle.ts';
import type { Reckoning } from './reckoning.ts';

/** Exact sums by currency. */
export type Sums = ReadonlyMap<string, Fraction>;

/** Figures of an estate, or of a part of it. */
export interface Standing {
  readonly exposure: Sums;
  readonly shortfall: number;
  readonly unlicensed: number;
}

interface ChangedPosition {
  readonly license: string;
  readonly name: string;
  readonly before: PositionRecord;
  readonly after: PositionRecord;
}

export interface Effect {
  readonly before: Standing;
  readonly after: Standing;
  /** By license key. */
  readonly positions: readonly ChangedPosition[];
}

export const addTo = (sums: Map<string, Fraction>, currency: string, amount: Fraction): void => {
  sums.set(currency, add(sums.get(currency) ?? ZERO, amount));
};

export const addSums = (a: Sums, b: Sums): Sums => {
  const sums = new Map(a);
  for (const [currency, amount] of b) addTo(sums, currency, amount);
  return sums;
};

export const lessSums = (a: Sums, b: Sums): Sums => {
  const sums = new Map(a);
  for (const [currency, amount] of b) sums.set(currency, minus(sums.get(currency) ?? ZERO, amount));
  return sums;
};

/** Amounts in cents precision by currency, in the order of currencies; those that are 0 are left out. */
export const moneyOf = (sums: Sums): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...sums]
      .filter(([, amount]) => compare(amount, ZERO) !== 0)
      .sort(([a], [b]) => compareText(a, b))
      .map(([currency, amount]) => [currency, money(amount)]),
  );

export const standingOf = ({ positions, unlicensed }: Reckoning): Standing => {
  const exposure = new Map<string, Fraction>();
  for (const position of positions)
    if (position.exposure !== null) addTo(exposure, position.license.price.currency, position.exposure);
  return { exposure, shortfall: positions.reduce((sum, { shortfall }) => sum + shortfall, 0), unlicensed };
};

const isSame = (a: Position, b: Position): boolean =>
  a.consumed === b.consumed && JSON.stringify(positionRecord(a)) === JSON.stringify(positionRecord(b));

/** Positions that are not the same. Licenses that are in one of them only are left out. */
const changedPositions = (before: Reckoning, after: Reckoning): readonly ChangedPosition[] => {
  const later = new Map(after.positions.map(position => [fold(position.license.row.license), position]));
  return before.positions.flatMap(was => {
    const { license, name } = was.license.row;
    const is = later.get(fold(license));
    if (is === undefined || isSame(was, is)) return [];
    return [{ license, name, before: positionRecord(was), after: positionRecord(is) }];
  });
};

/** Every part before and after, and the whole estate as it stands. Exact: figures of other groups stay as they are. */
export const effectOf = (
  whole: Standing,
  steps: readonly { readonly before: Reckoning; readonly after: Reckoning }[],
): Effect => {
  let after = whole;
  for (const step of steps) {
    const [was, is] = [standingOf(step.before), standingOf(step.after)];
    after = {
      exposure: addSums(lessSums(after.exposure, was.exposure), is.exposure),
      shortfall: after.shortfall - was.shortfall + is.shortfall,
      unlicensed: after.unlicensed - was.unlicensed + is.unlicensed,
    };
  }
  return {
    before: whole,
    after,
    positions: steps
      .flatMap(step => changedPositions(step.before, step.after))
      .sort((a, b) => compareText(fold(a.license), fold(b.license))),
  };
};

/** What exposure falls by. */
export const savedBy = ({ before, after }: Effect): Sums => lessSums(before.exposure, after.exposure);
