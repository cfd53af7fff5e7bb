/** One import: how far it is, what became of the rows, and what to do about the rejected ones. */

import { useEffect } from 'react';
import { ask } from '../../api/ask.ts';
import { CANCEL, IMPORT, type ImportDetail } from '../../api/imports.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Link } from '../../parts/Link.tsx';
import { ProblemText } from '../../parts/ProblemText.tsx';
import { Empty, Failed, Loading } from '../../parts/States.tsx';
import { JobBadge } from '../../parts/Status.tsx';
import { Title } from '../../parts/Title.tsx';
import { useMayChange } from '../../state/viewer.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { shellWords } from '../../words/shell.ts';
import { workWords } from '../../words/work.ts';
import { ImportCounts } from './ImportCounts.tsx';
import { ImportFiles } from './ImportFiles.tsx';
import { Notices } from './Notices.tsx';
import { Rejected } from './Rejected.tsx';
import { SendFiles } from './SendFiles.tsx';

/** Pause between questions while an import goes on. */
const POLL_MS = 700;

const Progress = ({ found }: { readonly found: ImportDetail }) => {
  const words = useWords(workWords);
  const shell = useWords(shellWords);
  const { number } = useFormat();
  const { progress } = found;
  return (
    <section className="card" aria-live="polite">
      <progress
        aria-label={words.state}
        max={progress?.totalBytes ?? undefined}
        value={progress?.totalBytes ? progress.bytes : undefined}
      />
      <p>{progress ? words.progress(number(progress.rows), progress.file) : shell.loading}</p>
      <p>
        <button type="button" onClick={() => void ask(CANCEL, { input: { import: found.id } })}>
          {words.cancel}
        </button>
      </p>
    </section>
  );
};

/** Where rejected rows come back, mended. */
const Resend = ({ found: { counts, source } }: { readonly found: ImportDetail }) => {
  const words = useWords(workWords);
  const mayChange = useMayChange();
  if (!mayChange || !counts.some(({ rejected }) => rejected > 0)) return null;
  return (
    <>
      <h2 id="resend" tabIndex={-1}>
        {words.resend}
      </h2>
      <p className="hint">{words.resendHint}</p>
      <SendFiles source={source} />
    </>
  );
};

const Done = ({ found }: { readonly found: ImportDetail }) => {
  const words = useWords(workWords);
  const { counts, notices, rejectedFiles } = found;
  return (
    <>
      {found.state === 'DONE' ? (
        <>
          <ImportCounts counts={counts} />
          <ImportFiles found={found} />
          {rejectedFiles.length === 0 && notices.length === 0 && <p>{words.noProblems}</p>}
          <p>
            <Link to="/runs" className="button">
              {words.next}
            </Link>
          </p>
        </>
      ) : (
        <section className="notice bad">
          {found.state === 'FAILED' && (
            <p>
              <ProblemText message={found.message} />
            </p>
          )}
          <p>{words.nothingChanged}</p>
        </section>
      )}
      <Rejected found={found} />
      <Notices notices={notices} />
      <Resend found={found} />
    </>
  );
};

export const ImportPage = ({ id }: { readonly id: string }) => {
  const words = useWords(workWords);
  const codes = useWords(codeWords);
  const { number, moment } = useFormat();
  const { value, error, isLoading, again } = useAnswer(IMPORT, { id });
  const found = value?.import;
  const isRunning = found?.state === 'RUNNING';
  useEffect(() => {
    if (!isRunning || isLoading) return undefined;
    const timer = setTimeout(again, POLL_MS);
    return () => clearTimeout(timer);
  }, [isRunning, isLoading, again]);
  return (
    <>
      <p>
        <Link to="/imports">← {words.importsTitle}</Link>
      </p>
      <Title text={found ? words.importTitle(number(found.number)) : words.importsTitle}>
        {found && (
          <span className="actions">
            <JobBadge state={found.state} />
            <span className="quiet">
              {[codes.mode[found.mode], found.who, moment(found.startedAt)].filter(text => text !== '').join(' · ')}
            </span>
          </span>
        )}
      </Title>
      {error && <Failed error={error} again={again} />}
      {!value && !error && <Loading />}
      {value && !found && <Empty title={words.noImport} />}
      {found && (isRunning ? <Progress found={found} /> : <Done found={found} />)}
    </>
  );
};
