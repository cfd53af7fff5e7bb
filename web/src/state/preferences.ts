/** Language and colors: the browser's first, then what the reader chose, remembered in this browser. */
import { useSyncExternalStore } from 'react';
import { LANGUAGES, type Language } from '../words/language.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

const KEY = 'samwise.preferences';

const browserLanguage = (): Language =>
  navigator.languages
    .map(tag => LANGUAGES.find(language => tag.toLowerCase().startsWith(language)))
    .find(found => found !== undefined) ?? 'en';

const stored = (): Partial<Preferences> => {
  try {
    const { language, theme } = JSON.parse(window.localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    return {
      ...(LANGUAGES.includes(language as Language) && { language }),
      ...(THEMES.includes(theme as Theme) && { theme }),
    };
  } catch {
    // Storage that is closed to pages or holds something else counts as nothing chosen.
    return {};
  }
};

let preferences: Preferences = { language: browserLanguage(), theme: 'system', ...stored() };
const listeners = new Set<() => void>();

const show = (): void => {
  document.documentElement.lang = preferences.language;
  document.documentElement.dataset.theme = preferences.theme;
};

/** Remembers a choice and shows it. */
export const choose = (choice: Partial<Preferences>): void => {
  preferences = { ...preferences, ...choice };
  show();
  try {
    window.localStorage.setItem(KEY, JSON.stringify({ ...stored(), ...choice }));
  } finally {
    for (const listener of listeners) listener();
  }
};

/** Puts the preferences into effect once, before anything is drawn. */
export const showPreferences = show;

export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    changed => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => preferences,
  );
