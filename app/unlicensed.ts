/** Use case: installations and accesses that no license covers, one by one or by product, with why. */
import type { Reason } from '../engine/codes.ts';
import { type Decision, unlicensedDecisions } from '../engine/explain/decisions.ts';
import { candidatesOf } from '../engine/explain/lookup.ts';
import { REASON_TEXTS } from '../engine/explain/reasons.ts';
import { candidateSentence } from '../engine/explain/sentences.ts';
import { fold } from '../engine/names.ts';
import type { Run } from '../engine/reconcile.ts';
import type { OpenRun } from './runCache.ts';
import { seenDecision } from './scope/ofRun.ts';

/** Why nothing covers an installation or access: no license names the product, or none of those that do may cover it. */
export const UNLICENSED_REASONS = ['NO_LICENSE', 'NO_RIGHT'] as const satisfies readonly Reason[];

export interface UnlicensedQuery {
  /** Whole name of the product's publisher, in any case. */
  readonly publisher?: string;
  /** Whole name of the product, in any case. */
  readonly product?: string;
  /** Part of the computer, user or product, in any case. */
  readonly text?: string;
  readonly reasons?: readonly (typeof UNLICENSED_REASONS)[number][];
}

const publishers = new WeakMap<Run, ReadonlyMap<string, string>>();

/** Publisher of a product, '' where none is known. */
export const publisherOf = (run: Run, product: string): string => {
  if (!publishers.has(run))
    publishers.set(run, new Map(run.image.rows.products.map(row => [fold(row.product), row.publisher])));
  return publishers.get(run)!.get(fold(product)) ?? '';
};

const fits = (run: Run, decision: Decision, { publisher, product, text, reasons }: UnlicensedQuery): boolean =>
  (publisher === undefined || fold(publisherOf(run, decision.product ?? '')) === fold(publisher)) &&
  (product === undefined || fold(decision.product ?? '') === fold(product)) &&
  (reasons === undefined || reasons.some(reason => reason === decision.reason)) &&
  (text === undefined ||
    fold([decision.computer, decision.user, decision.product].filter(Boolean).join(' ')).includes(fold(text)));

/** Decisions that are unlicensed and may be seen, one after the other: installations in unit order, then accesses. */
export function* unlicensedOf({ run, within }: OpenRun, query: UnlicensedQuery = {}): Iterable<Decision> {
  for (const decision of unlicensedDecisions(run)) {
    const seen = within ? seenDecision(run, decision, within) : decision;
    if (seen && fits(run, seen, query)) yield seen;
  }
}

/** What one license said to installations of a group, and how often. */
export interface Why {
  readonly license: string;
  readonly reason: Reason | null;
  readonly count: number;
  /** The first such answer in words. */
  readonly sentence: string;
}

export interface UnlicensedGroup {
  readonly product: string;
  readonly publisher: string;
  readonly version: string;
  readonly edition: string;
  /** `NO_LICENSE`: no license names the product; `NO_RIGHT`: some do, and `why` tells what each says. */
  readonly reason: Reason;
  readonly sentence: string;
  readonly count: number;
  /** The first of the computers (users, where there is none). */
  readonly where: readonly string[];
  readonly why: readonly Why[];
}

const SHOWN = 5;

interface Group {
  readonly first: Decision;
  count: number;
  readonly where: string[];
  readonly why: Map<string, { -readonly [K in keyof Why]: Why[K] }>;
}

const tell = (run: Run, group: Group, id: number): void => {
  for (const candidate of candidatesOf(run, id)) {
    const license = candidate.license.row.license;
    const key = `${license}\n${candidate.reason}`;
    const known = group.why.get(key);
    if (known) known.count++;
    else {
      const sentence = candidateSentence(run, id, candidate);
      group.why.set(key, { license, reason: candidate.reason, count: 1, sentence });
    }
  }
};

/** The same by product, version and edition, the most frequent first. */
export const unlicensedByProduct = (open: OpenRun, query: UnlicensedQuery = {}): readonly UnlicensedGroup[] => {
  const { run } = open;
  const groups = new Map<string, Group>();
  for (const decision of unlicensedOf(open, query)) {
    const key = [decision.product, decision.version, decision.edition, decision.reason]
      .map(part => fold(part ?? ''))
      .join('\n');
    if (!groups.has(key)) groups.set(key, { first: decision, count: 0, where: [], why: new Map() });
    const group = groups.get(key)!;
    group.count++;
    const place = decision.computer ?? decision.user ?? '';
    if (group.where.length < SHOWN && !group.where.includes(place)) group.where.push(place);
    tell(run, group, decision.id);
  }
  return [...groups.values()]
    .map(({ first, count, where, why }) => ({
      product: first.product ?? '',
      publisher: publisherOf(run, first.product ?? ''),
      version: first.version ?? '',
      edition: first.edition ?? '',
      reason: first.reason!,
      sentence: REASON_TEXTS[first.reason!],
      count,
      where,
      why: [...why.values()],
    }))
    .sort((a, b) => b.count - a.count);
};
