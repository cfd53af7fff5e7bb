/** One figure over the runs as a line from nothing upwards, with its last value and the days of the first and the last run. */
import { Link } from '../../parts/Link.tsx';

interface CoursePoint {
  readonly key: string;
  readonly length: number;
  /** The figure in words, and the run it is of. */
  readonly figure: string;
  readonly run: string;
}

interface Props {
  readonly title: string;
  /** The same in a sentence, for those who do not see the line. */
  readonly label: string;
  readonly to: string;
  readonly points: readonly CoursePoint[];
}

const WIDTH = 100;
const HEIGHT = 40;
/** Room around the line, so that no point is cut off. */
const EDGE = 3;

export const Course = ({ title, label, to, points }: Props) => {
  const most = Math.max(...points.map(({ length }) => length), Number.MIN_VALUE);
  const step = (WIDTH - 2 * EDGE) / Math.max(points.length - 1, 1);
  const placed = points.map(({ key, length, figure, run }, at) => ({
    key,
    text: `${run}: ${figure}`,
    x: EDGE + at * step,
    y: HEIGHT - EDGE - (length / most) * (HEIGHT - 2 * EDGE),
  }));
  const line = placed.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const floor = HEIGHT - EDGE;
  return (
    <figure className="course">
      <figcaption>
        <span className="what">{title}</span>
        <Link to={to} className="figure">
          {points.at(-1)?.figure}
        </Link>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path className="under" d={`${line}L${WIDTH - EDGE} ${floor}L${EDGE} ${floor}Z`} />
        <path className="floor" d={`M${EDGE} ${floor}H${WIDTH - EDGE}`} />
        <path className="line" d={line} />
        {placed.map(({ key, text, x, y }) => (
          <path key={key} className="point" d={`M${x} ${y}h0`}>
            <title>{text}</title>
          </path>
        ))}
      </svg>
      <div className="ends" aria-hidden="true">
        <span>{points[0]?.run}</span>
        <span>{points.at(-1)?.run}</span>
      </div>
    </figure>
  );
};
