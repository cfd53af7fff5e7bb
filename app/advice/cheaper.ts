/** Cheaper purchases: those that would do if licenses were given out by the policy `optimal`. */
import { compare } from '../../engine/fraction.ts';
import type { Calculator } from './calculator.ts';
import { type Bill, billOf, type Closing, closeOptimally } from './closing.ts';
import { weightOf } from './order.ts';

/** Groups whose purchases are looked for under `optimal` as well, those that cost most first. */
const COMPARED_MAX = 40;
/** Installations that all of these may have together: each takes part in several computations. */
const COMPARED_INSTALLATIONS_MAX = 300_000;

const isCheaper = (calculator: Calculator, a: Bill, b: Bill): boolean => {
  const { rates } = calculator.open.meta.totals;
  return a.unpriced <= b.unpriced && compare(weightOf(a.cost, rates), weightOf(b.cost, rates)) < 0;
};

export interface Cheaper {
  /** Every group with the purchases that cost least; null where none cost less than those that were given. */
  readonly closings: readonly Closing[] | null;
  /** Whether all groups were compared, and every answer is proven. */
  readonly proven: boolean;
}

/** Looks for purchases that would do under `optimal` and cost less. Throws `AppError` where prices cannot be compared. */
export const cheaperClosings = async (
  calculator: Calculator,
  closings: readonly Closing[],
  packs: ReadonlyMap<string, number>,
): Promise<Cheaper> => {
  const { rates } = calculator.open.meta.totals;
  const costly = closings
    .filter(({ group }) => group.licenses.length > 1)
    .map(closing => ({ group: closing.group, bill: billOf(closing.after, closing.bought) }))
    .toSorted((a, b) => compare(weightOf(b.bill.cost, rates), weightOf(a.bill.cost, rates)));
  const best = new Map(closings.map(closing => [closing.group, closing]));
  let [isProven, anyCheaper, installations] = [costly.length <= COMPARED_MAX, false, 0];
  for (const { group, bill } of costly.slice(0, COMPARED_MAX)) {
    const { count } = calculator.partOf(group).installations;
    if (installations + count > COMPARED_INSTALLATIONS_MAX) {
      isProven = false;
      continue;
    }
    installations += count;
    const { closing, proven } = await closeOptimally(
      calculator,
      group,
      packs,
      found => !isCheaper(calculator, found, bill),
    );
    isProven &&= proven;
    if (closing === null || !isCheaper(calculator, billOf(closing.after, closing.bought), bill)) continue;
    best.set(group, closing);
    anyCheaper = true;
  }
  return { closings: anyCheaper ? [...best.values()] : null, proven: isProven };
};
