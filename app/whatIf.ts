/** Use case: what would a change of rights, purchases or inventory do? Positions before and after; nothing is stored. */
import { formatDay } from '../engine/estate/days.ts';
import type { Problem } from '../engine/estate/problem.ts';
import type { TableName } from '../engine/estate/tables.ts';
import type { PositionRecord } from '../engine/explain/view.ts';
import type { Policy, Run } from '../engine/reconcile.ts';
import { changedPositions } from './compare/positions.ts';
import type { Rates } from './policies.ts';
import type { RunTotals } from './storedRun.ts';
import { isError } from './what-if/changed.ts';
import { type Move, movesBetween } from './what-if/moved.ts';
import { type ChangeSet, readChanges } from './what-if/read.ts';
import { type RecordChanges, recordedChanges } from './what-if/records.ts';
import { type Extent, trial } from './what-if/trial.ts';
import type { Unpacking } from './what-if/unpack.ts';
import type { Workspace } from './workspace.ts';

/** YAML: tables of the estate with the rows that are to change; `remove` with rows by key; `as_of`. */
interface WrittenChanges {
  readonly text: string;
  /** Its name, for problems. */
  readonly file: string;
}

export type WhatIfChanges = WrittenChanges | RecordChanges;

export interface WhatIfOptions {
  /** Day of both positions where the change set names none (whole days since 1970-01-01). */
  readonly asOf: number;
  readonly policy?: Policy;
  readonly rates?: Rates;
  readonly signal?: AbortSignal;
  /** What `beginUnpacking` has begun. */
  readonly unpacking?: Unpacking | null;
}

export interface ChangedPosition {
  readonly license: string;
  readonly name: string;
  readonly before: PositionRecord | null;
  readonly after: PositionRecord | null;
}

interface Answered {
  /** Day of the positions after. */
  readonly asOf: string;
  /** Day of the positions before: another one only where nothing but the day is changed. */
  readonly asOfBefore: string;
  readonly policy: Policy;
  readonly refused: false;
  /** Warnings. */
  readonly problems: readonly Problem[];
  /** How many rows went, by table, with those that named them. */
  readonly removed: Readonly<Partial<Record<TableName, number>>>;
  /** Of the whole estate. */
  readonly before: RunTotals;
  readonly after: RunTotals;
  /** Only those that differ, by license key. */
  readonly positions: readonly ChangedPosition[];
  /** Installations that are there before and after and go from one license to another. */
  readonly moved: readonly Move[];
  /** How much of the estate was computed anew. */
  readonly extent: Extent;
}

/** The change set is refused: the problems say where and why. */
interface Refused {
  readonly refused: true;
  readonly problems: readonly Problem[];
}

export type WhatIfOutcome = Answered | Refused;

const positionsBetween = (before: Run, after: Run): readonly ChangedPosition[] =>
  changedPositions(before, after).map(changed => {
    const { license, name } = (changed.after ?? changed.before)!;
    return { license, name, before: changed.before, after: changed.after };
  });

const readAny = (given: WhatIfChanges): { readonly changes: ChangeSet; readonly problems: readonly Problem[] } =>
  'text' in given ? readChanges(given.text, given.file) : { changes: recordedChanges(given), problems: [] };

/**
 * Computes the present estate with and without the changes. Only what the changes touch is computed anew, where what is known of the
 * whole allows that. A change set with errors is refused as a whole. Throws `AppError` where the policy cannot answer, and the reason of
 * `signal`.
 */
export const whatIf = async (
  workspace: Workspace,
  given: WhatIfChanges,
  { asOf, policy = 'priority', rates, signal, unpacking }: WhatIfOptions,
): Promise<WhatIfOutcome> => {
  const { changes, problems: written } = readAny(given);
  const isRefused = written.some(isError);
  if (isRefused && changes.rows.size + changes.removals.size === 0) return { refused: true, problems: written };
  const tried = await trial(workspace, changes, { asOf, policy, rates, signal, unpacking, isRefused });
  const problems = [...written, ...tried.problems];
  if (!tried.answer) return { refused: true, problems };
  const { days, before, after, totals, removed, extent } = tried.answer;
  return {
    asOf: formatDay(days.after),
    asOfBefore: formatDay(days.before),
    policy,
    refused: false,
    problems,
    removed,
    before: totals.before,
    after: totals.after,
    positions: positionsBetween(before, after),
    moved: movesBetween(before, after),
    extent,
  };
};
