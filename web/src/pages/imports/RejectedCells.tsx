/** The cells of a rejected row as a small table: beside each other as in the file, or below each other where there is no room. */
import { Fragment } from 'react';
import type { RejectedCell } from '../../api/imports.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { rejectedWords } from '../../words/rejected.ts';
import { CELL_LENGTH } from './rejectedFold.ts';

interface Props {
  readonly cells: readonly RejectedCell[];
  /** Below each other. */
  readonly isList: boolean;
  /** Cells in full, as far as they are known. */
  readonly isWhole: boolean;
  readonly titleId: string;
  /** Where it says what is wrong. */
  readonly problemId: string;
}

/** Names of columns break after an underscore. */
const Column = ({ name }: { readonly name: string | null }) => {
  const words = useWords(rejectedWords);
  if (name === null) return <em className="quiet">{words.noColumn}</em>;
  const parts = name.split(/(?<=_)/);
  return (
    <bdi>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one name have no other place
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  );
};

const Value = ({ cell, isWhole }: { readonly cell: RejectedCell; readonly isWhole: boolean }) => {
  const words = useWords(rejectedWords);
  const { number } = useFormat();
  const { value, isMasked, length } = cell;
  if (value === null) return <em className="quiet">{words.noCell}</em>;
  if (isMasked)
    return (
      <>
        {value} <em className="quiet">{words.masked}</em>
      </>
    );
  if (value.trim() === '') return <em className="quiet">{words.blank}</em>;
  const shown = isWhole || value.length <= CELL_LENGTH ? value : `${value.slice(0, CELL_LENGTH)}…`;
  return (
    <>
      <bdi>{shown}</bdi>
      {isWhole && value.length < length && <em className="quiet"> {words.characters(number(length))}</em>}
    </>
  );
};

const Mark = () => {
  const words = useWords(rejectedWords);
  return (
    <span className="wrongmark">
      <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true" focusable="false">
        <path d="M8 1.5 15 14H1L8 1.5Zm-.8 4.2v4.1h1.6V5.7H7.2Zm0 5.3v1.5h1.6V11H7.2Z" fill="currentColor" />
      </svg>
      <span className="unseen">{words.wrong}: </span>
    </span>
  );
};

const Cell = ({ cell, isWhole, problemId }: { readonly cell: RejectedCell } & Pick<Props, 'isWhole' | 'problemId'>) => (
  <td className={cell.isFaulty ? 'faulty' : undefined} aria-describedby={cell.isFaulty ? problemId : undefined}>
    {cell.isFaulty && <Mark />}
    <Value cell={cell} isWhole={isWhole} />
  </td>
);

export const RejectedCells = ({ cells, isList, titleId, ...how }: Props) => {
  const words = useWords(rejectedWords);
  // Neither names nor texts tell cells apart: a header may repeat a name, and a row has its cells for good.
  const placed = cells.map((cell, place) => ({ cell, place }));
  if (isList)
    return (
      <table className="cells list" aria-labelledby={titleId}>
        <thead className="unseen">
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.cell}</th>
          </tr>
        </thead>
        <tbody>
          {placed.map(({ cell, place }) => (
            <tr key={place}>
              <th scope="row">
                <Column name={cell.column} />
              </th>
              <Cell cell={cell} {...how} />
            </tr>
          ))}
        </tbody>
      </table>
    );
  return (
    <table className="cells" aria-labelledby={titleId}>
      <thead>
        <tr>
          {placed.map(({ cell, place }) => (
            <th key={place} scope="col">
              <Column name={cell.column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {placed.map(({ cell, place }) => (
            <Cell key={place} cell={cell} {...how} />
          ))}
        </tr>
      </tbody>
    </table>
  );
};
