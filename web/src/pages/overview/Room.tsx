/** The room that the overview will take, kept while it is loading so that nothing moves when it comes. */
import { Loading } from '../../parts/States.tsx';

const TILES = ['exposure', 'short', 'unlicensed', 'surplus', 'licenses'] as const;
const CHARTS = ['exposure', 'short', 'status'] as const;

export const Room = () => (
  <>
    <Loading />
    <div className="overview" aria-hidden="true">
      <ul className="tiles">
        {TILES.map(tile => (
          <li key={tile}>
            <div className="tile" />
          </li>
        ))}
      </ul>
      <div className="charts">
        {CHARTS.map(chart => (
          <div key={chart} className="chart" />
        ))}
      </div>
    </div>
  </>
);
