/** How the sums went from run to run: a line for each currency and for what is missing and unlicensed, and all of it as a table. */
import { type OverviewRun, TREND, type TrendPoint } from '../../api/overview.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { Failed, Loading } from '../../parts/States.tsx';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { overviewWords } from '../../words/overview.ts';
import { DEAR, rowsOf, SHORT } from './addresses.ts';
import { amountIn, lengthOf, realOf } from './amounts.ts';
import { Course } from './Course.tsx';
import { TrendTable } from './TrendTable.tsx';

/** Runs in the picture at most. */
const RUNS = 24;

interface Line {
  readonly title: string;
  readonly to: string;
  readonly length: (point: TrendPoint) => number;
  readonly figure: (point: TrendPoint) => string;
}

/** Currencies that any of the runs has, the largest number of the last one first. */
const currenciesOf = (points: readonly TrendPoint[]): readonly string[] => [
  ...new Set(points.toReversed().flatMap(({ totals }) => realOf(totals.exposure).map(({ currency }) => currency))),
];

const Lines = ({ points, chosen }: { readonly points: readonly TrendPoint[]; readonly chosen: string | null }) => {
  const words = useWords(overviewWords);
  const { day, money, number } = useFormat();
  const to = rowsOf(chosen);
  const days = points.map(({ asOf }) => asOf);
  const isOneDay = new Set(days).size === 1;
  const lines: readonly Line[] = [
    ...currenciesOf(points).map(currency => ({
      title: words.exposureIn(currency),
      to: to(DEAR),
      length: ({ totals }: TrendPoint) => lengthOf(amountIn(totals.exposure, currency)),
      figure: ({ totals }: TrendPoint) => money({ amount: amountIn(totals.exposure, currency), currency }),
    })),
    {
      title: words.missing,
      to: to(SHORT),
      length: ({ totals }) => totals.shortfall,
      figure: ({ totals }) => number(totals.shortfall),
    },
    {
      title: words.unlicensed,
      to: to({}, '/unlicensed'),
      length: ({ totals }) => totals.unlicensed,
      figure: ({ totals }) => number(totals.unlicensed),
    },
  ];
  const run = (point: TrendPoint): string => (isOneDay ? words.runNumber(number(point.run.number)) : day(point.asOf));
  const [first, last] = [points[0], points[points.length - 1]];
  return (
    <div className="courses">
      {lines.map(({ title, to: address, length, figure }) => (
        <Course
          key={title}
          title={title}
          to={address}
          label={words.course(title, number(points.length), figure(first), run(first), figure(last), run(last))}
          points={points.map(point => ({
            key: point.run.id,
            length: length(point),
            figure: figure(point),
            run: run(point),
          }))}
        />
      ))}
    </div>
  );
};

export const Trend = ({ run, chosen }: { readonly run: OverviewRun; readonly chosen: string | null }) => {
  const words = useWords(overviewWords);
  const codes = useWords(codeWords);
  const until = chosen === null ? null : run.asOf;
  const { value, error, again } = useAnswer(TREND, { first: RUNS, policy: run.policy, until });
  // A run that is computed while the page is open stays out, so that the last point is the run above.
  const at = value?.trend.findIndex(point => point.run.id === run.id) ?? -1;
  const points = at === -1 ? (value?.trend ?? []) : (value?.trend.slice(0, at + 1) ?? []);
  return (
    <div className="trend">
      <Card
        title={words.trend}
        hint={words.trendHint(codes.policy[run.policy])}
        aside={<Link to="/runs">{words.allRuns}</Link>}
      >
        {error && <Failed error={error} again={again} />}
        {!value && !error && <Loading />}
        {points.length === 1 && <p className="quiet">{words.oneRun}</p>}
        {points.length > 1 && (
          <>
            <Lines points={points} chosen={chosen} />
            <TrendTable points={points} />
          </>
        )}
      </Card>
    </div>
  );
};
