/** What is wrong and what to do about it, in the reader's language: of rows, files, records and change sets. */
import type { Language } from './language.ts';
import { PROBLEM_HELPS } from './problemHelps.ts';
import { PROBLEM_MESSAGES } from './problemMessages.ts';
import { byRules, inLanguage, type Sentence } from './rules.ts';

/** "Did you mean a, b or c? Give one of: …" */
const helpInGerman = (english: string): string | undefined => {
  const [, names, rest = english] = /^Did you mean (.*?)\? (.*)$/s.exec(english) ?? [];
  const said = byRules(PROBLEM_HELPS, rest);
  if (said === undefined || names === undefined) return said;
  return `Meinten Sie ${names.replace(/ or (?=\S+$)/, ' oder ')}? ${said}`;
};

/** A message about one parameter stands behind its name: 'Parameter limit: "x" is not a number.' */
const messageInGerman = (english: string): string | undefined => {
  const [, name, rest = english] = /^Parameter (\w+): (.*)$/s.exec(english) ?? [];
  const said = byRules(PROBLEM_MESSAGES, rest);
  return said === undefined || name === undefined ? said : `Parameter ${name}: ${said}`;
};

/** What is wrong. */
export const problemMessage = (english: string, language: Language): Sentence =>
  inLanguage(english, language, messageInGerman);

/** What to do. */
export const problemHelp = (english: string, language: Language): Sentence =>
  inLanguage(english, language, helpInGerman);

const NOT_COMPUTED: Readonly<Record<string, string>> = {
  'It is being computed, or the program was ended before it was.':
    'Es wird noch berechnet, oder das Programm wurde vorher beendet.',
};

/** Why the effect of a change is not known. */
export const notComputedSentence = (english: string, language: Language): Sentence =>
  inLanguage(english, language, text => NOT_COMPUTED[text]);
