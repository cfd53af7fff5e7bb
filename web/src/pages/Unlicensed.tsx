/** Everything that no license covers, with why. */
import type { UnlicensedQuery } from '../api/generated.ts';
import { UNLICENSED } from '../api/lists.ts';
import { OVERVIEW } from '../api/runs.ts';
import type { ExplainedDecision, Overview } from '../api/types.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useRows } from '../api/useRows.ts';
import { SearchField, SelectField } from '../parts/Field.tsx';
import { Filters, useFilters } from '../parts/Filters.tsx';
import { Link } from '../parts/Link.tsx';
import { Listing } from '../parts/Listing.tsx';
import { RunChooser } from '../parts/RunChooser.tsx';
import { softwareText, Where } from '../parts/Software.tsx';
import { Failed, Loading, NoRun } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { addressWith, licenseAddress, useChange, usePlace } from '../state/location.ts';
import { usePreferences } from '../state/preferences.ts';
import { useWords } from '../words/bilingual.ts';
import { codeIn } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { listWords } from '../words/lists.ts';
import { candidateSentence, decisionSentence } from '../words/sentences.ts';
import { shellWords } from '../words/shell.ts';

const pick = (answer: UnlicensedQuery) => answer.run?.unlicensed ?? null;

const csvAddress = (run: Overview, text: string | null, publisher: string | null, reason: string | null): string =>
  addressWith('/export/unlicensed.csv', new URLSearchParams({ run: String(run.number) }), {
    text,
    publisher,
    reason,
  });

/** Licenses that said no, shown at most; the others are seen where it is explained. */
const REFUSALS_SHOWN = 3;

const Why = ({ decision, run }: { readonly decision: ExplainedDecision; readonly run: string | null }) => {
  const { number } = useFormat();
  const { language } = usePreferences();
  const { candidates } = decision;
  const said = decisionSentence(decision, language);
  if (candidates.length === 0) return <span lang={said.language}>{said.text}</span>;
  return (
    <ul>
      {candidates.slice(0, REFUSALS_SHOWN).map(candidate => {
        const { key } = candidate.license;
        const { text, language: spoken } = candidateSentence(candidate, language);
        return (
          <li key={key} lang={spoken}>
            <Link to={licenseAddress(key, run)}>{key}</Link>
            {text.startsWith(key) ? text.slice(key.length) : ` ${text}`}
          </li>
        );
      })}
      {candidates.length > REFUSALS_SHOWN && <li className="quiet">+ {number(candidates.length - REFUSALS_SHOWN)}</li>}
    </ul>
  );
};

const Rows = ({ run, chosen }: { readonly run: Overview; readonly chosen: string | null }) => {
  const words = useWords(listWords);
  const shell = useWords(shellWords);
  const { compare } = useFormat();
  const change = useChange();
  const filters = useFilters(['text', 'publisher', 'reason']);
  const [text, publisher] = [filters.given('text'), filters.given('publisher')];
  const reasons = { NO_LICENSE: words.noLicense, NO_RIGHT: words.noRight } as const;
  const reason = codeIn(reasons, filters.given('reason'));
  const list = useRows(UNLICENSED, { run: run.id, text, publisher, reason }, pick, 100);
  const publishers = [
    ...new Set([
      ...run.byPublisher.map(sum => sum.publisher),
      ...list.rows.map(row => row.product?.publisher ?? ''),
      publisher ?? '',
    ]),
  ];
  return (
    <>
      <Filters filters={filters}>
        <SearchField label={words.unlicensedSearch} value={text ?? ''} onChange={value => change({ text: value })} />
        <SelectField
          label={words.publisher}
          value={publisher ?? ''}
          options={[
            ['', words.allPublishers],
            ...publishers
              .filter(name => name !== '')
              .toSorted(compare)
              .map(name => [name, name] as const),
          ]}
          onChange={value => change({ publisher: value })}
        />
        <SelectField
          label={words.reason}
          value={reason ?? ''}
          options={[['', words.allReasons], ...Object.entries(reasons)]}
          onChange={value => change({ reason: value })}
        />
        <a className="button" href={csvAddress(run, text, publisher, reason)} download>
          {words.csv}
        </a>
      </Filters>
      <Listing
        label={words.unlicensedTitle}
        list={list}
        none={filters.isFiltered ? shell.noneFits : words.noneUnlicensed}
        keyOf={row => row.id}
        columns={[
          {
            title: words.software,
            cell: row => (
              <>
                {softwareText(row)}
                <span className="key">{row.product?.publisher}</span>
              </>
            ),
          },
          { title: words.where, cell: row => <Where about={row} run={chosen} /> },
          { title: words.why, cell: row => <Why decision={row} run={chosen} /> },
        ]}
      />
    </>
  );
};

export const Unlicensed = () => {
  const words = useWords(listWords);
  const chosen = usePlace().parameters.get('run');
  const { value, error, again } = useAnswer(OVERVIEW, { run: chosen });
  return (
    <>
      <Title text={words.unlicensedTitle}>{value?.run && <RunChooser shown={value.run} />}</Title>
      <p className="quiet">{words.unlicensedLead}</p>
      {error && <Failed error={error} again={again} />}
      {!value && !error && <Loading />}
      {value && !value.run && <NoRun />}
      {value?.run && <Rows run={value.run} chosen={chosen} />}
    </>
  );
};
