/** Use case: why a position, a computer or a user came out as it did: every decision, and the reason of every candidate license. */
import type { FindingCode, Reason } from '../engine/codes.ts';
import type { Candidate, Verdict } from '../engine/explain/candidates.ts';
import type { Decision } from '../engine/explain/decisions.ts';
import { candidatesOf, decisionIdsOf } from '../engine/explain/lookup.ts';
import {
  candidateSentence,
  decisionSentence,
  findingSentence,
  positionSentences,
} from '../engine/explain/sentences.ts';
import { findingRecords, type PositionRecord, positionRecords } from '../engine/explain/view.ts';
import { type Choice, choiceOf, type Marginal, marginalOf } from '../engine/explain/worth.ts';
import { fold } from '../engine/names.ts';
import type { Run } from '../engine/reconcile.ts';
import { AppError, didYouMean } from './errors.ts';
import { idsOfUser, plainDecision } from './explain/ofUser.ts';
import type { OpenRun } from './runCache.ts';

export interface ExplainQuery {
  readonly license?: string;
  readonly computer?: string;
  readonly product?: string;
  readonly user?: string;
}

export type ExplainedDecision = Omit<Decision, 'id'> & { readonly sentence: string };

export interface ExplainedCandidate {
  readonly computer: string | null;
  readonly user: string | null;
  readonly product: string | null;
  readonly version: string | null;
  readonly edition: string | null;
  readonly license: string;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly sentence: string;
}

/** Why a decision went to its license; only the policy `optimal` chooses. */
export interface ExplainedChoiceOf {
  readonly computer: string | null;
  readonly user: string | null;
  readonly product: string | null;
  readonly version: string | null;
  readonly edition: string | null;
  readonly license: string;
  readonly choice: Choice;
  readonly than: string | null;
  readonly sentence: string;
}

export interface ExplainedFinding {
  readonly code: FindingCode;
  readonly license: string | null;
  readonly computer: string | null;
  readonly sentence: string;
}

export interface Explanation {
  /** Of the license that was asked for. */
  readonly position: PositionRecord | null;
  /** The position of the license in sentences: what is owned, consumed and left. */
  readonly arithmetic: readonly string[];
  readonly findings: readonly ExplainedFinding[];
  /** Ids of the decisions, as the engine numbers them. */
  readonly decisionIds: readonly number[];
  /** One after the other: there may be millions. */
  readonly decisions: () => Iterable<ExplainedDecision>;
  readonly candidates: () => Iterable<ExplainedCandidate>;
  /** Of each decision, in their order; null where nothing was chosen. */
  readonly choices: () => Iterable<ExplainedChoiceOf | null>;
  /** The value of one more entitlement of the license that was asked for, where the policy knows it. */
  readonly marginal: Marginal | null;
}

/** One decision with its sentence, by the number the engine gives it. */
export const explainDecision = ({ run }: OpenRun, id: number): ExplainedDecision => {
  const { id: _, ...decision } = plainDecision(run, id);
  return { ...decision, sentence: decisionSentence(run, id) };
};

const explained = (run: Run, id: number, candidates: readonly Candidate[]): ExplainedCandidate[] => {
  const { computer, user, product, version, edition } = plainDecision(run, id);
  return candidates.map(candidate => ({
    computer,
    user,
    product,
    version,
    edition,
    license: candidate.license.row.license,
    verdict: candidate.verdict,
    reason: candidate.reason,
    sentence: candidateSentence(run, id, candidate),
  }));
};

const explainedChoice = (run: Run, id: number): ExplainedChoiceOf | null => {
  const chosen = choiceOf(run, id);
  if (!chosen) return null;
  const { computer, user, product, version, edition, license } = plainDecision(run, id);
  return { computer, user, product, version, edition, license: license!, ...chosen };
};

/** Every license that names what the decision is about, in taking order, and what it says. */
export const explainCandidates = ({ run }: OpenRun, id: number): readonly ExplainedCandidate[] =>
  explained(run, id, candidatesOf(run, id));

const indexIn = (names: readonly string[], written: string, what: string): number => {
  const index = names.findIndex(name => fold(name) === fold(written));
  if (index < 0)
    throw new AppError(
      'NOT_FOUND',
      `There is no ${what} "${written}" in this run. ${didYouMean(written, names)}`.trimEnd(),
    );
  return index;
};

const ofComputer = (run: Run, computer: number, product: number | undefined): Explanation => {
  const ids = decisionIdsOf(run, { computer, product });
  return explanationOf(run, ids, () => ids, null);
};

/** A license explains what it was given, and what it says to every other installation of its products. */
const ofLicense = (run: Run, license: number, product: number | undefined): Explanation => {
  const ids = decisionIdsOf(run, { license, product });
  const products = run.ledger.licenses[license].products.map(each => each.product);
  const asked = function* (): Iterable<number> {
    yield* ids;
    const given = new Set(ids);
    for (const each of product === undefined ? products : [product])
      for (const id of decisionIdsOf(run, { product: each })) if (!given.has(id)) yield id;
  };
  return explanationOf(run, ids, asked, license);
};

const explanationOf = (
  run: Run,
  decisionIds: readonly number[],
  asked: () => Iterable<number>,
  license: number | null,
): Explanation => {
  const given = new Set(decisionIds);
  const open = { run } as OpenRun;
  const names = new Set<string | null>(decisionIds.map(id => plainDecision(run, id).computer));
  const records = findingRecords(run);
  return {
    position: license === null ? null : positionRecords(run)[license],
    arithmetic: license === null ? [] : positionSentences(run, license),
    marginal: license === null ? null : marginalOf(run, license),
    findings: run.findings.flatMap((finding, at) => {
      const { code, license: of, computer } = records[at];
      const concerns = license === null ? computer !== null && names.has(computer) : finding.license === license;
      return concerns ? [{ code, license: of, computer, sentence: findingSentence(run, finding) }] : [];
    }),
    decisionIds,
    *decisions() {
      for (const id of decisionIds) yield explainDecision(open, id);
    },
    *choices() {
      for (const id of decisionIds) yield explainedChoice(run, id);
    },
    *candidates() {
      for (const id of asked()) {
        const all = candidatesOf(run, id);
        const told = given.has(id) ? all : all.filter(candidate => candidate.license.index === license);
        yield* explained(run, id, told);
      }
    },
  };
};

/**
 * Explains a license, a computer (with or without a product) or a user. Throws `AppError`: INVALID where it is not said what is
 * to be explained, NOT_FOUND where the run knows no such name.
 */
export const explain = ({ run }: OpenRun, query: ExplainQuery): Explanation => {
  const { license, computer, product, user } = query;
  const given = [license, computer, user].filter(part => part !== undefined).length;
  if (given !== 1)
    throw new AppError('INVALID', 'Name what is to be explained: a license, a computer or a user, one of them.');
  const productIndex = product === undefined ? undefined : indexIn(run.image.products.name, product, 'product');
  if (license !== undefined) {
    const names = run.ledger.licenses.map(each => each.row.license);
    return ofLicense(run, indexIn(names, license, 'license'), productIndex);
  }
  if (computer !== undefined)
    return ofComputer(run, indexIn(run.image.computers.name, computer, 'computer'), productIndex);
  const ids = idsOfUser(run, indexIn(run.image.users.name, user!, 'user'));
  const fitting =
    product === undefined ? ids : ids.filter(id => fold(plainDecision(run, id).product ?? '') === fold(product));
  return explanationOf(run, fitting, () => fitting, null);
};
