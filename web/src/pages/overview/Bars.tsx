/** Bars with a name and a figure, the longest first, each of them a link to its rows. */
import type { ReactNode } from 'react';
import { Link } from '../../parts/Link.tsx';

interface Bar {
  readonly key: string;
  readonly name: string;
  readonly to: string;
  /** What the bar stands for. */
  readonly length: number;
  /** A part that goes on behind it in a quiet color. */
  readonly rest?: number;
  readonly figure: string;
}

interface Props {
  readonly title: string;
  readonly legend?: ReactNode;
  readonly bars: readonly Bar[];
  /** Text of the link to those that are not shown. */
  readonly others: (count: number) => string;
  readonly toOthers: string;
}

/** Bars shown at most. */
const SHOWN = 6;
/** So that the smallest one can be seen: in percent of the longest. */
const LEAST = 0.8;

export const Bars = ({ title, legend, bars, others, toOthers }: Props) => {
  const ranked = bars.filter(({ length }) => length > 0).toSorted((one, other) => other.length - one.length);
  const shown = ranked.slice(0, SHOWN);
  const left = ranked.length - shown.length;
  const most = Math.max(...shown.map(({ length, rest = 0 }) => length + rest));
  return (
    <section className="chart">
      <h3>{title}</h3>
      {legend}
      <ol>
        {shown.map(({ key, name, to, length, rest = 0, figure }) => {
          const width = Math.max((length / most) * 100, LEAST);
          return (
            <li key={key}>
              <Link to={to}>
                <span className="who">{name}</span>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  {rest > 0 && <rect className="rest" x={width} width={(rest / most) * 100} height="10" />}
                  <rect width={width} height="10" />
                </svg>
                <span className="amount">{figure}</span>
              </Link>
            </li>
          );
        })}
      </ol>
      {left > 0 && (
        <p className="hint">
          <Link to={toOthers}>{others(left)}</Link>
        </p>
      )}
    </section>
  );
};
