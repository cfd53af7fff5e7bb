/** Two runs side by side: which positions differ, and why. */
import { type Cause, COMPARE } from '../../api/runs.ts';
import type { RunHead } from '../../api/types.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Link } from '../../parts/Link.tsx';
import { useRunText } from '../../parts/RunChooser.tsx';
import { Scroll } from '../../parts/Scroll.tsx';
import { Failed, Loading } from '../../parts/States.tsx';
import { Moved } from '../../rights/Effect.tsx';
import { licenseAddress, useChange, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { licenseWords } from '../../words/license.ts';
import { workWords } from '../../words/work.ts';

const Causes = ({ causes }: { readonly causes: readonly Cause[] }) => (
  <ul lang="en">
    {causes.map(({ kind, detail, sentence }) => (
      <li key={`${kind} ${detail}`}>{sentence}</li>
    ))}
  </ul>
);

const Differences = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const words = useWords(workWords);
  const license = useWords(licenseWords);
  const { number, money } = useFormat();
  const { value, error, again } = useAnswer(COMPARE, { run: to, with: from });
  if (error) return <Failed error={error} again={again} />;
  if (!value) return <Loading />;
  const difference = value.run?.compareTo;
  if (!difference) return null;
  const cost = (figures: (typeof difference.positions)[number]['after']): string =>
    figures?.exposure && figures.shortfall > 0 ? money(figures.exposure) : '–';
  return (
    <>
      {difference.causes.length > 0 && (
        <div className="says">
          <h3>{words.causes}</h3>
          <Causes causes={difference.causes} />
        </div>
      )}
      <p role="status">
        {difference.positions.length === 0
          ? words.noDifference
          : words.differences(number(difference.positions.length))}
      </p>
      {difference.positions.length > 0 && (
        <Scroll label={words.positions}>
          <table aria-label={words.positions}>
            <thead>
              <tr>
                <th scope="col">{license.facts}</th>
                <th scope="col" className="number">
                  {license.entitled}
                </th>
                <th scope="col" className="number">
                  {license.consumed}
                </th>
                <th scope="col" className="number">
                  {license.shortfall}
                </th>
                <th scope="col" className="number">
                  {license.exposure}
                </th>
                <th scope="col">{words.why}</th>
              </tr>
            </thead>
            <tbody>
              {difference.positions.map(({ licenseKey, name, before, after, causes }) => (
                <tr key={licenseKey}>
                  <th scope="row">
                    <Link to={licenseAddress(licenseKey, to)}>{name || licenseKey}</Link>
                    <span className="key">{licenseKey}</span>
                  </th>
                  {(['entitled', 'consumed', 'shortfall'] as const).map(figure => (
                    <td key={figure} className="number">
                      <Moved
                        before={before ? number(before[figure]) : '–'}
                        after={after ? number(after[figure]) : '–'}
                      />
                    </td>
                  ))}
                  <td className="number">
                    <Moved before={cost(before)} after={cost(after)} />
                  </td>
                  <td>
                    <Causes causes={causes} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
};

export const Compare = ({ runs }: { readonly runs: readonly RunHead[] }) => {
  const words = useWords(workWords);
  const text = useRunText();
  const change = useChange();
  const { parameters } = usePlace();
  const to = parameters.get('to') ?? runs[0].id;
  const from = parameters.get('from') ?? runs[1]?.id ?? to;
  const options = runs.map(run => [run.id, text(run)] as const);
  return (
    <section className="card" aria-labelledby="compare">
      <h2 id="compare">{words.compareTitle}</h2>
      {runs.length < 2 ? (
        <p className="quiet">{words.needTwo}</p>
      ) : (
        <>
          <div className="filters">
            <SelectField label={words.from} value={from} options={options} onChange={id => change({ from: id, to })} />
            <SelectField label={words.to} value={to} options={options} onChange={id => change({ from, to: id })} />
          </div>
          {from === to ? <p className="quiet">{words.same}</p> : <Differences from={from} to={to} />}
        </>
      )}
    </section>
  );
};
