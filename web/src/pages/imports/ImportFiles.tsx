/** The files of an import: which were refused as a whole, and how many rows of each were rejected. */
import type { ImportDetail } from '../../api/imports.ts';
import { ListTable } from '../../parts/ListTable.tsx';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { rejectedWords, STORED_BEFORE } from '../../words/rejected.ts';
import { workWords } from '../../words/work.ts';
import { FileName } from './FileName.tsx';

/** Files without a problem are listed while there are no more than so many in all. */
const FILES_SHOWN = 12;

export const ImportFiles = ({ found }: { readonly found: ImportDetail }) => {
  const words = { ...useWords(workWords), ...useWords(rejectedWords) };
  const { number } = useFormat();
  const { files, notices, rejectedFiles } = found;
  const rejected = new Map(rejectedFiles.map(({ file, count }) => [file, count]));
  const refused = new Set(notices.flatMap(({ isWarning, file }) => (isWarning || file === null ? [] : [file])));
  const all = [...new Set([...files, ...refused, ...rejected.keys()])];
  const shown = all.length <= FILES_SHOWN ? all : all.filter(file => refused.has(file) || rejected.has(file));
  return (
    <>
      <h2>{words.filesTitle}</h2>
      {shown.length > 0 && (
        <ListTable
          label={words.filesTitle}
          rows={shown}
          keyOf={file => file}
          columns={[
            { title: words.file, cell: file => <FileName file={file} shown="both" /> },
            {
              title: words.state,
              cell: file =>
                file === STORED_BEFORE ? null : refused.has(file) ? (
                  <strong className="short">{words.refusedFile}</strong>
                ) : (
                  words.taken
                ),
            },
            { title: words.rejected, isNumber: true, cell: file => number(rejected.get(file) ?? 0) },
          ]}
        />
      )}
      {shown.length < all.length && <p className="hint">{words.others(number(all.length - shown.length))}</p>}
    </>
  );
};
