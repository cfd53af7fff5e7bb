/** Decides a component: criterion by criterion, each with the best of those before it kept, and says what is proven. */

import { exactBound } from './bound.ts';
import type { Component } from './components.ts';
import { type Formulation, formulate } from './formulate.ts';
import { type Program, programOf, type RowOf, type Solution, type Solve } from './program.ts';
import { type Cost, compareCosts, improve, openTally, type Shares } from './tally.ts';
import { cheapestFlow, isTransport } from './transport.ts';

export interface Limits {
  /** Seconds one program may take. */
  readonly secondsPerProgram: number;
  /** Seconds all programs of a run may take together; kept by whoever opens the solver. */
  readonly secondsInAll: number;
  /** Columns of a program that is still tried with whole numbers. */
  readonly integerColumnsMax: number;
  /** How many of the four criteria are decided; those after them fall as they fall. */
  readonly criteria: number;
}

export const LIMITS: Limits = { secondsPerProgram: 20, secondsInAll: 120, integerColumnsMax: 60_000, criteria: 4 };

export interface Decided {
  readonly shares: Shares;
  readonly cost: Cost;
  /** No assignment costs less than this, criterion by criterion (each with those before it at `cost`). */
  readonly bound: Cost;
  readonly proven: boolean;
  /** By seat: what exposure would fall by with one more entitlement, in weights. */
  readonly marginal: readonly number[];
  /** Whether `marginal` is exact; a shadow price of the relaxation is not. */
  readonly isMarginalExact: boolean;
}

/** Who solves programs, and within what. The solver measures the time: the engine knows no clock. */
export interface Solving {
  readonly solve: Solve | null;
  readonly limits: Limits;
}

/** Nearest whole numbers of bundles to what a program says, each crowd adding up to its count. */
const rounded = (formulation: Formulation, values: Float64Array): Shares =>
  formulation.crowds.map(({ from, to, sum }) => {
    const wanted = Array.from(values.subarray(from, to), each => Math.max(0, each));
    const shares = wanted.map(each => Math.floor(each + 1e-6));
    let left = sum - shares.reduce((all, each) => all + each, 0);
    const order = [...shares.keys()].sort((a, b) => wanted[b] - shares[b] - (wanted[a] - shares[a]) || a - b);
    for (let at = 0; left > 0; at = (at + 1) % order.length, left--) shares[order[at]]++;
    for (const at of order.toReversed()) for (; left < 0 && shares[at] > 0; left++) shares[at]--;
    return shares;
  });

/** What is used whatever is decided costs at least this much. */
const leastCost = (component: Component): Cost => {
  const tally = openTally(
    component,
    component.crowds.map(({ uses }) => uses.map(() => 0)),
  );
  const hasNegative = component.crowds.some(({ uses }) =>
    uses.some(use => use.amounts.some(([, amount]) => amount < 0)),
  );
  return hasNegative ? [0, 0, 0, 0] : tally.cost();
};

/** Marginal values by the duals of the first program; a license that exceeds is worth at least its price. */
const marginalsOf = (component: Component, shares: Shares, duals: readonly number[] | null): readonly number[] => {
  const tally = openTally(component, shares);
  return component.seats.map(({ license, weight }, seat) => {
    const exceeds = license.limit === 'purchased' && tally.consumed(seat) > license.entitled;
    const dual = Math.round(Math.abs(duals?.[seat] ?? 0));
    return Math.max(exceeds ? weight : 0, Math.min(dual, Number.MAX_SAFE_INTEGER));
  });
};

const without = (
  rows: readonly RowOf[],
  formulation: Formulation,
  kept: readonly RowOf[],
  cost: Float64Array,
): Program => programOf(formulation.columns, [...rows, ...kept], cost);

const entriesOf = (cost: Float64Array): (readonly [number, number])[] =>
  [...cost.entries()].filter(([, value]) => value !== 0);

/** Solves by programs, from what `start` gives. */
const byPrograms = async (component: Component, start: Shares, { solve, limits }: Solving): Promise<Decided> => {
  const formulation = formulate(component);
  const { costs, constant, crowds, columns, rows, limitRow } = formulation;
  let best = openTally(component, start);
  improve(component, best);
  const bound: number[] = [...leastCost(component)];
  const consider = (solution: Solution): void => {
    const tally = openTally(component, rounded(formulation, solution.values));
    improve(component, tally);
    if (compareCosts(tally.cost(), best.cost()) < 0) best = tally;
  };
  const isCut = component.crowds.some(({ crowd }) => crowd.cut);
  const kept: RowOf[] = [];
  let duals: readonly number[] | null = null;
  let proven = component.exact && !isCut;
  for (let criterion = 0; criterion < limits.criteria && solve !== null; criterion++) {
    const cost = costs[criterion];
    if (entriesOf(cost).length === 0) bound[criterion] = constant[criterion];
    if (best.cost()[criterion] > bound[criterion]) {
      const program = without(rows, formulation, kept, cost);
      const linear = await solve(program, { integral: false, secondsMax: limits.secondsPerProgram });
      if (linear) {
        if (!isCut)
          bound[criterion] = Math.max(
            bound[criterion],
            exactBound(program, linear.duals, crowds) + constant[criterion],
          );
        if (criterion === 0) duals = limitRow.map(row => linear.duals[row]);
        consider(linear);
      }
      if (best.cost()[criterion] > bound[criterion] && columns.length <= limits.integerColumnsMax) {
        const whole = await solve(program, { integral: true, secondsMax: limits.secondsPerProgram });
        if (whole) {
          consider(whole);
          const least = Math.ceil(whole.bound - tolerance(whole.bound)) + constant[criterion];
          if (!isCut) bound[criterion] = Math.max(bound[criterion], Math.min(least, best.cost()[criterion]));
        }
      }
    }
    if (best.cost()[criterion] > bound[criterion]) {
      proven = false;
      break;
    }
    kept.push({
      lower: Number.NEGATIVE_INFINITY,
      upper: best.cost()[criterion] - constant[criterion],
      entries: entriesOf(cost),
    });
  }
  const cost = best.cost();
  if (solve === null) proven &&= cost.slice(0, limits.criteria).every((each, at) => each === bound[at]);
  const known = proven ? cost : (cost.map((each, at) => Math.min(each, bound[at])) as unknown as Cost);
  return {
    shares: best.shares,
    cost,
    bound: known,
    proven,
    marginal: marginalsOf(component, best.shares, duals),
    isMarginalExact: false,
  };
};

/** By how much a solver's bound may be off. */
const tolerance = (bound: number): number => Math.min(0.4, 1e-4 + Math.abs(bound) * 1e-9);

/** Decides a component; never worse than `start`. */
export const decide = async (component: Component, start: Shares, solving: Solving): Promise<Decided> => {
  if (!isTransport(component)) return byPrograms(component, start, solving);
  const { shares, marginal } = cheapestFlow(component);
  const cost = openTally(component, shares).cost();
  return { shares, cost, bound: cost, proven: true, marginal, isMarginalExact: true };
};
