/** Tries a change set: computes before and after for the part of the estate that it touches, or for the whole where a part cannot answer. */
import type { Problem } from '../../engine/estate/problem.ts';
import type { Image } from '../../engine/image/image.ts';
import type { Price } from '../../engine/license/license.ts';
import type { Policy, Run } from '../../engine/reconcile.ts';
import { type Computed, compute, type Rates } from '../policies.ts';
import type { RunTotals } from '../storedRun.ts';
import type { Workspace } from '../workspace.ts';
import { type Asked, type Basis, basisOf, wholeImage } from './basis.ts';
import { type Changed, changedImage } from './changed.ts';
import type { ChangeSet } from './read.ts';
import { isComparable, isSettled } from './settled.ts';
import { cutSides, slicedSides } from './sides.ts';
import { withSuggestions } from './suggest.ts';
import { tablesOfRows } from './tables.ts';
import { currenciesOutside, pricesOf, totalsAfter, type WholeTotals, wholeTotalsOf } from './totals.ts';
import { touchedBy } from './touched.ts';
import { beginUnpacking, type Unpacking } from './unpack.ts';

/** Whether a part of the estate was computed anew or all of it, and how much that was. */
export interface Extent {
  readonly scope: 'part' | 'whole';
  readonly licenses: number;
  readonly installations: number;
}

interface Answer {
  readonly days: { readonly before: number; readonly after: number };
  readonly before: Run;
  readonly after: Run;
  readonly totals: { readonly before: RunTotals; readonly after: RunTotals };
  readonly removed: Changed['removed'];
  readonly extent: Extent;
}

export interface Tried {
  /** Undefined where the changes are refused. */
  readonly answer?: Answer;
  readonly problems: readonly Problem[];
}

export interface TrialOptions {
  readonly asOf: number;
  readonly policy: Policy;
  readonly rates?: Rates;
  readonly signal?: AbortSignal;
  /** The image of the present estate, where somebody has begun to unpack it. */
  readonly unpacking?: Unpacking | null;
  /** Whether the changes are known to be refused: then they are only checked, so that every problem is told. */
  readonly isRefused?: boolean;
}

const extentOf = (
  scope: Extent['scope'],
  { before, after }: { readonly before: Run; readonly after: Run },
): Extent => ({
  scope,
  licenses: Math.max(before.settled.positions.length, after.settled.positions.length),
  installations: Math.max(before.image.installations.count, after.image.installations.count),
});

/** Days of both sides: that of the change set, unless it is all that is changed. */
const daysOf = ({ asOf, rows, removals }: ChangeSet, day: number): Answer['days'] => {
  if (asOf === undefined) return { before: day, after: day };
  return rows.size + removals.size === 0 ? { before: day, after: asOf } : { before: asOf, after: asOf };
};

/** Computes everything on both sides. What a part comes to is held against this. */
export const tryWhole = async (
  workspace: Workspace,
  changes: ChangeSet,
  { asOf: day, policy, rates, signal }: TrialOptions,
): Promise<Tried> => {
  const { rows, columns, image } = workspace.estate();
  const days = daysOf(changes, day);
  const changed = changedImage(rows, columns, image, changes, workspace);
  if (!changed.image) return changed;
  const of = (each: Image, asOf: number): Promise<Computed> =>
    compute(policy, { image: each, terms: workspace.termsFor(asOf), asOf, rates, signal });
  const { run: before } = await of(image, days.before);
  const { run: after } = await of(changed.image, days.after);
  return {
    problems: changed.problems,
    answer: {
      days,
      before,
      after,
      totals: { before: wholeTotalsOf(before).totals, after: wholeTotalsOf(after).totals },
      removed: changed.removed,
      extent: extentOf('whole', { before, after }),
    },
  };
};

/** Totals of the present estate: known, or computed once; null where computing them again could come to others. */
export const presentTotals = async (
  workspace: Workspace,
  { known, keep, terms }: Basis,
  asked: Asked,
  signal: AbortSignal | undefined,
): Promise<WholeTotals | null> => {
  if (known) return known;
  const computed = await compute(asked.policy, { ...asked, terms, image: wholeImage(workspace), signal });
  if (!isSettled(asked, computed)) return null;
  const totals = wholeTotalsOf(computed.run);
  keep(totals);
  return totals;
};

const pricesOfRun = (run: Run): readonly Price[] => run.settled.positions.map(({ license }) => license.price);

/** Computes what the changes touch; null where only the whole can answer. */
const tryPart = async (
  workspace: Workspace,
  changes: ChangeSet,
  asked: Asked,
  unpacking: Unpacking | null,
  { isRefused, signal }: Pick<TrialOptions, 'isRefused' | 'signal'>,
): Promise<Tried | null> => {
  const basis = await basisOf(workspace, asked, unpacking);
  const { tables, terms, image: wholeInMemory } = basis;
  const members = touchedBy(changes, tables);
  const { image, changed } =
    slicedSides(tables, wholeInMemory, members, changes, workspace) ?? cutSides(tables, members, changes, workspace);
  const problems = withSuggestions(changed.problems, changes, tables);
  if (!changed.image || isRefused) return { problems };
  const prices = [...pricesOf(tables).values()];
  if (!isComparable(asked, prices)) return null;
  const known = await presentTotals(workspace, basis, asked, signal);
  if (!known) return null;
  const before = await compute(asked.policy, { ...asked, terms, image, signal });
  const after = await compute(asked.policy, { ...asked, terms, image: changed.image, signal });
  if (!isSettled(asked, before) || !isSettled(asked, after)) return null;
  if (!isComparable(asked, [...prices, ...pricesOfRun(after.run)])) return null;
  const others = currenciesOutside(tables, members.nodes, asked.asOf);
  const both = { before: before.run, after: after.run };
  return {
    problems,
    answer: {
      days: { before: asked.asOf, after: asked.asOf },
      ...both,
      totals: { before: known.totals, after: totalsAfter(known, before.run, after.run, others) },
      removed: changed.removed,
      extent: extentOf('part', both),
    },
  };
};

/**
 * Tries a change set. Evidence has to be recognized by rules that may name any product, and another day changes everything: then the whole
 * estate is computed. Throws `AppError` where the policy cannot answer, and the reason of `signal`.
 */
export const trial = async (workspace: Workspace, changes: ChangeSet, options: TrialOptions): Promise<Tried> => {
  const days = daysOf(changes, options.asOf);
  const inParts = options.isRefused === true || (days.before === days.after && !changes.rows.has('evidence'));
  const unpacking = inParts ? (options.unpacking ?? beginUnpacking(workspace)) : null;
  const asked = {
    asOf: days.before,
    policy: options.policy,
    rates: options.rates,
  };
  const part = inParts ? await tryPart(workspace, changes, asked, unpacking, options) : null;
  if (part) return part;
  const tried = await tryWhole(workspace, changes, options);
  const { rows, columns } = workspace.estate();
  return { ...tried, problems: withSuggestions(tried.problems, changes, tablesOfRows(rows, columns)) };
};
