/** What is wrong and what to do about it, said in the reader's language where it is known there. */
import { usePreferences } from '../state/preferences.ts';
import { problemHelp, problemMessage } from '../words/problems.ts';

/** What to do alone. */
export const HelpText = ({ help }: { readonly help: string }) => {
  const said = problemHelp(help, usePreferences().language);
  return <span lang={said.language}>{said.text}</span>;
};

export const ProblemText = ({ message, help = '' }: { readonly message: string; readonly help?: string }) => {
  const said = problemMessage(message, usePreferences().language);
  return (
    <>
      <span lang={said.language}>{said.text}</span>
      {help !== '' && (
        <>
          {' '}
          <HelpText help={help} />
        </>
      )}
    </>
  );
};
