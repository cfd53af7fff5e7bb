/** How a license stands: its figures, how they were computed, and what was found missing. */
import type { LicenseDetail, RunHead } from '../../api/types.ts';
import { Balance } from '../../parts/Balance.tsx';
import { Status } from '../../parts/Status.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { licenseWords } from '../../words/license.ts';
import { positionSentence } from '../../words/positionSentences.ts';

interface Props {
  readonly license: LicenseDetail;
  readonly run: Pick<RunHead, 'number' | 'asOf'> | null;
}

const Figures = ({ position }: { readonly position: NonNullable<LicenseDetail['position']> }) => {
  const words = useWords(licenseWords);
  const { number, money } = useFormat();
  const { entitled, consumed, available, shortfall, projected, exposure, marginal, marginalExact } = position;
  return (
    <dl className="figures">
      <div>
        <dt>{words.entitled}</dt>
        <dd>{number(entitled)}</dd>
      </div>
      <div>
        <dt>{words.consumed}</dt>
        <dd>{number(consumed)}</dd>
      </div>
      <div>
        <dt>{words.available}</dt>
        <dd>
          {number(available)}
          <Balance {...position} />
        </dd>
      </div>
      <div>
        <dt>{words.shortfall}</dt>
        <dd className={shortfall > 0 ? 'short' : undefined}>{number(shortfall)}</dd>
      </div>
      {projected > 0 && (
        <div>
          <dt>{words.projected}</dt>
          <dd>{number(projected)}</dd>
        </div>
      )}
      {shortfall > 0 && exposure && (
        <div>
          <dt>{words.exposure}</dt>
          <dd>{money(exposure)}</dd>
        </div>
      )}
      {marginal && (
        <div>
          <dt>{words.marginal}</dt>
          <dd>{marginalExact === false ? words.about(money(marginal)) : money(marginal)}</dd>
        </div>
      )}
    </dl>
  );
};

const Sentences = ({ texts }: { readonly texts: readonly string[] }) => {
  const { language } = usePreferences();
  return (
    <ul className="sentences">
      {texts.map(text => {
        const said = positionSentence(text, language);
        return (
          <li key={text} lang={said.language}>
            {said.text}
          </li>
        );
      })}
    </ul>
  );
};

export const PositionCard = ({ license: { position }, run }: Props) => {
  const words = useWords(licenseWords);
  const { day, number } = useFormat();
  const problems = position?.problems ?? [];
  const isProblem = new Set(problems.map(({ message }) => message));
  return (
    <section className="card" aria-labelledby="position">
      <div className="title">
        <h2 id="position">{words.position}</h2>
        {run && <span className="hint">{words.asOf(day(run.asOf), number(run.number))}</span>}
      </div>
      {position ? (
        <>
          <p>
            <Status status={position.status} />
          </p>
          <Figures position={position} />
          <h3>{words.arithmetic}</h3>
          <Sentences texts={position.sentences.filter(text => !isProblem.has(text))} />
          {problems.length > 0 && (
            <div className="says warn">
              <h3>{words.problems}</h3>
              <Sentences texts={[...isProblem]} />
            </div>
          )}
        </>
      ) : (
        <p>{words.noPosition}</p>
      )}
    </section>
  );
};
