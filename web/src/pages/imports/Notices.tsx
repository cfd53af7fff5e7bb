/** What an import says that is about no rejected row: files that were refused as a whole, and warnings. */
import type { ImportDetail } from '../../api/imports.ts';
import { ListTable } from '../../parts/ListTable.tsx';
import { HelpText, ProblemText } from '../../parts/ProblemText.tsx';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { rejectedWords } from '../../words/rejected.ts';
import { workWords } from '../../words/work.ts';
import { nameOf } from './FileName.tsx';

type Notice = ImportDetail['notices'][number];

const Listed = ({ title, notices }: { readonly title: string; readonly notices: readonly Notice[] }) => {
  const words = useWords(workWords);
  const { number } = useFormat();
  if (notices.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ListTable
        label={title}
        rows={notices}
        keyOf={notice => JSON.stringify([notice.file, notice.line, notice.column, notice.code, notice.message])}
        columns={[
          {
            title: words.place,
            cell: ({ file, line, column, table }) => (
              <>
                <bdi>
                  {[file === null ? table : nameOf(file), line !== null && words.line(number(line)), column]
                    .filter(Boolean)
                    .join(', ')}
                </bdi>
              </>
            ),
          },
          {
            title: words.what,
            cell: ({ message, code }) => (
              <>
                <ProblemText message={message} />
                <span className="key">{code}</span>
              </>
            ),
          },
          { title: words.help, cell: ({ help }) => <HelpText help={help} /> },
        ]}
      />
    </>
  );
};

export const Notices = ({ notices }: { readonly notices: readonly Notice[] }) => {
  const words = useWords(rejectedWords);
  return (
    <>
      <Listed title={words.refusals} notices={notices.filter(({ isWarning }) => !isWarning)} />
      <Listed title={words.notices} notices={notices.filter(({ isWarning }) => isWarning)} />
    </>
  );
};
