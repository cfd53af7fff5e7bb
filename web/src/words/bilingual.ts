/** Text in English and German side by side: what is missing in one of them does not compile. */
import { usePreferences } from '../state/preferences.ts';
import type { Language } from './language.ts';

/** The same texts in another language. */
export type Said<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : Said<T[K]>;
};

export type Bilingual<T> = Readonly<Record<Language, Said<T>>>;

export const bilingual = <T extends object>(en: T, de: Said<T>): Bilingual<T> => ({ en: en as Said<T>, de });

/** The texts of two topics as those of one page; each has names of its own. */
export const together = <A, B>(one: Bilingual<A>, other: Bilingual<B>): Bilingual<A & B> =>
  ({ en: { ...one.en, ...other.en }, de: { ...one.de, ...other.de } }) as Bilingual<A & B>;

/** The texts in the reader's language. */
export const useWords = <T>(texts: Bilingual<T>): Said<T> => texts[usePreferences().language];
