/** What is around the page of one record: the way back, its name, and what is said until it is there or where there is none. */
import type { ReactNode } from 'react';
import type { useAnswer } from '../api/useAnswer.ts';
import { useWords } from '../words/bilingual.ts';
import { detailWords } from '../words/details.ts';
import { useFormat } from '../words/format.ts';
import { shellWords } from '../words/shell.ts';
import { Link } from './Link.tsx';
import { Empty, Failed, Loading } from './States.tsx';
import { Title } from './Title.tsx';

interface Named {
  readonly key: string;
  readonly name?: string | null;
}

interface Props {
  readonly answer: Pick<ReturnType<typeof useAnswer>, 'error' | 'again' | 'isLoading'>;
  /** Undefined until it is there, null where there is none. */
  readonly record: Named | null | undefined;
  /** The key that was asked for. */
  readonly asked: string;
  readonly run: { readonly asOf: string; readonly number: number } | null;
  readonly back: readonly [address: string, text: string];
  /** What is said where there is no such record. */
  readonly none: string;
  readonly children: ReactNode;
}

export const RecordFrame = ({ answer, record, asked, run, back: [address, text], none, children }: Props) => {
  const words = useWords(detailWords);
  const { day, number } = useFormat();
  const { error, again, isLoading } = answer;
  const under = record && [record.name && record.key, run && words.asOf(day(run.asOf), number(run.number))];
  return (
    <>
      <p className="noprint">
        <Link to={address}>← {text}</Link>
      </p>
      <Title text={record?.name || record?.key || asked}>
        {under && <span className="quiet">{under.filter(Boolean).join(' · ')}</span>}
      </Title>
      {error && <Failed error={error} again={again} />}
      {record === undefined && isLoading && <Loading />}
      {record === null && (
        <Empty title={none}>
          <p>{words.gone}</p>
        </Empty>
      )}
      {record && children}
    </>
  );
};

/** What can be done with a page about somebody or something that decisions were made about. */
export const RecordActions = ({ explain }: { readonly explain: string }) => {
  const words = useWords(detailWords);
  const shell = useWords(shellWords);
  return (
    <p className="actions noprint">
      <Link to={explain} className="button">
        {words.explainAll}
      </Link>
      <button type="button" onClick={() => window.print()}>
        {shell.print}
      </button>
    </p>
  );
};
