/** Sentences of the API in the reader's language, by their forms: the API says them in English, a rule says one form in German. */
import type { Language } from './language.ts';

/** A sentence, and the language it is in: what cannot be said in German stays as it was. */
export interface Sentence {
  readonly text: string;
  readonly language: Language;
}

/** A form of an English sentence, and how it is said in German with what it found. Undefined: not after all. */
export type Rule = readonly [RegExp, (...found: string[]) => string | undefined];

/** The first rule that fits says it; what an optional part has not found is blank. Undefined where none fits. */
export const byRules = (rules: readonly Rule[], english: string): string | undefined => {
  for (const [form, say] of rules) {
    const found = form.exec(english);
    const text = found && say(...found.slice(1).map(part => part ?? ''));
    if (text) return text;
  }
  return undefined;
};

/** A sentence in German where a rule says it, else as it was. */
export const inLanguage = (
  english: string,
  language: Language,
  german: (english: string) => string | undefined,
): Sentence => {
  const text = language === 'de' ? german(english) : undefined;
  return text === undefined ? { text: english, language: 'en' } : { text, language: 'de' };
};
