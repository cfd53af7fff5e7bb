/** Chooses two runs, and shows which positions differ, what is unlicensed, and why. */
import type { RunHead } from '../../api/types.ts';
import { SelectField } from '../../parts/Field.tsx';
import { useRunText } from '../../parts/RunChooser.tsx';
import { useChange, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { workWords } from '../../words/work.ts';
import { Differences } from './Differences.tsx';

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
