/** Renewals by parts must come to what computing the whole estate for every day comes to. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { AppError } from '../../app/errors.ts';
import { compute, type Rates } from '../../app/policies.ts';
import { reconcileEstate } from '../../app/reconcile.ts';
import { endingsOf } from '../../app/renewals/endings.ts';
import { figuresOf } from '../../app/renewals/standing.ts';
import { type Renewal, type RenewalEffect, renewals } from '../../app/renewals.ts';
import { openRunCache } from '../../app/runCache.ts';
import { runTotalsOf } from '../../app/storedRun.ts';
import { keptOf } from '../../app/what-if/kept.ts';
import type { PresentEstate, Workspace } from '../../app/workspace.ts';
import { formatDay } from '../../engine/estate/days.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { fold } from '../../engine/names.ts';
import type { Policy } from '../../engine/reconcile.ts';
import type { Terms } from '../../engine/terms.ts';
import { estateVersion } from '../../store/readEstate.ts';
import { AS_OF, type EstateOptions } from '../oracle/arbitraries.ts';
import { modelTerms } from '../oracle/terms.ts';
import { cases } from '../what-if/random-changes.ts';

export interface Seen {
  /** Estates that were compared, and endings in them. */
  compared: number;
  endings: number;
  /** Where the whole estate differs between two days. */
  changing: number;
  /** Where a license differs that the ending concerns. */
  concerned: number;
  /** Estates of which nothing but parts was looked at, among those that were read from a stored run. */
  inParts: number;
  /** Estates that the policy could not answer, one way and the other. */
  refused: number;
}

/** How the estate is at hand. */
const HELD = ['in memory', 'in a stored run', 'in an open run'] as const;
type Held = (typeof HELD)[number];

const RATES: Rates = { EUR: '1', USD: '0.9', GBP: '1.2', '': '1' };

/** From some day on the publishers' numbers are others: what a part comes to then cannot be told by what it came to before. */
const termsWith =
  (changeOn: number) =>
  (asOf: number): Terms => ({
    ...modelTerms,
    asOf,
    ...(asOf >= changeOn && { unknownPvu: '70', unknownCoreFactor: '0.5' }),
  });

interface Case {
  readonly estate: Estate;
  readonly held: Held;
  readonly from: number;
  readonly within: number;
  /** Day of the stored run. */
  readonly runOn: number;
  readonly changeOn: number;
}

type Ending = Readonly<{ starts: number | null; expires: number | null }>;

/** The estate with days near the first one on which something ends, for as many rows as there are days. */
const withEnds = (estate: Estate, from: number, days: readonly number[]): Estate => {
  let next = 0;
  const ended = <T extends Ending>(row: T): T =>
    next < days.length ? { ...row, expires: Math.max(row.starts ?? 0, from + days[next++]) } : row;
  return {
    ...estate,
    purchases: estate.purchases.map((row, at) => (at % 2 === 0 ? ended(row) : row)),
    licenses: estate.licenses.map((row, at) => (at % 3 === 0 ? ended(row) : row)),
  };
};

const randomCases = (options: EstateOptions): fc.Arbitrary<Case> =>
  fc
    .record({
      ends: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12, size: 'max' }),
      estate: cases(options).map(({ estate }) => ({ ...estate, recognition: [] })),
      held: fc.constantFrom(...HELD),
      from: fc.integer({ min: -3, max: 2 }).map(days => AS_OF + days),
      within: fc.constantFrom(3, 30, 400),
      runOn: fc.integer({ min: -40, max: 5 }).map(days => AS_OF + days),
      changeOn: fc.oneof(
        { weight: 5, arbitrary: fc.constant(Infinity) },
        fc.integer({ min: -2, max: 30 }).map(days => AS_OF + days),
      ),
    })
    .map(({ ends, ...one }) => ({ ...one, estate: withEnds(one.estate, one.from, ends) }));

/** The workspace as if the estate were stored in it, and nothing known of it. */
const holding = (workspace: Workspace, { estate, held, changeOn }: Case): Workspace => {
  const columns = columnsOf(estate);
  const version = estateVersion(workspace.db);
  const present = { version, rows: estate, columns, image: imageOf(estate, columns) } as unknown as PresentEstate;
  workspace.db.exec('delete from run_columns; delete from runs; delete from images');
  keptOf.delete(workspace.db);
  return Object.create(workspace, {
    estate: { value: () => present },
    estateInMemory: { value: () => (held === 'in memory' ? present : undefined) },
    image: { value: () => present.image },
    termsFor: { value: termsWith(changeOn) },
    runs: { value: openRunCache(held === 'in an open run' ? 1 : 0) },
  }) as Workspace;
};

/** The same by computing everything for every day. */
const byWhole = async ({ estate, from, within, changeOn }: Case, policy: Policy) => {
  const image = imageOf(estate, columnsOf(estate));
  const known = new Map<number, Awaited<ReturnType<typeof compute>>>();
  const on = async (asOf: number) => {
    if (!known.has(asOf))
      known.set(asOf, await compute(policy, { image, terms: termsWith(changeOn)(asOf), asOf, rates: RATES }));
    return known.get(asOf)!;
  };
  const found: Renewal[] = [];
  for (const { day, ...ending } of endingsOf(estate, from, from + within)) {
    const [before, after] = [await on(day), await on(day + 1)];
    found.push({
      date: formatDay(day),
      days: day - from,
      ...ending,
      effects: ending.licenses.flatMap((license): RenewalEffect[] => {
        const [was, is] = [figuresOf(before.run).get(fold(license)), figuresOf(after.run).get(fold(license))];
        return was && is && JSON.stringify(was) !== JSON.stringify(is) ? [{ license, before: was, after: is }] : [];
      }),
      before: runTotalsOf(before.run),
      after: runTotalsOf(after.run),
    });
  }
  return { found, isProven: policy === 'priority' || [...known.values()].every(({ proven }) => proven) };
};

/** What `ask` comes to; the sentence where the policy cannot answer. */
const answerOf = async <T>(ask: () => Promise<T>): Promise<T | { readonly refused: string }> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError) return { refused: error.message };
    throw error;
  }
};

/** Compares both answers for `count` random estates. Throws with a shrunk counterexample where they differ. */
export const agreeOn = async (
  workspace: Workspace,
  count: number,
  seed: number,
  policy: Policy,
  options: EstateOptions = {},
): Promise<Seen> => {
  const seen: Seen = { compared: 0, endings: 0, changing: 0, concerned: 0, inParts: 0, refused: 0 };
  const property = fc.asyncProperty(randomCases(options), async one => {
    const { from, within, runOn, held } = one;
    const whole = await answerOf(() => byWhole(one, policy));
    if ('isProven' in whole && !whole.isProven) return;
    const own = holding(workspace, one);
    if (held !== 'in memory' && 'found' in whole) await reconcileEstate(own, { asOf: runOn, policy, rates: RATES });
    const asked = { asOf: from, within, policy, rates: RATES, tokens: false };
    const found = await answerOf(() => renewals(own, asked));
    if (!('found' in whole)) {
      seen.refused++;
      expect(found).toEqual(whole);
      return;
    }
    expect(found).toEqual(whole.found);
    seen.compared++;
    if (held === 'in a stored run' && keptOf.get(workspace.db)!.image === null) seen.inParts++;
    for (const { before, after, effects } of whole.found) {
      seen.endings++;
      if (JSON.stringify(before) !== JSON.stringify(after)) seen.changing++;
      if (effects.length > 0) seen.concerned++;
    }
  });
  await fc.assert(property, { numRuns: count, seed });
  return seen;
};
