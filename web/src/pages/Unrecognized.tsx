/** Names in the inventory that no recognition rule fits. */
import { UNRECOGNIZED } from '../api/lists.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { SearchField } from '../parts/Field.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { useChange, usePlace } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { useFormat } from '../words/format.ts';
import { listWords } from '../words/lists.ts';
import { shellWords } from '../words/shell.ts';

const MOST = { first: 500 } as const;

export const Unrecognized = () => {
  const words = useWords(listWords);
  const shell = useWords(shellWords);
  const { number } = useFormat();
  const change = useChange();
  const text = usePlace().parameters.get('text') ?? '';
  const { value, error, again } = useAnswer(UNRECOGNIZED, MOST);
  const wanted = text.trim().toLowerCase();
  const rows = (value?.unrecognized ?? []).filter(({ publisher, name }) =>
    `${publisher} ${name}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <Title text={words.unrecognizedTitle} />
      <p className="quiet">{words.unrecognizedLead}</p>
      <search className="filters">
        <SearchField label={words.unrecognizedSearch} value={text} onChange={next => change({ text: next })} />
      </search>
      {error && <Failed error={error} again={again} />}
      {!value && !error && <Loading />}
      {value && rows.length === 0 && <Empty title={wanted === '' ? words.noneUnrecognized : shell.noneFits} />}
      {rows.length > 0 && (
        <ListTable
          label={words.unrecognizedTitle}
          rows={rows}
          keyOf={row => JSON.stringify([row.publisher, row.name, row.version])}
          columns={[
            { title: words.name, cell: row => row.name },
            { title: words.publisher, cell: row => row.publisher },
            { title: words.version, cell: row => row.version },
            { title: words.occurrences, cell: row => number(row.occurrences), isNumber: true },
          ]}
        />
      )}
    </>
  );
};
