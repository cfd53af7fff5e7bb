/** The page of renewals: what ends, by date, with what becomes of the positions; also as a calendar and as a table. */
import { useId } from 'react';
import { RENEWALS } from '../../api/renewals.ts';
import { Calculated } from '../../parts/Calculated.tsx';
import { SelectField } from '../../parts/Field.tsx';
import { Empty } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { useCalculation } from '../../parts/useCalculation.ts';
import { useChange, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { renewalWords } from '../../words/renewals.ts';
import { Day } from './Day.tsx';
import { fileAddress, readSpan, SPANS, type Span, spanParameter } from './span.ts';

const Filters = ({ span }: { readonly span: Span }) => {
  const words = useWords(renewalWords);
  const { number } = useFormat();
  const change = useChange();
  const id = useId();
  return (
    <search className="filters">
      <SelectField
        label={words.within}
        value={String(span.within)}
        options={SPANS.map(days => [String(days), words.withinDays(number(days))] as const)}
        onChange={within => change({ within: spanParameter(within) }, false)}
      />
      <div className="field">
        <label htmlFor={id}>{words.from}</label>
        <input
          id={id}
          type="date"
          value={span.from ?? ''}
          aria-describedby={`${id}-hint`}
          onChange={event => change({ from: event.target.value || null })}
        />
      </div>
      <span className="hint beside-field" id={`${id}-hint`}>
        {words.fromHint}
      </span>
      <a className="button" href={fileAddress('ics', span)} download>
        {words.calendar}
      </a>
      <a className="button" href={fileAddress('csv', span)} download>
        {words.csv}
      </a>
    </search>
  );
};

export const Renewals = () => {
  const words = useWords(renewalWords);
  const { number } = useFormat();
  const span = readSpan(usePlace().parameters);
  const calculation = useCalculation(RENEWALS, { asOf: span.from, within: span.within });
  const command = `samwise renewals --within ${span.within}d${span.from === null ? '' : ` --as-of ${span.from}`}`;
  return (
    <>
      <Title text={words.title} />
      <p className="quiet">{words.lead}</p>
      <Filters span={span} />
      <Calculated calculation={calculation} command={command}>
        {({ renewals }) =>
          renewals.length === 0 ? (
            <Empty title={words.none}>
              <p>{words.noneHelp}</p>
            </Empty>
          ) : (
            <>
              <p role="status">{words.count(renewals.length, number(renewals.length))}</p>
              <p className="hint">{`${words.sums} ${words.sumsOfDay} ${words.endedHint}`}</p>
              {[...Map.groupBy(renewals, ({ date }) => date)].map(([date, ending]) => (
                <Day key={date} renewals={ending} />
              ))}
            </>
          )
        }
      </Calculated>
    </>
  );
};
