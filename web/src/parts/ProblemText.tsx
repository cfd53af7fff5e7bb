/** What is wrong and what to do about it, said in the reader's language where it is known there. */
import { usePreferences } from '../state/preferences.ts';
import { errorText, problemText } from '../words/problems.ts';
import type { Sentence } from '../words/rules.ts';

const Said = ({ said: { text, language } }: { readonly said: Sentence }) => <span lang={language}>{text}</span>;

/** What to do alone. */
export const HelpText = ({ help }: { readonly help: string }) => (
  <Said said={problemText(help, usePreferences().language)} />
);

interface Props {
  readonly message: string;
  readonly help?: string;
  /** Of an answer that is an error as a whole. */
  readonly code?: string;
}

export const ProblemText = ({ message, help = '', code = '' }: Props) => (
  <>
    <Said said={errorText(message, code, usePreferences().language)} />
    {help !== '' && (
      <>
        {' '}
        <HelpText help={help} />
      </>
    )}
  </>
);
