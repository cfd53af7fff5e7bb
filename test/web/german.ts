/** Holds a sentence of the API and its German form together: the same numbers, and nothing left in English. */
import { expect } from 'vitest';
import type { Sentence } from '../../web/src/words/rules.ts';

const numbersIn = (text: string): readonly string[] => (text.replaceAll(',', '.').match(/\d+/g) ?? []).toSorted();

const ENGLISH =
  /\b(the|is|are|of|license|installed|licensed|guests|together|larger|has|because|would|lowers|frees|given|needed|differ|added|removed|more|blank)\b/;

/** `wordsOf` leaves out what stands in the sentence as it was written: texts of cells, names of columns. */
export const expectGerman = (said: Sentence, english: string, wordsOf = (text: string): string => text): void => {
  expect(said.language, english).toBe('de');
  expect(said.text).not.toBe(english);
  expect(numbersIn(said.text), `${english} / ${said.text}`).toEqual(numbersIn(english));
  expect(wordsOf(said.text)).not.toMatch(ENGLISH);
};
