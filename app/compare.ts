/** Use case: what changed between two runs, and why: for each position that differs, what differs in everything it is computed from. */
import { parseDay } from '../engine/estate/days.ts';
import { type PositionRecord, positionRecords } from '../engine/explain/view.ts';
import { compareText, fold } from '../engine/names.ts';
import type { Run } from '../engine/reconcile.ts';
import type { Cause } from './compare/causes.ts';
import { compareEstates } from './compare/estates.ts';
import { causesOfPosition, causesOfUnlicensed, type Setting } from './compare/ofPosition.ts';
import { changedPositions } from './compare/positions.ts';
import { licensesWithOtherProblems } from './compare/problems.ts';
import { type Between, withChanges } from './compare/recorded.ts';
import { changedUnlicensed, type UnlicensedCounts } from './compare/unlicensed.ts';
import { loadRun, type OpenRun, termsOfRun } from './runs.ts';
import type { StoredRun } from './storedRun.ts';
import type { Workspace } from './workspace.ts';

export type { Cause, CauseKind } from './compare/causes.ts';

/** A position that is not the same in both runs; null where the license is in one of them only. */
export interface PositionDifference {
  readonly license: string;
  readonly name: string;
  readonly before: PositionRecord | null;
  readonly after: PositionRecord | null;
  readonly causes: readonly Cause[];
}

/** A product of which more or less is unlicensed. */
export interface UnlicensedDifference extends UnlicensedCounts {
  readonly causes: readonly Cause[];
}

export interface RunDifference {
  readonly from: StoredRun;
  readonly to: StoredRun;
  /** What holds for the runs as a whole: another day, policy or catalog. */
  readonly causes: readonly Cause[];
  /** By license key. */
  readonly positions: readonly PositionDifference[];
  /** By product key. */
  readonly unlicensed: readonly UnlicensedDifference[];
}

const runCauses = (from: StoredRun, to: StoredRun): readonly Cause[] => {
  const cause = (kind: Cause['kind'], before: string, after: string, sentence: string): Cause[] =>
    before === after ? [] : [{ kind, count: 1, detail: `${before} → ${after}`, sentence }];
  return [
    ...cause('day-changed', from.asOf, to.asOf, `Computed for ${to.asOf} instead of ${from.asOf}.`),
    ...cause(
      'policy-changed',
      from.policy,
      to.policy,
      `Given out by the policy ${to.policy} instead of ${from.policy}.`,
    ),
    ...cause(
      'catalog-changed',
      from.catalogHash.slice(0, 12),
      to.catalogHash.slice(0, 12),
      "The catalog of the publishers' numbers is another one.",
    ),
  ];
};

/** Positions that differ, in figures or in what is wrong with them, in the order of keys. */
const differing = (before: Run, after: Run): ReturnType<typeof changedPositions> => {
  const changed = new Map(changedPositions(before, after).map(each => [each.key, each]));
  const others = [...licensesWithOtherProblems(before, after)].filter(key => !changed.has(key));
  if (others.length === 0) return [...changed.values()];
  const byKey = (run: Run) => new Map(positionRecords(run).map(position => [fold(position.license), position]));
  const [was, is] = [byKey(before), byKey(after)];
  for (const key of others) changed.set(key, { key, before: was.get(key) ?? null, after: is.get(key) ?? null });
  return [...changed.values()].sort((a, b) => compareText(a.key, b.key));
};

/** Moments between which changes count, whichever of the two runs is the later one. */
const momentsOf = (from: StoredRun, to: StoredRun): Between => {
  const [a, b] = [Date.parse(from.startedAt), Date.parse(to.startedAt)];
  return [Math.min(a, b), Math.max(a, b)];
};

/** What differs between two runs, with the publishers' numbers each was computed with. */
export const differenceOf = (a: OpenRun, b: OpenRun, terms: Setting['terms']): RunDifference => {
  const changed = differing(a.run, b.run);
  const setting: Setting = {
    estates: compareEstates(a.run, b.run),
    terms,
    days: [parseDay(a.meta.asOf)!, parseDay(b.meta.asOf)!],
    isOtherPolicy: a.meta.policy !== b.meta.policy,
    changed: new Set(changed.map(({ key }) => key)),
  };
  return {
    from: a.meta,
    to: b.meta,
    causes: runCauses(a.meta, b.meta),
    positions: changed.map(({ key, before, after }) => {
      const { license, name } = (after ?? before)!;
      return { license, name, before, after, causes: causesOfPosition(setting, key, license) };
    }),
    unlicensed: changedUnlicensed(a.run, b.run).map(({ key: _, ...counts }) => ({
      ...counts,
      causes: causesOfUnlicensed(setting, counts.product),
    })),
  };
};

/**
 * Compares two stored runs; causes that are changes of rights say who made them. Throws `AppError` NOT_FOUND where one of the runs does
 * not exist.
 */
export const compareRuns = (workspace: Workspace, from: number, to: number): RunDifference => {
  const [a, b] = [loadRun(workspace, from), loadRun(workspace, to)];
  const difference = differenceOf(a, b, [termsOfRun(workspace, from), termsOfRun(workspace, to)]);
  const between = momentsOf(a.meta, b.meta);
  const recorded = <T extends { readonly causes: readonly Cause[] }>(each: T): T => ({
    ...each,
    causes: each.causes.map(cause => withChanges(workspace.db, cause, between)),
  });
  return {
    ...difference,
    positions: difference.positions.map(recorded),
    unlicensed: difference.unlicensed.map(recorded),
  };
};
