/** What is around every page: the way to the others, language, colors, and who is logged in. */
import type { ReactNode } from 'react';
import { usePlace } from '../state/location.ts';
import { choose, THEMES, type Theme, usePreferences } from '../state/preferences.ts';
import { useWords } from '../words/bilingual.ts';
import { LANGUAGES } from '../words/language.ts';
import { shellWords } from '../words/shell.ts';
import { Link } from './Link.tsx';

const PAGES = [
  ['/', 'positions'],
  ['/explain', 'explain'],
  ['/unlicensed', 'unlicensed'],
  ['/runs', 'runs'],
  ['/imports', 'imports'],
  ['/computers', 'computers'],
  ['/users', 'users'],
  ['/contracts', 'contracts'],
  ['/unrecognized', 'unrecognized'],
] as const;

const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const;

const logOut = async (): Promise<void> => {
  await fetch('/logout', { method: 'POST', headers: { 'x-samwise': 'page' } });
  window.location.assign('/');
};

interface Props {
  readonly viewer: string | undefined;
  readonly children: ReactNode;
}

export const Shell = ({ viewer, children }: Props) => {
  const words = useWords(shellWords);
  const { language, theme } = usePreferences();
  const { path } = usePlace();
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="top">
        <Link to="/" className="name">
          <img src="/icon.svg" alt="" width="22" height="22" />
          Samwise
        </Link>
        <nav aria-label={words.navigation}>
          <ul>
            {PAGES.map(([to, word]) => (
              <li key={to}>
                <Link
                  to={to}
                  isCurrent={to === '/' ? path === '/' || path.startsWith('/licenses/') : path.startsWith(to)}
                >
                  {words[word]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="switches">
          <label>
            <span className="unseen">{words.language}</span>
            <select
              value={language}
              onChange={event => choose({ language: event.target.value === 'de' ? 'de' : 'en' })}
            >
              {LANGUAGES.map(code => (
                <option key={code} value={code} lang={code}>
                  {LANGUAGE_NAMES[code]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="unseen">{words.theme}</span>
            <select value={theme} onChange={event => choose({ theme: event.target.value as Theme })}>
              {THEMES.map(code => (
                <option key={code} value={code}>
                  {words.themes[code]}
                </option>
              ))}
            </select>
          </label>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      {viewer !== undefined && (
        <footer>
          <span>{words.viewer(viewer)}</span>
          <button type="button" className="plain" onClick={() => void logOut()}>
            {words.logout}
          </button>
        </footer>
      )}
    </>
  );
};
