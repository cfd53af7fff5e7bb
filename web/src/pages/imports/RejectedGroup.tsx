/** Rejected rows that are wrong in the same way: one heading with their number, and below it the rows page by page once it is opened. */
import { useId, useState } from 'react';
import type { RejectedRowFilter, RejectedRowsQuery } from '../../api/generated.ts';
import { type RejectedGroup as Group, REJECTED_ROWS } from '../../api/imports.ts';
import { useRows } from '../../api/useRows.ts';
import { More } from '../../parts/More.tsx';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { groupTitle, rejectedWords } from '../../words/rejected.ts';
import { RejectedRow } from './RejectedRow.tsx';

const PAGE_ROWS = 20;

const pick = (answer: RejectedRowsQuery) => answer.import?.rejectedRows ?? null;

interface Props {
  readonly id: string;
  readonly group: Group;
  readonly filter: RejectedRowFilter;
  readonly isOpenFirst: boolean;
  /** Whether files are named by their whole path. */
  readonly isByPath: boolean;
}

const Rows = ({ id, group, filter, isByPath }: Omit<Props, 'isOpenFirst'>) => {
  const words = useWords(rejectedWords);
  const { table, code, column } = group;
  const list = useRows(REJECTED_ROWS, { id, filter: { ...filter, table, code, column } }, pick, PAGE_ROWS);
  return (
    <>
      <ol className="rejected" aria-label={words.rows(groupTitle(words.problem, group))}>
        {list.rows.map(row => (
          <RejectedRow key={row.number} row={row} isByPath={isByPath} />
        ))}
      </ol>
      {(list.hasMore || list.isLoading || list.error) && <More list={list} />}
    </>
  );
};

export const RejectedGroup = ({ isOpenFirst, ...props }: Props) => {
  const words = useWords(rejectedWords);
  const { number } = useFormat();
  const body = useId();
  const [chosen, setChosen] = useState<boolean>();
  const isOpen = chosen ?? isOpenFirst;
  const { group } = props;
  return (
    <section className="card rejectedgroup">
      <h3>
        <button
          type="button"
          className="plain"
          aria-expanded={isOpen}
          aria-controls={isOpen ? body : undefined}
          onClick={() => setChosen(!isOpen)}
        >
          <span className="fold" aria-hidden="true">
            {isOpen ? '▾' : '▸'}
          </span>
          <span>
            {words.group(number(group.count), groupTitle(words.problem, group))}
            <span className="quiet"> · {group.table}</span>
          </span>
        </button>
        <span className="key">{group.code}</span>
      </h3>
      {isOpen && (
        <div id={body} className="stack">
          <Rows {...props} />
        </div>
      )}
    </section>
  );
};
