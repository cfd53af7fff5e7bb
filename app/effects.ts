/** What changes of rights did to consumption: the positions with them and without them, everything else being as it is now. */
import { dayOf, formatDay, parseDay } from '../engine/estate/days.ts';
import { countUnlicensed } from '../engine/explain/decisions.ts';
import type { PositionRecord } from '../engine/explain/view.ts';
import type { Policy, Run } from '../engine/reconcile.ts';
import type { StoredEffect } from '../store/changes.ts';
import { changing } from '../store/editRecords.ts';
import { hasMoreInstallations, loadEffect, pendingEffects, saveEffect } from '../store/effects.ts';
import { StoreError } from '../store/errors.ts';
import { changedPositions } from './compare/positions.ts';
import { partOfRights, type StateOfRights, wholeOfRights } from './effects/part.ts';
import { AppError } from './errors.ts';
import { compute, type Rates } from './policies.ts';
import { listRuns } from './runs.ts';
import type { Workspace } from './workspace.ts';

/** A position before and after; null where there was none. */
interface MovedPosition {
  readonly license: string;
  readonly name: string;
  readonly before: PositionRecord | null;
  readonly after: PositionRecord | null;
}

/** What changes of rights did to consumption. */
export interface ChangeEffect {
  /** The day it was computed for, such as 2026-01-31: that of the last run, else today; null where it is not known. */
  readonly asOf: string | null;
  readonly policy: Policy | null;
  /** How many changes it is the effect of. */
  readonly together: number;
  /** Positions that differ, by license key. */
  readonly positions: readonly MovedPosition[];
  /** What no license covers, before and after. */
  readonly unlicensed: { readonly before: number; readonly after: number } | null;
  /** Why it is not known; null where it is. */
  readonly notComputed: string | null;
}

export interface EffectOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds since 1970-01-01 UTC; the clock when left out. */
  readonly now?: () => number;
  /** Whether to wait while somebody else writes to the database, however long that takes. */
  readonly isPatient?: boolean;
}

const WAITING = 'It is being computed, or the program was ended before it was.';

const blankEffect = (together: number): ChangeEffect => ({
  asOf: null,
  policy: null,
  together,
  positions: [],
  unlicensed: null,
  notComputed: null,
});

/** The effect of a change as it is stored; null where no rights were changed. */
export const effectOf = (stored: StoredEffect | null): ChangeEffect | null => {
  if (stored === null) return null;
  const { last: _, pending, ...known } = stored;
  const blank = blankEffect(stored.together);
  return pending ? { ...blank, notComputed: WAITING } : { ...blank, ...known };
};

/** Installations up to which an effect is computed at once, before whoever made the change is answered. */
const QUICK_INSTALLATIONS = 20_000;

interface Question {
  readonly asOf: number;
  readonly policy: Policy;
  readonly rates?: Rates;
}

/** As the last run was computed; where there is none, for today. */
const questionOf = (workspace: Workspace, at: number): Question => {
  const last = listRuns(workspace, { limit: 1 })[0];
  if (!last) return { asOf: dayOf(at), policy: 'priority' };
  return { asOf: parseDay(last.asOf)!, policy: last.policy, rates: last.totals.rates };
};

/** Computes the estate without the changes of rights from one on; a state that was asked for before is not computed again. */
const runsWithout = (workspace: Workspace, question: Question, state: StateOfRights, signal?: AbortSignal) => {
  const terms = workspace.termsFor(question.asOf);
  const known = new Map<number, Promise<Run>>();
  const answer = async (undone: number): Promise<Run> =>
    (await compute(question.policy, { image: state.imageWithout(undone), terms, ...question, signal })).run;
  return (from: number): Promise<Run> => {
    const undone = state.changes.filter(id => id >= from).length;
    if (!known.has(undone)) known.set(undone, answer(undone));
    return known.get(undone)!;
  };
};

const failure = (error: unknown): string => {
  if (error instanceof AppError) return error.message;
  throw error;
};

/** Figures of a position; a contract of another name that grants the same is no effect. */
const figuresOf = (position: PositionRecord | null): string => JSON.stringify({ ...position, inherits: null });

/** What is not covered in the part that was computed, before and after. */
interface Compared {
  readonly effect: ChangeEffect;
  readonly unlicensed: { readonly before: number; readonly after: number };
}

const compared = ({ asOf, policy }: Question, together: number, before: Run, after: Run): Compared => ({
  effect: {
    asOf: formatDay(asOf),
    policy,
    together,
    positions: changedPositions(before, after)
      .filter(position => figuresOf(position.before) !== figuresOf(position.after))
      .map(({ before: was, after: is }) => {
        const { license, name } = (is ?? was)!;
        return { license, name, before: was, after: is };
      }),
    unlicensed: null,
    notComputed: null,
  },
  unlicensed: { before: countUnlicensed(before), after: countUnlicensed(after) },
});

/** What no license covers outside a part of the estate; null where the estate is another one by now, or cannot be computed as a whole. */
const unlicensedOutside = async (
  workspace: Workspace,
  question: Question,
  { version, part }: { readonly version: number; readonly part: Run },
  signal?: AbortSignal,
): Promise<number | null> => {
  const present = workspace.estate();
  if (present.version !== version) return null;
  const terms = workspace.termsFor(question.asOf);
  try {
    const { run } = await compute(question.policy, { image: present.image, terms, ...question, signal });
    return countUnlicensed(run) - countUnlicensed(part);
  } catch (error) {
    failure(error);
    return null;
  }
};

const PAUSE_MS = 500;

/** Keeps an effect. Throws `StoreError` BUSY at once where somebody else writes, unless told to be patient. */
const keep = async (
  { db }: Workspace,
  first: number,
  effect: ChangeEffect & StoredEffect,
  { isPatient = false, signal }: EffectOptions,
): Promise<void> => {
  for (;;) {
    signal?.throwIfAborted();
    try {
      changing(db, () => saveEffect(db, first, effect));
      return;
    } catch (error) {
      if (!isPatient || !(error instanceof StoreError) || error.code !== 'BUSY') throw error;
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    }
  }
};

/**
 * Computes and keeps what changes of rights did, each named by the first of those made together. Changes that came later are left
 * out of the comparison. What cannot be computed is kept with the reason. Throws the reason of `signal`, and `StoreError`.
 */
export const recordEffects = async (
  workspace: Workspace,
  changes: readonly number[],
  options: EffectOptions = {},
): Promise<void> => {
  const { db } = workspace;
  const { signal, now = Date.now } = options;
  const wanted = [...new Set(changes)].sort((a, b) => b - a);
  const open = wanted.flatMap(first => {
    const stored = loadEffect(db, first);
    return stored?.pending ? [{ first, stored }] : [];
  });
  if (open.length === 0) return;
  const question = questionOf(workspace, now());
  const first = open.at(-1)!.first;
  // What else is searched decides what is found where it is not proven: a part need not come to the same then.
  const isInParts = question.policy === 'priority';
  const state = isInParts ? partOfRights(workspace, first) : wholeOfRights(workspace, first);
  const without = runsWithout(workspace, question, state, signal);
  const isLarge = hasMoreInstallations(db, QUICK_INSTALLATIONS);
  const found: (Compared & { readonly at: (typeof open)[number] })[] = [];
  for (const at of open) {
    const { together, last } = at.stored;
    try {
      const one = compared(question, together, await without(at.first), await without(last + 1));
      found.push({ at, ...one });
      // On a large estate positions are there long before all that no license covers is counted.
      if (isInParts && isLarge) await keep(workspace, at.first, { ...one.effect, last }, options);
    } catch (error) {
      await keep(workspace, at.first, { ...blankEffect(together), notComputed: failure(error), last }, options);
    }
  }
  if (found.length === 0) return;
  const part = { version: state.version, part: await without(Number.POSITIVE_INFINITY) };
  const others = isInParts ? await unlicensedOutside(workspace, question, part, signal) : 0;
  for (const { at, effect, unlicensed } of found) {
    const all = others === null ? null : { before: unlicensed.before + others, after: unlicensed.after + others };
    await keep(workspace, at.first, { ...effect, unlicensed: all, last: at.stored.last }, options);
  }
};

/** Changes of rights whose effect nobody computed, because the program was ended meanwhile. */
export const openEffects = ({ db }: Workspace): readonly number[] => pendingEffects(db);

/** Keeps that the effects of these changes could not be computed, and why. */
export const giveUpEffects = ({ db }: Workspace, changes: readonly number[], reason: string): void => {
  for (const first of changes) {
    const stored = loadEffect(db, first);
    if (!stored?.pending) continue;
    const { together, last } = stored;
    saveEffect(db, first, { ...blankEffect(together), notComputed: reason, last } as StoredEffect);
  }
};

/** Whether effects take no longer than an answer may. */
export const isQuick = (workspace: Workspace): boolean =>
  (listRuns(workspace, { limit: 1 })[0]?.policy ?? 'priority') === 'priority' &&
  !hasMoreInstallations(workspace.db, QUICK_INSTALLATIONS);
