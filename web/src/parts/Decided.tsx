/** What a run decided about a computer or for a user: every installation and access with its license and its reason. */
import { useState } from 'react';
import type { Decision, Outcome } from '../api/types.ts';
import type { Rows } from '../api/useRows.ts';
import { licenseAddress, recordAddress } from '../state/location.ts';
import { usePreferences } from '../state/preferences.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { detailWords } from '../words/details.ts';
import { useFormat } from '../words/format.ts';
import { decisionSentence } from '../words/sentences.ts';
import { shellWords } from '../words/shell.ts';
import { SearchField, SelectField } from './Field.tsx';
import { Link } from './Link.tsx';
import { More } from './More.tsx';
import { Narrowing, type NarrowingColumn } from './Narrowing.tsx';
import { softwareText } from './Software.tsx';
import { OutcomeBadge } from './Status.tsx';

const OUTCOMES = ['CONSUMES', 'COVERED', 'EXEMPT', 'UNLICENSED', 'IGNORED'] as const satisfies readonly Outcome[];

/** What the list is narrowed to. */
interface Narrowed {
  readonly text: string | null;
  readonly outcome: readonly Outcome[] | null;
}

/** The fields that narrow the list, and what they say. */
export const useNarrowed = () => {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const narrowed: Narrowed = { text: text || null, outcome: outcome === '' ? null : [outcome] };
  return { text, setText, outcome, setOutcome, narrowed, isNarrowed: text !== '' || outcome !== '' };
};

interface Props {
  readonly label: string;
  readonly list: Rows<Decision>;
  readonly narrowing: ReturnType<typeof useNarrowed>;
  readonly run: string | null;
  /** The page is about one computer, which need not be named in every row. */
  readonly isPlaceKnown?: boolean;
  /** Columns beside those of every decision. */
  readonly more?: readonly NarrowingColumn<Decision>[];
}

export const Decided = ({ label, list, narrowing, run, isPlaceKnown = false, more = [] }: Props) => {
  const words = useWords(detailWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const { number } = useFormat();
  const { language } = usePreferences();
  const { text, setText, outcome, setOutcome, isNarrowed } = narrowing;
  const place: NarrowingColumn<Decision> = {
    title: words.where,
    cell: ({ computer }) =>
      computer ? <Link to={recordAddress('computers', computer.key, run)}>{computer.key}</Link> : '–',
  };
  const user: NarrowingColumn<Decision> = { title: words.user, cell: row => row.user?.name ?? row.user?.key ?? '–' };
  return (
    <>
      <div className="filters noprint">
        <SearchField label={words.searchDecisions} value={text} onChange={setText} />
        <SelectField
          label={words.outcome}
          value={outcome}
          options={[['', words.allOutcomes], ...OUTCOMES.map(code => [code, codes.outcome[code]] as const)]}
          onChange={code => setOutcome(code as Outcome | '')}
        />
      </div>
      {list.total === 0 && !list.isLoading ? (
        <p>{isNarrowed ? shell.noneFits : words.noDecisions}</p>
      ) : (
        <Narrowing
          label={label}
          rows={list.rows}
          keyOf={({ id }) => id}
          columns={[
            { title: words.software, cell: row => softwareText(row) },
            ...(isPlaceKnown ? (list.rows.some(row => row.user) ? [user] : []) : [place]),
            { title: words.outcome, cell: row => <OutcomeBadge outcome={row.outcome} /> },
            {
              title: words.license,
              cell: ({ license }) => (license ? <Link to={licenseAddress(license.key, run)}>{license.key}</Link> : '–'),
            },
            { title: words.units, cell: row => number(row.units), isNumber: true },
            {
              title: words.why,
              cell: row => decisionSentence(row, language).text,
              language: row => decisionSentence(row, language).language,
            },
            ...more,
          ]}
        />
      )}
      <More list={list} />
    </>
  );
};
