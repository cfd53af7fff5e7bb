/** All positions by status: one bar of all of them, and each status with its number, a link to its rows. */
import type { OverviewRun } from '../../api/overview.ts';
import { Link } from '../../parts/Link.tsx';
import { Status } from '../../parts/Status.tsx';
import { useWords } from '../../words/bilingual.ts';
import { inAddress } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { positionWords } from '../../words/positions.ts';
import { rowsOf } from './addresses.ts';

interface Props {
  readonly counts: OverviewRun['byStatus'];
  readonly chosen: string | null;
}

export const StatusChart = ({ counts, chosen }: Props) => {
  const words = useWords(positionWords);
  const { number } = useFormat();
  const to = rowsOf(chosen);
  const all = counts.reduce((sum, { positions }) => sum + positions, 0);
  const before = (at: number) => counts.slice(0, at).reduce((sum, { positions }) => sum + positions, 0);
  return (
    <section className="chart statuses">
      <h3>{words.byStatus}</h3>
      {all > 0 && (
        <svg
          className="stack-of-all"
          viewBox={`0 0 ${all} 10`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {counts.map(({ status, positions }, at) => (
            <rect key={status} className={inAddress(status)} x={before(at)} width={positions} height="10" />
          ))}
        </svg>
      )}
      <ol>
        {counts.map(({ status, positions }) => (
          <li key={status}>
            <Link to={to({ status: inAddress(status) })}>
              <Status status={status} />
              <span className="amount">{number(positions)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
};
