/** The next days on which something ends, with what becomes of the estate; asked for by itself, since it is computed anew. */
import { ENDS_NEXT, type Ending } from '../../api/overview.ts';
import { Calculated } from '../../parts/Calculated.tsx';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { MovedMoney } from '../../parts/MovedMoney.tsx';
import { useCalculation } from '../../parts/useCalculation.ts';
import { Moved } from '../../rights/Effect.tsx';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { overviewWords } from '../../words/overview.ts';
import { renewalWords } from '../../words/renewals.ts';
import { What } from '../renewals/Day.tsx';

const WITHIN = 90;
const ASKED = { within: WITHIN } as const;
/** Days, and endings of a day, that are shown at most. */
const DAYS = 3;
const OF_A_DAY = 4;

const SUMS = ['shortfall', 'unlicensed'] as const;

/** `endings` are of the same day, of which there is one at least. */
const Day = ({ endings }: { readonly endings: readonly Ending[] }) => {
  const words = useWords(overviewWords);
  const renewal = useWords(renewalWords);
  const { day, number } = useFormat();
  const [{ date, days, before, after }] = endings;
  const left = endings.length - OF_A_DAY;
  return (
    <li>
      <div>
        <h3>{day(date)}</h3>
        <p className="quiet">{renewal.inDays(days, number(days))}</p>
      </div>
      <ul>
        {endings.slice(0, OF_A_DAY).map(ending => (
          <li key={`${ending.kind} ${ending.key}`}>
            <What renewal={ending} />{' '}
            <span className="mark">{renewal.kinds[ending.kind as keyof typeof renewal.kinds] ?? ending.kind}</span>
          </li>
        ))}
        {left > 0 && (
          <li>
            <Link to="/renewals">{words.others(number(left))}</Link>
          </li>
        )}
      </ul>
      <dl className="facts">
        <dt>{renewal.exposure}</dt>
        <dd>
          <MovedMoney before={before.exposure} after={after.exposure} same={renewal.same} />
        </dd>
        {SUMS.map(name => (
          <div key={name} className="fact">
            <dt>{renewal[name]}</dt>
            <dd>
              <Moved before={number(before[name])} after={number(after[name])} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
};

export const EndsNext = () => {
  const words = useWords(overviewWords);
  const { number } = useFormat();
  const calculation = useCalculation(ENDS_NEXT, ASKED);
  const count = calculation.value?.renewals.length ?? 0;
  return (
    <div className="ends-next">
      <Card
        title={words.endsNext}
        hint={words.endsHint}
        aside={count > 0 && <Link to="/renewals">{words.allEndings(count, number(count))}</Link>}
      >
        <Calculated calculation={calculation} command={`samwise renewals --within ${WITHIN}d`}>
          {({ renewals }) =>
            renewals.length === 0 ? (
              <p className="quiet">{words.nothingEnds}</p>
            ) : (
              <ol className="days">
                {[...Map.groupBy(renewals, ({ date }) => date)].slice(0, DAYS).map(([date, endings]) => (
                  <Day key={date} endings={endings} />
                ))}
              </ol>
            )
          }
        </Calculated>
      </Card>
    </div>
  );
};
