/** The end of a list that comes in pages: how much of it is shown, and a way to see more. */
import type { Rows } from '../api/useRows.ts';
import { useWords } from '../words/bilingual.ts';
import { useFormat } from '../words/format.ts';
import { shellWords } from '../words/shell.ts';
import { Failed } from './States.tsx';

export const More = ({ list }: { readonly list: Rows<unknown> }) => {
  const words = useWords(shellWords);
  const { number } = useFormat();
  if (list.error) return <Failed error={list.error} again={list.again} />;
  return (
    <div className="more">
      <span role="status">
        {list.isLoading
          ? words.loading
          : list.total !== undefined && words.shown(number(list.rows.length), number(list.total))}
      </span>
      {list.hasMore && <span className="printonly">{words.printedPart}</span>}
      {list.hasMore && !list.isLoading && (
        <button type="button" onClick={list.more}>
          {words.more}
        </button>
      )}
    </div>
  );
};
