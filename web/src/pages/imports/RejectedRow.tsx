/** One rejected row: where it stood, its cells, and under them what is wrong and what to do. */
import { useId, useState } from 'react';
import type { RejectedRow as Row } from '../../api/imports.ts';
import { NARROW, useMedia } from '../../parts/useWindowRows.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { problemText } from '../../words/problems.ts';
import { rejectedWords } from '../../words/rejected.ts';
import type { Sentence } from '../../words/rules.ts';
import { FileName } from './FileName.tsx';
import { RejectedCells } from './RejectedCells.tsx';
import { folded, isFoldable } from './rejectedFold.ts';

/** Characters of a sentence that are shown before it is unfolded. */
const SENTENCE_LENGTH = 260;

/** A sentence that lists everything that is possible is long: its beginning is shown first. */
const Said = ({ said: { text, language } }: { readonly said: Sentence }) => {
  const words = useWords(rejectedWords);
  const [isWhole, setWhole] = useState(false);
  const isCut = !isWhole && text.length > SENTENCE_LENGTH * 1.2;
  return (
    <>
      <span lang={language}>{isCut ? `${text.slice(0, SENTENCE_LENGTH).replace(/\s+\S*$/, '')} …` : text}</span>
      {isCut && (
        <>
          {' '}
          <button type="button" className="plain" onClick={() => setWhole(true)}>
            {words.wholeText}
          </button>
        </>
      )}
    </>
  );
};

const Problems = ({ row, id }: { readonly row: Row; readonly id: string }) => {
  const words = useWords(rejectedWords);
  const { language } = usePreferences();
  return (
    <ul className="wrongs" id={id}>
      {row.problems.map(({ column, code, message, help }) => (
        <li key={JSON.stringify([column, code, message])}>
          <p>
            {column !== null && <code>{column}: </code>}
            <strong>
              <Said said={problemText(message, language)} />
            </strong>
          </p>
          {help !== '' && (
            <p>
              <span className="quiet">{words.help}</span> <Said said={problemText(help, language)} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
};

interface Props {
  readonly row: Row;
  /** Whether the file is named by its whole path. */
  readonly isByPath: boolean;
}

export const RejectedRow = ({ row, isByPath }: Props) => {
  const words = useWords(rejectedWords);
  const { number } = useFormat();
  const isNarrow = useMedia(NARROW);
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const { file, line, cells, cellCount, columnCount } = row;
  const count = Math.max(cellCount, columnCount);
  const canFold = isFoldable(cells, isNarrow);
  return (
    <li>
      <h4 id={`${id}-title`}>
        {line !== null && `${words.line(number(line))} · `}
        <FileName file={file} shown={isByPath ? 'path' : 'name'} />
      </h4>
      <RejectedCells
        cells={isWhole || !canFold ? cells : folded(cells, isNarrow)}
        isList={isNarrow || isWhole}
        isWhole={isWhole || !canFold}
        titleId={`${id}-title`}
        problemId={`${id}-problems`}
      />
      {cells.length < count && <p className="hint">{words.moreCells(number(cells.length), number(count))}</p>}
      {canFold && (
        <p>
          <button type="button" className="plain" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? words.lessOfRow : words.wholeRow(number(cells.length))}
          </button>
        </p>
      )}
      <Problems row={row} id={`${id}-problems`} />
    </li>
  );
};
