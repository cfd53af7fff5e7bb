/** A bound that no rounding can spoil: from the duals of a linear program, computed exactly. */
import type { Program } from './program.ts';

/** Duals are taken as multiples of 2⁻³⁰: any duals give a bound, good ones a good bound. */
const FINE = 2 ** 30;

const ceilDivide = (value: bigint, divisor: bigint): bigint => {
  const quotient = value / divisor;
  return value > 0n && value % divisor !== 0n ? quotient + 1n : quotient;
};

/**
 * The least whole number that the cost of whole-number solutions cannot be below: for any row multipliers y the cost is at least
 * Σ y·row bound + Σ min over each column of its reduced cost. Every column needs finite bounds, every number must be whole.
 * `choices` are runs of columns that add up to a constant in the row of the same number: their multipliers are set to the best.
 */
export const exactBound = (
  program: Program,
  duals: Float64Array,
  choices: readonly { readonly from: number; readonly to: number; readonly sum: number }[],
): number => {
  const { cost, lower, upper, rowLower, rowUpper, starts, indices, values } = program;
  const reduced = Array.from(cost, each => BigInt(each) * BigInt(FINE));
  let bound = 0n;
  for (let row = choices.length; row < rowLower.length; row++) {
    const dual = BigInt(Math.round(duals[row] * FINE));
    const edge = dual > 0n ? rowLower[row] : rowUpper[row];
    if (dual === 0n || !Number.isFinite(edge)) continue;
    bound += dual * BigInt(edge);
    for (let at = starts[row]; at < starts[row + 1]; at++) reduced[indices[at]] -= dual * BigInt(values[at]);
  }
  let column = 0;
  for (const { from, to, sum } of choices) {
    let least = reduced[from];
    for (let at = from + 1; at < to; at++) if (reduced[at] < least) least = reduced[at];
    bound += least * BigInt(sum);
    column = to;
  }
  for (; column < reduced.length; column++)
    bound += reduced[column] * BigInt(reduced[column] > 0n ? lower[column] : upper[column]);
  return Number(ceilDivide(bound, BigInt(FINE)));
};
