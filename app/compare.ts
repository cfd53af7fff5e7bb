/** Use case: what changed between two runs, and why: for each position that differs, what differs in everything it is computed from. */
import { parseDay } from '../engine/estate/days.ts';
import { type PositionRecord, positionRecords } from '../engine/explain/view.ts';
import type { License } from '../engine/license/license.ts';
import { compareText, fold } from '../engine/names.ts';
import type { Run } from '../engine/reconcile.ts';
import type { Terms } from '../engine/terms.ts';
import type { Cause } from './compare/causes.ts';
import { compareEstates, type Estates } from './compare/estates.ts';
import { causesOfCatalog } from './compare/ofCatalog.ts';
import { causesOfInventory } from './compare/ofInventory.ts';
import { causesOfLicense } from './compare/ofLicense.ts';
import { loadRun, termsOfRun } from './runs.ts';
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

export interface RunDifference {
  readonly from: StoredRun;
  readonly to: StoredRun;
  /** What holds for the runs as a whole: another day, policy or catalog. */
  readonly causes: readonly Cause[];
  /** By license key. */
  readonly positions: readonly PositionDifference[];
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

/** Positions that differ, by folded license key in the order of keys. */
export const changedPositions = (
  before: Run,
  after: Run,
): readonly {
  readonly key: string;
  readonly before: PositionRecord | null;
  readonly after: PositionRecord | null;
}[] => {
  const byKey = (run: Run) => new Map(positionRecords(run).map(position => [fold(position.license), position]));
  const [was, is] = [byKey(before), byKey(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort(compareText)
    .map(key => ({ key, before: was.get(key) ?? null, after: is.get(key) ?? null }))
    .filter(({ before: a, after: b }) => JSON.stringify(a) !== JSON.stringify(b));
};

const licenseIn = (run: Run, key: string): License | undefined =>
  run.ledger.licenses.find(({ row }) => fold(row.license) === key);

const productsOf = (run: Run, license: License | undefined): readonly string[] =>
  license ? license.products.map(({ product }) => run.image.products.name[product]) : [];

interface Setting {
  readonly estates: Estates;
  readonly terms: readonly [before: Terms, after: Terms];
  readonly days: readonly [from: number, to: number];
  readonly isOtherPolicy: boolean;
}

const wholeLicense = (kind: 'license-added' | 'license-removed', name: string): Cause => ({
  kind,
  count: 1,
  detail: name,
  sentence: kind === 'license-added' ? 'The license is new.' : 'The license is gone.',
});

const elsewhere = (isOtherPolicy: boolean): Cause => ({
  kind: 'elsewhere',
  count: 1,
  detail: '',
  sentence: isOtherPolicy
    ? 'Nothing about the license itself differs; the other policy gives installations out differently.'
    : 'Nothing about the license itself differs; other licenses took more or left more.',
});

const causesOf = ({ estates, terms, days, isOtherPolicy }: Setting, key: string, name: string): readonly Cause[] => {
  const before = licenseIn(estates.before, key);
  const after = licenseIn(estates.after, key);
  if (!before) return [wholeLicense('license-added', name)];
  if (!after) return [wholeLicense('license-removed', name)];
  const products = [...new Set([...productsOf(estates.before, before), ...productsOf(estates.after, after)])];
  const causes = [
    ...causesOfLicense(estates, name, { before, after, from: days[0], to: days[1] }),
    ...causesOfInventory(estates, products),
    ...causesOfCatalog(terms[0], terms[1], after.metricId),
  ];
  return causes.length > 0 ? causes : [elsewhere(isOtherPolicy)];
};

/** Compares two stored runs. Throws `AppError` NOT_FOUND where one of them does not exist. */
export const compareRuns = (workspace: Workspace, from: number, to: number): RunDifference => {
  const [a, b] = [loadRun(workspace, from), loadRun(workspace, to)];
  const setting: Setting = {
    estates: compareEstates(a.run, b.run),
    terms: [termsOfRun(workspace, from), termsOfRun(workspace, to)],
    days: [parseDay(a.meta.asOf)!, parseDay(b.meta.asOf)!],
    isOtherPolicy: a.meta.policy !== b.meta.policy,
  };
  const positions = changedPositions(a.run, b.run).map(({ key, before, after }) => {
    const { license, name } = (after ?? before)!;
    return { license, name, before, after, causes: causesOf(setting, key, license) };
  });
  return { from: a.meta, to: b.meta, causes: runCauses(a.meta, b.meta), positions };
};
