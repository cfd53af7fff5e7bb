/** Names in the inventory that no recognition rule fits, and a way to write one from each. */

import { useState } from 'react';
import type { UnrecognizedQuery } from '../api/generated.ts';
import { UNRECOGNIZED, type Unrecognized as UnrecognizedName } from '../api/lists.ts';
import { useRows } from '../api/useRows.ts';
import { SearchField } from '../parts/Field.tsx';
import { Filters, useFilters } from '../parts/Filters.tsx';
import { Listing } from '../parts/Listing.tsx';
import { Title } from '../parts/Title.tsx';
import { useChange } from '../state/location.ts';
import { useMayChange } from '../state/viewer.ts';
import { useWords } from '../words/bilingual.ts';
import { useFormat } from '../words/format.ts';
import { listWords } from '../words/lists.ts';
import { recognitionWords } from '../words/recognition.ts';
import { shellWords } from '../words/shell.ts';
import { RuleEditor } from './recognition/RuleEditor.tsx';

const pick = (answer: UnrecognizedQuery) => answer.unrecognized;
const PAGE_ROWS = 100;

const keyOf = ({ publisher, name, version }: UnrecognizedName): string => JSON.stringify([publisher, name, version]);

export const Unrecognized = () => {
  const words = useWords(listWords);
  const rule = useWords(recognitionWords);
  const shell = useWords(shellWords);
  const { number } = useFormat();
  const change = useChange();
  const mayChange = useMayChange();
  const filters = useFilters(['text']);
  const text = filters.given('text');
  const list = useRows(UNRECOGNIZED, { text }, pick, PAGE_ROWS);
  const [about, setAbout] = useState<UnrecognizedName>();
  const [saved, setSaved] = useState<string>();
  return (
    <>
      <Title text={words.unrecognizedTitle} />
      <div>
        <p className="quiet">{words.unrecognizedLead}</p>
        <div role="status">{saved !== undefined && <p className="notice good">{rule.saved(saved)}</p>}</div>
      </div>
      {about && (
        <RuleEditor
          key={keyOf(about)}
          found={about}
          onCancel={() => setAbout(undefined)}
          onSaved={name => {
            setAbout(undefined);
            setSaved(name);
            list.again();
          }}
        />
      )}
      <Filters filters={filters}>
        <SearchField label={words.unrecognizedSearch} value={text ?? ''} onChange={next => change({ text: next })} />
      </Filters>
      {!mayChange && <p className="hint">{rule.readOnly}</p>}
      <Listing
        label={words.unrecognizedTitle}
        list={list}
        none={filters.isFiltered ? shell.noneFits : words.noneUnrecognized}
        keyOf={keyOf}
        columns={[
          { title: words.name, cell: row => row.name },
          { title: words.publisher, cell: row => row.publisher },
          { title: words.version, cell: row => row.version },
          { title: words.occurrences, cell: row => number(row.occurrences), isNumber: true },
          ...(mayChange
            ? [
                {
                  title: rule.title,
                  cell: (row: UnrecognizedName) => (
                    <button
                      type="button"
                      className="plain"
                      aria-label={rule.writeFor(row.name)}
                      onClick={() => {
                        setSaved(undefined);
                        setAbout(row);
                      }}
                    >
                      {rule.write}
                    </button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
};
