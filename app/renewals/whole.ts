/** The whole estate on a day, computed once for each day that asks for it. */
import { compute } from '../policies.ts';
import { wholeImage } from '../what-if/basis.ts';
import { isSettled } from '../what-if/settled.ts';
import { type WholeTotals, wholeTotalsOf } from '../what-if/totals.ts';
import type { Workspace } from '../workspace.ts';
import { type Conditions, figuresOf, type Standing } from './standing.ts';

interface WholeStanding extends Standing {
  readonly exact: WholeTotals;
  /** Whether parts may be put in the place of others in it. */
  readonly isSettled: boolean;
}

export type WholeOn = (day: number) => Promise<WholeStanding>;

/** Throws `AppError` where the policy cannot answer, and the reason of the signal. */
export const openWhole = (workspace: Workspace, { policy, rates, signal }: Conditions): WholeOn => {
  const known = new Map<number, WholeStanding>();
  return async day => {
    const before = known.get(day);
    if (before) return before;
    signal?.throwIfAborted();
    const asked = { asOf: day, policy, rates };
    const question = { ...asked, terms: workspace.termsFor(day), image: wholeImage(workspace), signal };
    const computed = await compute(policy, question);
    const exact = wholeTotalsOf(computed.run);
    const standing: WholeStanding = {
      totals: exact.totals,
      exact,
      figures: figuresOf(computed.run),
      isSettled: isSettled(asked, computed),
    };
    known.set(day, standing);
    return standing;
  };
};
