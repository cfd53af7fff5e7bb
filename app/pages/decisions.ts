/** Decisions of a run page by page: those of a license or a computer, and the unlicensed, without making records of those not shown. */
import { OUTCOME, type Outcome, type Reason, type Right } from '../../engine/codes.ts';
import type { Candidate } from '../../engine/explain/candidates.ts';
import { countUnlicensed, type Decision, decisionOf, otherDecisionOf } from '../../engine/explain/decisions.ts';
import { candidatesOf, decisionIdsOf } from '../../engine/explain/lookup.ts';
import { candidateSentence, decisionSentence, positionSentences } from '../../engine/explain/sentences.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import { rowOfRun } from '../runRows.ts';
import { type Connection, type PageAsked, pageOf } from './page.ts';

export type { Candidate };
export { candidateSentence, candidatesOf, decisionSentence, positionSentences };

export interface DecisionFilter {
  readonly outcome?: readonly Outcome[] | null;
  readonly reason?: readonly Reason[] | null;
  readonly right?: readonly Right[] | null;
  readonly product?: string | null;
  readonly computer?: string | null;
  readonly user?: string | null;
  readonly publisher?: string | null;
  /** Part of the name of computer, user or product. */
  readonly text?: string | null;
}

/** The decision with this id. */
export const decisionAt = (run: Run, id: number): Decision =>
  id >= 0 ? decisionOf(run, id) : otherDecisionOf(run, -1 - id);

/** Whether there can be a decision with this id. */
export const isDecision = ({ ledger, settled }: Run, id: number): boolean =>
  id >= 0 ? id < ledger.slots.count && settled.outcome[id] !== OUTCOME.merged : -1 - id < settled.other.length;

/** Place of a decision in the order of the run: slots, then rows without an installation. */
const placeOf = ({ ledger }: Run, id: number): number => (id >= 0 ? id : ledger.slots.count - 1 - id);

const isGiven = (filter: DecisionFilter): boolean =>
  Object.values(filter).some(value => value !== undefined && value !== null);

/** The decision's test, made once for a filter. */
const fitsOf = (run: Run, filter: DecisionFilter): ((decision: Decision) => boolean) => {
  const same = (name: string | null, wanted: string | null | undefined): boolean =>
    !wanted || (name !== null && fold(name) === fold(wanted));
  const oneOf = <T>(value: T | null, wanted: readonly T[] | null | undefined): boolean =>
    !wanted || (value !== null && wanted.includes(value));
  const text = filter.text ? fold(filter.text.trim()) : '';
  const publisherOf = (product: string | null): string | null =>
    product === null ? null : (rowOfRun(run, 'products', product)?.publisher ?? '');
  return decision =>
    oneOf(decision.outcome, filter.outcome) &&
    oneOf(decision.reason, filter.reason) &&
    oneOf(decision.right, filter.right) &&
    same(decision.product, filter.product) &&
    same(decision.computer, filter.computer) &&
    same(decision.user, filter.user) &&
    (!filter.publisher || same(publisherOf(decision.product), filter.publisher)) &&
    (text === '' ||
      [decision.computer, decision.user, decision.product].some(name => name !== null && fold(name).includes(text)));
};

/** First position in ascending places that is beyond `place`. */
const firstBeyond = (run: Run, ids: ArrayLike<number>, place: number): number => {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (placeOf(run, ids[middle]) > place) high = middle;
    else low = middle + 1;
  }
  return low;
};

const countOf = (ids: ArrayLike<number>, fits: (id: number) => boolean): number => {
  let count = 0;
  for (let at = 0; at < ids.length; at++) if (fits(ids[at])) count++;
  return count;
};

const pageOfIds = (
  run: Run,
  list: string,
  ids: () => ArrayLike<number>,
  filter: DecisionFilter,
  asked: PageAsked,
  countAll: () => number,
): Connection<number> => {
  const isFiltered = isGiven(filter);
  const fits = fitsOf(run, filter);
  let known: ArrayLike<number> | undefined;
  const own = (): ArrayLike<number> => {
    known ??= ids();
    return known;
  };
  return pageOf<number>(
    {
      list: JSON.stringify([list, filter]),
      rows: (after, limit) => {
        const all = own();
        const found: number[] = [];
        for (
          let at = after ? firstBeyond(run, all, Number(after[0])) : 0;
          at < all.length && found.length < limit;
          at++
        )
          if (!isFiltered || fits(decisionAt(run, all[at]))) found.push(all[at]);
        return found;
      },
      valuesOf: id => [placeOf(run, id)],
      count: () => (isFiltered ? countOf(own(), id => fits(decisionAt(run, id))) : countAll()),
    },
    asked,
  );
};

const given = new WeakMap<Run, Map<number, Int32Array>>();

/** Ids of what was given to a license, found once for a run: four bytes for each decision that somebody looked at. */
const idsOfLicense = (run: Run, license: number): Int32Array => {
  const known = given.get(run) ?? new Map<number, Int32Array>();
  given.set(run, known);
  const ids = known.get(license) ?? Int32Array.from(decisionIdsOf(run, { license }));
  known.set(license, ids);
  return ids;
};

/** Decisions that gave something to a license, by its place in the run. */
export const decisionsOfLicense = (
  run: Run,
  runId: number,
  license: number,
  filter: DecisionFilter,
  asked: PageAsked,
) => {
  const all = (): Int32Array => idsOfLicense(run, license);
  return pageOfIds(run, `license ${runId} ${license}`, all, filter, asked, () => all().length);
};

/** Decisions about what is on a computer, or what it accesses. */
export const decisionsOfComputer = (
  run: Run,
  runId: number,
  name: string,
  filter: DecisionFilter,
  asked: PageAsked,
) => {
  const computer = run.image.computers.byKey.get(fold(name));
  const ids = computer === undefined ? [] : decisionIdsOf(run, { computer });
  return pageOfIds(
    run,
    `computer ${runId} ${fold(name)}`,
    () => ids,
    filter,
    asked,
    () => ids.length,
  );
};

const unlicensed = new WeakMap<Run, readonly number[]>();

/** Ids of everything unlicensed, found once for a run. */
const unlicensedIds = (run: Run): readonly number[] => {
  const known = unlicensed.get(run);
  if (known) return known;
  const ids: number[] = [];
  const { outcome, other } = run.settled;
  for (let slot = 0; slot < outcome.length; slot++) if (outcome[slot] === OUTCOME.unlicensed) ids.push(slot);
  for (let at = 0; at < other.length; at++) if (other[at].outcome === OUTCOME.unlicensed) ids.push(-1 - at);
  unlicensed.set(run, ids);
  return ids;
};

/** Everything that no license covers. */
export const unlicensedPage = (run: Run, runId: number, filter: DecisionFilter, asked: PageAsked): Connection<number> =>
  pageOfIds(
    run,
    `unlicensed ${runId}`,
    () => unlicensedIds(run),
    filter,
    asked,
    () => countUnlicensed(run),
  );
