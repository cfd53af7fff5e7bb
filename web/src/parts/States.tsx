/** What a page shows where there is nothing to show yet: loading, an error with what to do, an empty list. */
import type { ReactNode } from 'react';
import type { ApiError } from '../api/ask.ts';
import { useWords } from '../words/bilingual.ts';
import { shellWords } from '../words/shell.ts';
import { Link } from './Link.tsx';
import { ProblemText } from './ProblemText.tsx';

export const Loading = () => (
  <p className="loading" role="status">
    {useWords(shellWords).loading}
  </p>
);

/** An error: what happened, what to do, and a way to try again. */
export const Failed = ({ error, again }: { readonly error: ApiError; readonly again?: () => void }) => {
  const words = useWords(shellWords);
  const [title, help] = {
    session: [words.sessionTitle, words.sessionHelp],
    network: [words.networkTitle, words.networkHelp],
    refused: [words.refusedTitle, ''],
    defect: [words.defectTitle, words.defectHelp],
  }[error.trouble];
  const isSaidByServer = error.trouble === 'refused' || error.trouble === 'defect';
  return (
    <section className="notice bad" role="alert">
      <h2>{title}</h2>
      {isSaidByServer && (
        <p>
          <ProblemText message={error.message} help={error.help} code={error.code} />
        </p>
      )}
      {help !== '' && <p>{help}</p>}
      {again && error.trouble !== 'session' && (
        <button type="button" onClick={again}>
          {words.again}
        </button>
      )}
    </section>
  );
};

export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <section className="notice empty">
    <h2>{title}</h2>
    {children}
  </section>
);

/** Nothing was reconciled: where to begin. */
export const NoRun = () => {
  const words = useWords(shellWords);
  return (
    <Empty title={words.noRunTitle}>
      <p>{words.noRunHelp}</p>
      <p className="actions">
        <Link to="/imports" className="button primary">
          {words.toImports}
        </Link>
        <Link to="/runs" className="button">
          {words.toRuns}
        </Link>
      </p>
    </Empty>
  );
};
