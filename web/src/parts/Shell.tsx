/** What is around every page: the way to the others, language, colors, and who is logged in. */
import { type ReactNode, useState } from 'react';
import { usePlace } from '../state/location.ts';
import { choose, THEMES, type Theme, usePreferences } from '../state/preferences.ts';
import { useWords } from '../words/bilingual.ts';
import { LANGUAGES } from '../words/language.ts';
import { shellWords } from '../words/shell.ts';
import { Link } from './Link.tsx';

/** The pages by what they are for. */
const GROUPS = [
  [
    'groupPosition',
    [
      ['/', 'overview'],
      ['/positions', 'positions'],
      ['/unlicensed', 'unlicensed'],
      ['/explain', 'explain'],
    ],
  ],
  [
    'groupNext',
    [
      ['/advice', 'advice'],
      ['/what-if', 'whatIf'],
      ['/renewals', 'renewals'],
    ],
  ],
  [
    'groupRecords',
    [
      ['/contracts', 'contracts'],
      ['/computers', 'computers'],
      ['/users', 'users'],
    ],
  ],
  [
    'groupSources',
    [
      ['/imports', 'imports'],
      ['/unrecognized', 'unrecognized'],
      ['/runs', 'runs'],
    ],
  ],
] as const;

const isAt = (path: string, to: string): boolean =>
  to === '/'
    ? path === '/'
    : path === to || path.startsWith(`${to}/`) || (to === '/positions' && path.startsWith('/licenses/'));

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
  // On small screens the pages fold away, and do so again at the next one.
  const [openAt, setOpenAt] = useState<string | null>(null);
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
        <button
          type="button"
          className="menu"
          aria-expanded={openAt === path}
          aria-controls="pages"
          onClick={() => setOpenAt(openAt === path ? null : path)}
        >
          {words.menu}
        </button>
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
      <div className="frame">
        <nav id="pages" className={openAt === path ? 'side open' : 'side'} aria-label={words.navigation}>
          {GROUPS.map(([group, pages]) => (
            <section key={group} aria-labelledby={group}>
              <h2 id={group}>{words[group]}</h2>
              <ul>
                {pages.map(([to, word]) => (
                  <li key={to}>
                    <Link to={to} isCurrent={isAt(path, to)}>
                      {words[word]}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
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
