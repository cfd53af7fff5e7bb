/** One decision: what it is about, what it came to in a sentence, and what every license that names the product said. */
import type { ExplainedDecision } from '../../api/types.ts';
import { Link } from '../../parts/Link.tsx';
import { Scroll } from '../../parts/Scroll.tsx';
import { softwareText, Where } from '../../parts/Software.tsx';
import { OutcomeBadge, VerdictBadge } from '../../parts/Status.tsx';
import { NARROW, useMedia } from '../../parts/useWindowRows.ts';
import { licenseAddress } from '../../state/location.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../words/bilingual.ts';
import { choiceSentence } from '../../words/choices.ts';
import { explainWords } from '../../words/explain.ts';
import { useFormat } from '../../words/format.ts';
import { candidateSentence, decisionSentence } from '../../words/sentences.ts';

interface Props {
  readonly decision: ExplainedDecision;
  readonly run: string | null;
  /** The page is about one computer, which need not be named again. */
  readonly isPlaceKnown?: boolean;
}

/** The license stands in a column of its own, so its key need not begin the sentence. */
const withoutKey = (text: string, key: string): string => {
  const rest = text.startsWith(`${key} `) ? text.slice(key.length + 1) : text;
  return rest.replace(/^(?:may not|darf nicht): /, '').replace(/^./u, first => first.toLocaleUpperCase());
};

const Candidates = ({ decision, run }: Props) => {
  const words = useWords(explainWords);
  const isNarrow = useMedia(NARROW);
  const { language } = usePreferences();
  if (decision.candidates.length === 0)
    return decision.outcome === 'IGNORED' ? null : <p className="quiet">{words.noCandidates}</p>;
  const spoken = decision.candidates.map(candidate => {
    const isChosen = candidate.verdict === 'CHOSEN';
    const said = isChosen ? decisionSentence(decision, language) : candidateSentence(candidate, language);
    return { candidate, ...said, text: withoutKey(said.text, candidate.license.key) };
  });
  if (isNarrow)
    return (
      <ul className="narrowlist" aria-label={words.licenses}>
        {spoken.map(({ candidate, text, language: tongue }) => (
          <li key={candidate.license.key}>
            <span className="head">
              <Link to={licenseAddress(candidate.license.key, run)}>{candidate.license.key}</Link>
              <VerdictBadge verdict={candidate.verdict} />
            </span>
            <span lang={tongue}>{text}</span>
          </li>
        ))}
      </ul>
    );
  return (
    <Scroll label={words.licenses}>
      <table aria-label={words.licenses}>
        <thead>
          <tr>
            <th scope="col">{words.license}</th>
            <th scope="col">{words.verdict}</th>
            <th scope="col">{words.reason}</th>
          </tr>
        </thead>
        <tbody>
          {spoken.map(({ candidate, text, language: tongue }) => (
            <tr key={candidate.license.key}>
              <th scope="row">
                <Link to={licenseAddress(candidate.license.key, run)}>{candidate.license.key}</Link>
              </th>
              <td className="code">
                <VerdictBadge verdict={candidate.verdict} />
              </td>
              <td lang={tongue}>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

export const DecisionCard = ({ decision, run, isPlaceKnown = false }: Props) => {
  const words = useWords(explainWords);
  const { number } = useFormat();
  const { language } = usePreferences();
  const sentence = decisionSentence(decision, language);
  const choice = decision.choiceSentence ? choiceSentence(decision.choiceSentence, language) : null;
  return (
    <article
      className={decision.outcome === 'IGNORED' && decision.candidates.length === 0 ? 'decision slight' : 'decision'}
    >
      <header>
        <div>
          <h3>{softwareText(decision)}</h3>
          <div className="where">
            {isPlaceKnown ? (decision.user?.name ?? decision.user?.key) : <Where about={decision} run={run} />}
          </div>
        </div>
        <span>
          <OutcomeBadge outcome={decision.outcome} />
          {decision.units > 0 && (
            <span className="quiet"> · {decision.units === 1 ? words.unit : words.units(number(decision.units))}</span>
          )}
        </span>
      </header>
      <p lang={sentence.language}>{sentence.text}</p>
      {choice && (
        <p className="quiet" lang={choice.language}>
          {choice.text}
        </p>
      )}
      {decision.product && <Candidates decision={decision} run={run} />}
    </article>
  );
};
