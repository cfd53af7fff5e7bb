/** The first page: exposure, shortfalls, what is unlicensed and left over, where the risk is, how it went, and what ends next. */
import { OVERVIEW_PAGE, type OverviewRun } from '../../api/overview.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Link } from '../../parts/Link.tsx';
import { RunChooser } from '../../parts/RunChooser.tsx';
import { Failed } from '../../parts/States.tsx';
import { Title } from '../../parts/Title.tsx';
import { usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { overviewWords } from '../../words/overview.ts';
import { positionWords } from '../../words/positions.ts';
import { rowsOf } from './addresses.ts';
import { realOf } from './amounts.ts';
import { EndsNext } from './EndsNext.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { ExposureChart, ShortChart, UnlicensedChart } from './PublisherCharts.tsx';
import { Room } from './Room.tsx';
import { StatusChart } from './StatusChart.tsx';
import { Tiles } from './Tiles.tsx';
import { Trend } from './Trend.tsx';

interface Props {
  readonly run: OverviewRun;
  /** The run chosen in the address. */
  readonly chosen: string | null;
}

const Risk = ({ run, chosen }: Props) => {
  const words = useWords(overviewWords);
  const positions = useWords(positionWords);
  const { totals, byPublisher, byStatus } = run;
  return (
    <section className="overview" aria-labelledby="risk">
      <div className="title">
        <h2 id="risk">{positions.risk}</h2>
        <Link to={rowsOf(chosen)({}, '/advice')}>{words.toAdvice}</Link>
      </div>
      <div className="charts">
        {realOf(totals.exposure).map(({ currency }) => (
          <ExposureChart key={currency} sums={byPublisher} chosen={chosen} currency={currency} />
        ))}
        {totals.atRisk > 0 && <ShortChart sums={byPublisher} chosen={chosen} />}
        {totals.unlicensed > 0 && <UnlicensedChart sums={byPublisher} chosen={chosen} />}
        <StatusChart counts={byStatus} chosen={chosen} />
      </div>
    </section>
  );
};

export const Overview = () => {
  const words = useWords(overviewWords);
  const chosen = usePlace().parameters.get('run');
  const { value, error, again } = useAnswer(OVERVIEW_PAGE, { run: chosen });
  const run = value?.run;
  return (
    <div className="overview-page">
      <Title text={words.title}>{run && <RunChooser shown={run} />}</Title>
      {error && <Failed error={error} again={again} />}
      {!error && !value && <Room />}
      {value && !run && <FirstSteps />}
      {run && (
        <>
          <section aria-label={words.inShort}>
            <Tiles totals={run.totals} surplus={run.totals.surplus} chosen={chosen} />
          </section>
          <Risk run={run} chosen={chosen} />
          <Trend run={run} chosen={chosen} />
          <EndsNext />
        </>
      )}
    </div>
  );
};
