/** The sums of a run, each a link to its rows: exposure, shortfalls, what is unlicensed, what is left over. */
import type { ReactNode } from 'react';
import type { Money, Totals } from '../../api/types.ts';
import { Link } from '../../parts/Link.tsx';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { overviewWords } from '../../words/overview.ts';
import { positionWords } from '../../words/positions.ts';
import { DEAR, FREE, rowsOf, SHORT } from './addresses.ts';
import { realOf } from './amounts.ts';

interface TileProps {
  readonly what: string;
  readonly to?: string;
  readonly isStrong?: boolean;
  readonly figures: readonly string[];
  readonly hint?: string;
}

const Tile = ({ what, to, isStrong = false, figures, hint }: TileProps) => {
  const content: ReactNode = (
    <>
      <span className="what">{what}</span>
      {figures.map(figure => (
        <span key={figure} className="figure">
          {figure}
        </span>
      ))}
      {hint && <span className="hint">{hint}</span>}
    </>
  );
  return (
    <li>
      {to === undefined ? (
        <div className="tile">{content}</div>
      ) : (
        <Link className={isStrong ? 'tile strong' : 'tile'} to={to}>
          {content}
        </Link>
      )}
    </li>
  );
};

const SurplusTile = ({ surplus, to }: { readonly surplus: readonly Money[] | null; readonly to: string }) => {
  const words = useWords(overviewWords);
  const { money } = useFormat();
  if (surplus === null) return <Tile what={words.surplus} figures={[]} hint={words.surplusNotKept} />;
  const real = realOf(surplus);
  return (
    <Tile
      what={words.surplus}
      to={to}
      figures={real.map(money)}
      hint={real.length === 0 ? words.noSurplus : words.surplusHelp}
    />
  );
};

interface Props {
  readonly totals: Totals;
  /** What stays free is worth; null where it was not kept; left out: the number of licenses is shown in its place. */
  readonly surplus?: readonly Money[] | null;
  /** The run chosen in the address. */
  readonly chosen: string | null;
}

export const Tiles = ({ totals, surplus, chosen }: Props) => {
  const words = useWords(positionWords);
  const { money, number } = useFormat();
  const to = rowsOf(chosen);
  const real = realOf(totals.exposure);
  return (
    <ul className="tiles">
      {real.length === 0 ? (
        <Tile what={words.noExposure} figures={[]} hint={words.noExposureHelp} />
      ) : (
        real.map(exposure => (
          <Tile key={exposure.currency} what={words.exposure} to={to(DEAR)} isStrong figures={[money(exposure)]} />
        ))
      )}
      <Tile
        what={words.shortLicenses}
        to={to(SHORT)}
        figures={[number(totals.atRisk)]}
        hint={words.missing(number(totals.shortfall))}
      />
      <Tile
        what={words.unlicensed}
        to={to({}, '/unlicensed')}
        figures={[number(totals.unlicensed)]}
        hint={words.unlicensedHelp}
      />
      {surplus === undefined ? (
        <Tile
          what={words.licenses}
          to={to({})}
          figures={[number(totals.licenses)]}
          hint={words.licensesHelp(number(totals.installations))}
        />
      ) : (
        <SurplusTile surplus={surplus} to={to(FREE)} />
      )}
    </ul>
  );
};
