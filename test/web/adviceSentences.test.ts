/** Advice and why a license was chosen are said in German too, with the same numbers. */
import { expect, test } from 'vitest';
import { advise, explain, loadRun, positionsOf, reconcileEstate } from '../../app/index.ts';
import { adviceSentence } from '../../web/src/words/advice.ts';
import { choiceSentence } from '../../web/src/words/choices.ts';
import { positionSentence } from '../../web/src/words/positionSentences.ts';
import { FILES } from '../advice/estate.ts';
import { bring, csvOf, DAY, newWorkspace, SAMPLE } from '../app/sampleWorkspace.ts';
import { expectGerman } from './german.ts';

/** Every sentence of the advice on the last run. */
const sentencesOf = async (workspace: Parameters<typeof advise>[0]): Promise<readonly string[]> => {
  const advice = await advise(workspace);
  const { purchases, cheaperPurchases, licensing, removals, giveBacks, reassignments } = advice;
  return [
    ...[purchases.purchases, cheaperPurchases?.purchases ?? [], licensing, removals, giveBacks, reassignments].flatMap(
      list => list.map(({ sentence }) => sentence),
    ),
    ...(advice.cheaperSentence === null ? [] : [advice.cheaperSentence]),
  ];
};

test('advice on the sample estate and on a small one', async () => {
  const said: string[] = [];
  for (const sources of [
    [SAMPLE],
    Object.entries(FILES).map(([name, text]) => csvOf(name.replace('.csv', ''), text)),
  ]) {
    const own = newWorkspace();
    await bring(own.workspace, sources);
    await reconcileEstate(own.workspace, { asOf: DAY });
    said.push(...(await sentencesOf(own.workspace)));
    own.dispose();
  }
  expect(said.length).toBeGreaterThan(80);
  for (const sentence of said) expectGerman(adviceSentence(sentence, 'de'), sentence);
});

test('forms that these estates have no example of', () => {
  for (const sentence of [
    'Buy 2 times 10 of VISIO: 2000.00 EUR.',
    'Buy 3 of VISIO; no price is known.',
    'Nothing cheaper was found under the policy optimal.',
    'Where licenses are given out by the policy optimal, purchases cost 10.00 EUR and 5.50 USD less.',
    'Removing 3 unused installations of Visio changes no position.',
    'Removing 1 unused installation of Visio raises the exposure by 5.00 EUR.',
    'V is allocated to PC-1, which is ignored. It may be given to another 90 days after it was assigned; since when it is there is not recorded. That frees 1 of V and lowers the exposure by 5.00 EUR.',
  ])
    expectGerman(adviceSentence(sentence, 'de'), sentence);
  expect(adviceSentence('Something new.', 'de')).toEqual({ text: 'Something new.', language: 'en' });
});

test('every choice and every marginal value of the sample estate under optimal', async () => {
  const own = newWorkspace();
  await bring(own.workspace, [SAMPLE]);
  await reconcileEstate(own.workspace, { asOf: DAY, policy: 'optimal', rates: { EUR: '1', USD: '0.9' } });
  const open = loadRun(own.workspace);
  const kinds = new Set<string>();
  let marginals = 0;
  for (const { license } of positionsOf(open)) {
    const { choices, arithmetic, marginal } = explain(open, { license });
    for (const choice of choices()) {
      if (!choice) continue;
      kinds.add(choice.choice);
      expectGerman(choiceSentence(choice.sentence, 'de'), choice.sentence);
    }
    if (marginal) marginals++;
    for (const text of arithmetic) expect(positionSentence(text, 'de').language, text).toBe('de');
  }
  expect(kinds.size).toBeGreaterThan(2);
  expect(marginals).toBeGreaterThan(20);
  own.dispose();
});

test('choices that the sample estate has no example of', () => {
  for (const sentence of [
    'A has it because it is allocated.',
    'A has it as under the policy priority, because it is measured.',
    'A has it because that uses nothing up, as B would.',
    'B has it because that frees A, which is scarcer: one more of it is worth 10.00 EUR, one more of B 0.00 EUR.',
    'B has it because that frees A, which is scarcer.',
    'A has it because it is cheaper than B: 10.00 EUR instead of 20.00 EUR each.',
    'A has it because it is cheaper than B.',
    'A has it because it covers it exactly, and B would not.',
    'B has it because that frees A, which is scarcer: one more of it is worth about 10.00 EUR, one more of B 0.00 EUR.',
    'A has it because it has entitlements enough, and B has none left.',
    'A has it because no better distribution was found with B in its place.',
    'A has it; B would be as good.',
  ])
    expectGerman(choiceSentence(sentence, 'de'), sentence);
});

test('the value of one more entitlement', () => {
  for (const sentence of [
    'One more entitlement would lower the exposure by 120.50 EUR.',
    'One more entitlement would lower the exposure by about 120.50.',
    'One more entitlement would not lower the exposure.',
    'One more entitlement would probably not lower the exposure.',
  ])
    expectGerman(positionSentence(sentence, 'de'), sentence);
});
