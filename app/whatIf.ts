/** Use case: what would a change of rights, purchases or inventory do? Positions before and after; nothing is stored. */
import { formatDay } from '../engine/estate/days.ts';
import { type Problem, WARNINGS } from '../engine/estate/problem.ts';
import type { TableName } from '../engine/estate/tables.ts';
import type { PositionRecord } from '../engine/explain/view.ts';
import { imageOf } from '../engine/image/build.ts';
import type { Image } from '../engine/image/image.ts';
import { installationsOf } from '../engine/recognition/installations.ts';
import type { Policy } from '../engine/reconcile.ts';
import { changedPositions } from './compare.ts';
import { compute, type Rates } from './policies.ts';
import { type RunTotals, runTotalsOf } from './storedRun.ts';
import { applyToInstallations } from './what-if/installations.ts';
import { type ChangeSet, readChanges } from './what-if/read.ts';
import { applyToRows } from './what-if/rows.ts';
import type { PresentEstate, Workspace } from './workspace.ts';

export interface WhatIfChanges {
  /** YAML: tables of the estate with the rows that are to change; `remove` with rows by key; `as_of`. */
  readonly text: string;
  /** Its name, for problems. */
  readonly file: string;
}

export interface WhatIfOptions {
  /** Day of both positions where the change set names none (whole days since 1970-01-01). */
  readonly asOf: number;
  readonly policy?: Policy;
  readonly rates?: Rates;
  readonly signal?: AbortSignal;
}

export interface ChangedPosition {
  readonly license: string;
  readonly name: string;
  readonly before: PositionRecord | null;
  readonly after: PositionRecord | null;
}

interface Answered {
  readonly asOf: string;
  readonly policy: Policy;
  readonly refused: false;
  /** Warnings. */
  readonly problems: readonly Problem[];
  /** How many rows went, by table, with those that named them. */
  readonly removed: Readonly<Partial<Record<TableName, number>>>;
  readonly before: RunTotals;
  readonly after: RunTotals;
  /** Only those that differ, by license key. */
  readonly positions: readonly ChangedPosition[];
}

/** The change set is refused: the problems say where and why. */
interface Refused {
  readonly refused: true;
  readonly problems: readonly Problem[];
}

export type WhatIfOutcome = Answered | Refused;

interface Changed {
  readonly image?: Image;
  readonly problems: readonly Problem[];
  readonly removed: Answered['removed'];
}

const isError = ({ code }: Problem): boolean => !WARNINGS.has(code);

const changedImage = (present: PresentEstate, changes: ChangeSet, { metricAliases }: Workspace): Changed => {
  const { estate, problems, removed } = applyToRows(present.rows, changes, { file: changes.file, metricAliases });
  if (problems.some(isError)) return { problems, removed };
  const recognized = installationsOf(estate.evidence, present.rows.recognition, estate.installations);
  const { columns, removed: gone } = applyToInstallations(
    present.columns,
    present.rows.computers,
    estate,
    recognized.installations,
    changes.removals.get('installations') ?? [],
  );
  return {
    image: imageOf(estate, columns),
    problems,
    removed: gone > 0 ? { ...removed, installations: gone } : removed,
  };
};

/**
 * Computes the present estate with and without the changes, for the same day. A change set with errors is refused as a whole.
 * Throws `AppError` where the policy cannot answer, and the reason of `signal`.
 */
export const whatIf = async (
  workspace: Workspace,
  { text, file }: WhatIfChanges,
  { asOf: day, policy = 'priority', rates, signal }: WhatIfOptions,
): Promise<WhatIfOutcome> => {
  const { changes, problems: written } = readChanges(text, file);
  const present = workspace.estate();
  const { image, problems: found, removed } = changedImage(present, changes, workspace);
  const problems = [...written, ...found];
  if (!image || problems.some(isError)) return { refused: true, problems };
  const asOf = changes.asOf ?? day;
  const terms = workspace.termsFor(asOf);
  const before = await compute(policy, { image: present.image, terms, asOf, rates, signal });
  const after = await compute(policy, { image, terms, asOf, rates, signal });
  return {
    asOf: formatDay(asOf),
    policy,
    refused: false,
    problems,
    removed,
    before: runTotalsOf(before.run),
    after: runTotalsOf(after.run),
    positions: changedPositions(before.run, after.run).map(changed => {
      const { license, name } = (changed.after ?? changed.before)!;
      return { license, name, before: changed.before, after: changed.after };
    }),
  };
};
