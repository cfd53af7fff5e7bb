/** Problems of a license that a run shows and the other one does not: data that went missing, a contract that ended. */
import { findingSentence } from '../../engine/explain/sentences.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import type { Cause } from './causes.ts';
import { counted, listed } from './causes.ts';

const cache = new WeakMap<Run, ReadonlyMap<string, readonly string[]>>();

/** Sentences about what is missing or contradictory, by folded license key. */
const problemsOf = (run: Run): ReadonlyMap<string, readonly string[]> => {
  const known = cache.get(run);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const finding of run.findings) {
    if (finding.license < 0) continue;
    const key = fold(run.ledger.licenses[finding.license].row.license);
    if (!found.has(key)) found.set(key, []);
    found.get(key)!.push(findingSentence(run, finding));
  }
  cache.set(run, found);
  return found;
};

const without = (all: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others);
  return all.filter(sentence => !known.has(sentence));
};

interface ProblemDifference {
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
}

const diffProblems = (before: Run, after: Run, key: string): ProblemDifference => {
  const [was, is] = [problemsOf(before).get(key) ?? [], problemsOf(after).get(key) ?? []];
  return { appeared: without(is, was), gone: without(was, is) };
};

/** Folded keys of the licenses whose problems differ. */
export const licensesWithOtherProblems = (before: Run, after: Run): ReadonlySet<string> =>
  new Set(
    [...new Set([...problemsOf(before).keys(), ...problemsOf(after).keys()])].filter(key => {
      const { appeared, gone } = diffProblems(before, after, key);
      return appeared.length + gone.length > 0;
    }),
  );

/** What the two runs say differently about a license. */
export const causesOfProblems = (before: Run, after: Run, key: string): readonly Cause[] => {
  const { appeared, gone } = diffProblems(before, after, key);
  const cause = (sentences: readonly string[], one: string, many?: string): Cause[] => {
    if (sentences.length === 0) return [];
    const detail = listed(sentences.map(sentence => sentence.replace(/\.$/, '')));
    const sentence = `${counted(sentences.length, one, many)}: ${detail}.`;
    return [{ kind: 'problems-changed', count: sentences.length, detail, sentence }];
  };
  return [...cause(appeared, 'new problem'), ...cause(gone, 'problem less', 'problems less')];
};
