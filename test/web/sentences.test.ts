/** Every sentence of the sample estate is said in German too, with the same numbers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explain, loadRun, type OpenRun, positionsOf } from '../../app/index.ts';
import type { Workspace } from '../../app/workspace.ts';
import type { Candidate, Decision } from '../../web/src/api/types.ts';
import { positionSentence } from '../../web/src/words/positionSentences.ts';
import { candidateSentence, decisionSentence } from '../../web/src/words/sentences.ts';
import { openSample } from '../server/serving.ts';
import { expectGerman } from './german.ts';

const upper = (code: string): string => code.toUpperCase().replaceAll('-', '_');
const named = (key: string | null) => (key === null ? null : { key, name: null, publisher: null });
let workspace: Workspace;
let open: OpenRun;
const decisions: Decision[] = [];
const candidates: Candidate[] = [];
const positionTexts: string[] = [];

beforeAll(async () => {
  workspace = await openSample();
  open = loadRun(workspace);
  for (const { license } of positionsOf(open)) {
    const explanation = explain(open, { license });
    positionTexts.push(...explanation.arithmetic, ...explanation.findings.map(({ sentence }) => sentence));
    let at = 0;
    for (const row of explanation.decisions())
      decisions.push({
        ...row,
        id: `${license} ${at++}`,
        outcome: upper(row.outcome) as Decision['outcome'],
        license: named(row.license),
        computer: named(row.computer),
        user: named(row.user),
        product: named(row.product),
      });
    for (const row of explanation.candidates())
      candidates.push({
        ...row,
        verdict: upper(row.verdict) as Candidate['verdict'],
        license: { key: row.license, name: null },
      });
  }
});
afterAll(() => workspace.close());

describe('German sentences', () => {
  test('say every decision', () => {
    expect(decisions.length).toBeGreaterThan(1000);
    for (const decision of decisions) expectGerman(decisionSentence(decision, 'de'), decision.sentence);
  });

  test('say every verdict', () => {
    expect(candidates.length).toBeGreaterThan(1000);
    for (const candidate of candidates) expectGerman(candidateSentence(candidate, 'de'), candidate.sentence);
  });

  test('say the arithmetic and the problems of every position', () => {
    expect(positionTexts.length).toBeGreaterThan(150);
    for (const text of positionTexts) expectGerman(positionSentence(text, 'de'), text);
  });

  test('what is not known stays English and says so', () => {
    expect(positionSentence('Something new happened.', 'de')).toEqual({
      text: 'Something new happened.',
      language: 'en',
    });
  });
});
