/** Everything that was given to a license, each with the reason in one sentence, page by page. */

import { useState } from 'react';
import type { ConsumersQuery } from '../../api/generated.ts';
import { CONSUMERS } from '../../api/license.ts';
import type { Decision, Outcome } from '../../api/types.ts';
import { useRows } from '../../api/useRows.ts';
import { SearchField, SelectField } from '../../parts/Field.tsx';
import { More } from '../../parts/More.tsx';
import { Scroll } from '../../parts/Scroll.tsx';
import { softwareText, Where } from '../../parts/Software.tsx';
import { OutcomeBadge } from '../../parts/Status.tsx';
import { NARROW, useMedia } from '../../parts/useWindowRows.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeIn, codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { licenseWords } from '../../words/license.ts';
import { decisionSentence } from '../../words/sentences.ts';
import { shellWords } from '../../words/shell.ts';

const OUTCOMES: readonly Outcome[] = ['CONSUMES', 'COVERED', 'EXEMPT'];
const pick = (answer: ConsumersQuery) => answer.license?.position?.decisions ?? null;

/** A table where there is room for one, else a list. */
const Decisions = ({ rows, run }: { readonly rows: readonly Decision[]; readonly run: string | null }) => {
  const words = useWords(licenseWords);
  const { number } = useFormat();
  const { language } = usePreferences();
  const isNarrow = useMedia(NARROW);
  if (isNarrow)
    return (
      <ul className="narrowlist">
        {rows.map(decision => {
          const sentence = decisionSentence(decision, language);
          return (
            <li key={decision.id}>
              <span className="head">
                <span>
                  <Where about={decision} run={run} />
                </span>
                <OutcomeBadge outcome={decision.outcome} />
              </span>
              <span className="quiet">{softwareText(decision)}</span>
              <span lang={sentence.language}>{sentence.text}</span>
            </li>
          );
        })}
      </ul>
    );
  return (
    <Scroll label={words.consumers}>
      <table aria-labelledby="consumers">
        <thead>
          <tr>
            <th scope="col">{words.where}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.outcome}</th>
            <th scope="col" className="number">
              {words.units}
            </th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(decision => {
            const sentence = decisionSentence(decision, language);
            return (
              <tr key={decision.id}>
                <th scope="row">
                  <Where about={decision} run={run} />
                </th>
                <td>{softwareText(decision)}</td>
                <td>
                  <OutcomeBadge outcome={decision.outcome} />
                </td>
                <td className="number">{number(decision.units)}</td>
                <td lang={sentence.language}>{sentence.text}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
};

export const Consumers = ({ license, run }: { readonly license: string; readonly run: string | null }) => {
  const words = useWords(licenseWords);
  const codes = useWords(codeWords);
  const shell = useWords(shellWords);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const asked = { key: license, run, text: text || null, outcome };
  const list = useRows(CONSUMERS, asked, pick, 50);
  const isFiltered = text !== '' || outcome !== null;
  return (
    <section className="card" aria-labelledby="consumers">
      <div>
        <h2 id="consumers">{words.consumers}</h2>
        <p className="hint">{words.consumersHint}</p>
      </div>
      <div className="filters">
        <SearchField label={words.search} value={text} onChange={setText} />
        <SelectField
          label={words.outcome}
          value={outcome ?? ''}
          options={[['', words.allOutcomes], ...OUTCOMES.map(code => [code, codes.outcome[code]] as const)]}
          onChange={code => setOutcome(codeIn(codes.outcome, code))}
        />
      </div>
      {list.total === 0 && !list.isLoading ? (
        <p>{isFiltered ? shell.noneFits : words.noneGiven}</p>
      ) : (
        <Decisions rows={list.rows} run={run} />
      )}
      <More list={list} />
    </section>
  );
};
