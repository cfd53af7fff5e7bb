/** Sentences of a run for whoever sees a part of it: computers that are not seen are named in none. */
import { decisionSentence, findingSentence, positionSentences } from '../../engine/explain/sentences.ts';
import type { Finding } from '../../engine/license/license.ts';
import type { Run } from '../../engine/reconcile.ts';
import type { RunScope } from './ofRun.ts';

/** Whether a finding is shown: the computer and the license that it is about must be seen, and it must be about one of them. */
export const seesFinding = (within: RunScope | undefined, { computer, license }: Finding): boolean => {
  if (!within) return true;
  if (license >= 0 && !within.license(license)) return false;
  return computer >= 0 ? within.computers[computer] === 1 : license >= 0;
};

/** The decision with this id in one sentence. */
export const sentenceOfDecision = (run: Run, id: number, within: RunScope | undefined): string =>
  decisionSentence(run, id, within && (computer => within.computers[computer] === 1));

/** A position in sentences. */
export const sentencesOfPosition = (run: Run, index: number, within: RunScope | undefined): readonly string[] => {
  const sentences = positionSentences(run, index);
  if (!within) return sentences;
  const findings = run.findings.filter(({ license }) => license === index);
  const others = sentences.slice(0, sentences.length - findings.length);
  return [
    ...others,
    ...findings.filter(finding => seesFinding(within, finding)).map(finding => findingSentence(run, finding)),
  ];
};
