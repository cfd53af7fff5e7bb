/** The figures of the trend as a table, the newest run first; each leads to its rows, and each run to what changed since the one before. */
import type { TrendPoint } from '../../api/overview.ts';
import type { Money } from '../../api/types.ts';
import { Link } from '../../parts/Link.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { addressWith, type Patch } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { overviewWords } from '../../words/overview.ts';
import { DEAR, FREE, rowsOf, SHORT } from './addresses.ts';
import { realOf } from './amounts.ts';

export const TrendTable = ({ points }: { readonly points: readonly TrendPoint[] }) => {
  const words = useWords(overviewWords);
  const { day, money, number } = useFormat();
  const to = ({ run }: TrendPoint, patch: Patch, path?: string): string => rowsOf(run.id)(patch, path);
  const amounts = (point: TrendPoint, sums: readonly Money[] | null, patch: Patch) => {
    const real = realOf(sums ?? []);
    return real.length === 0 ? '–' : <Link to={to(point, patch)}>{real.map(money).join(' + ')}</Link>;
  };
  const before = new Map(points.slice(1).map((point, at) => [point.run.id, points[at].run]));
  const changes = ({ run }: TrendPoint) => {
    const from = before.get(run.id);
    return from === undefined ? (
      '–'
    ) : (
      <Link
        to={addressWith('/runs', new URLSearchParams(), { from: from.id, to: run.id })}
        label={words.compareWith(number(from.number), number(run.number))}
      >
        {words.compare}
      </Link>
    );
  };
  return (
    <details>
      <summary>{words.asTable}</summary>
      <Narrowing
        label={words.trend}
        rows={points.toReversed()}
        keyOf={({ run }) => run.id}
        columns={[
          {
            title: words.run,
            cell: point => <Link to={to(point, {})}>{words.runNumber(number(point.run.number))}</Link>,
          },
          { title: words.day, isShort: true, cell: ({ asOf }) => day(asOf) },
          {
            title: words.exposure,
            isNumber: true,
            cell: point => amounts(point, point.totals.exposure, DEAR),
          },
          {
            title: words.atRisk,
            isNumber: true,
            cell: point => <Link to={to(point, SHORT)}>{number(point.totals.atRisk)}</Link>,
          },
          {
            title: words.shortfall,
            isNumber: true,
            cell: point => <Link to={to(point, SHORT)}>{number(point.totals.shortfall)}</Link>,
          },
          {
            title: words.unlicensed,
            isNumber: true,
            cell: point => <Link to={to(point, {}, '/unlicensed')}>{number(point.totals.unlicensed)}</Link>,
          },
          { title: words.surplus, isNumber: true, cell: point => amounts(point, point.totals.surplus, FREE) },
          { title: words.changes, cell: changes },
        ]}
      />
    </details>
  );
};
