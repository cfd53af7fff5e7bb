/** One import: how far it is, what became of the rows, and what to do about the rejected ones. */

import { useEffect } from 'react';
import { ask } from '../../api/ask.ts';
import { CANCEL, IMPORT, type ImportDetail, type TableCount } from '../../api/imports.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Link } from '../../parts/Link.tsx';
import { ListTable } from '../../parts/ListTable.tsx';
import { HelpText, ProblemText } from '../../parts/ProblemText.tsx';
import { Empty, Failed, Loading } from '../../parts/States.tsx';
import { JobBadge } from '../../parts/Status.tsx';
import { Title } from '../../parts/Title.tsx';
import { useMayChange } from '../../state/viewer.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { shellWords } from '../../words/shell.ts';
import { workWords } from '../../words/work.ts';
import { SendFiles } from './SendFiles.tsx';

/** Pause between questions while an import goes on. */
const POLL_MS = 700;

const COUNTS = [
  'read',
  'added',
  'changed',
  'unchanged',
  'removed',
  'rejected',
] as const satisfies readonly (keyof TableCount)[];

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

const Problems = ({ found }: { readonly found: ImportDetail }) => {
  const words = useWords(workWords);
  const { number } = useFormat();
  const { problems, counts, codes, rejectsUrl } = found;
  const rejected = counts.reduce((sum, count) => sum + count.rejected, 0);
  const all = codes.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <h2>{words.problems}</h2>
      {rejected > 0 && (
        <p className="actions">
          <a className="button primary" href={rejectsUrl} download>
            {words.download}
          </a>
          <span className="hint">{words.downloadHint}</span>
        </p>
      )}
      {problems.length === 0 && <p>{words.noProblems}</p>}
      {problems.length < all && <p className="hint">{words.first(number(problems.length))}</p>}
      {problems.length > 0 && (
        <ListTable
          label={words.problems}
          rows={problems}
          keyOf={problem => JSON.stringify([problem.file, problem.line, problem.column, problem.code, problem.message])}
          columns={[
            {
              title: words.place,
              cell: ({ file, line, column, table }) =>
                [file ?? table, line !== null && words.line(number(line)), column].filter(Boolean).join(', '),
            },
            {
              title: words.state,
              cell: ({ isWarning, code }) => (
                <>
                  {isWarning ? words.warning : <strong className="short">{words.error}</strong>}
                  <span className="key">{code}</span>
                </>
              ),
            },
            { title: words.what, cell: ({ message }) => <ProblemText message={message} /> },
            { title: words.help, cell: ({ help }) => <HelpText help={help} /> },
          ]}
        />
      )}
    </>
  );
};

/** Where rejected rows come back, mended. */
const Resend = ({ found: { counts, source } }: { readonly found: ImportDetail }) => {
  const words = useWords(workWords);
  const mayChange = useMayChange();
  if (!mayChange || !counts.some(({ rejected }) => rejected > 0)) return null;
  return (
    <>
      <h2>{words.resend}</h2>
      <p className="hint">{words.resendHint}</p>
      <SendFiles source={source} />
    </>
  );
};

const Done = ({ found }: { readonly found: ImportDetail }) => {
  const words = useWords(workWords);
  const { number } = useFormat();
  return (
    <>
      {found.state === 'DONE' ? (
        <>
          <ListTable
            label={words.tables}
            rows={found.counts}
            keyOf={count => count.table}
            columns={[
              { title: words.table, cell: ({ table }) => table },
              ...COUNTS.map(name => ({
                title: words[name],
                isNumber: true,
                cell: (count: TableCount) =>
                  name === 'rejected' && count[name] > 0 ? (
                    <strong className="short">{number(count[name])}</strong>
                  ) : (
                    number(count[name])
                  ),
              })),
            ]}
          />
          <p>
            <Link to="/runs" className="button">
              {words.next}
            </Link>
          </p>
        </>
      ) : (
        <section className="notice bad">
          <p lang="en">{found.message}</p>
          <p>{words.nothingChanged}</p>
        </section>
      )}
      <Problems found={found} />
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
              {codes.mode[found.mode]} · {found.who} · {moment(found.startedAt)}
            </span>
          </span>
        )}
      </Title>
      {error && <Failed error={error} again={again} />}
      {!value && !error && <Loading />}
      {value && !found && <Empty title={words.noImport} />}
      {found && <p className="quiet">{found.files.join(', ')}</p>}
      {found && (isRunning ? <Progress found={found} /> : <Done found={found} />)}
    </>
  );
};
