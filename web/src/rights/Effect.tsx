/** What other rights would do: the positions beside those of now, and the sums that move. */

import type { Figures, Money, WhatIfSuccess } from '../api/types.ts';
import { Link } from '../parts/Link.tsx';
import { ProblemText } from '../parts/ProblemText.tsx';
import { Status } from '../parts/Status.tsx';
import { licenseAddress } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { useFormat } from '../words/format.ts';
import { licenseWords } from '../words/license.ts';
import { rightsWords } from '../words/rights.ts';
import { Moves } from './Moves.tsx';

const NUMBERS = ['entitled', 'consumed', 'available', 'shortfall'] as const;

/** "10 → 7", or "10" where nothing moves. */
export const Moved = ({ before, after }: { readonly before: string; readonly after: string }) =>
  before === after ? (
    after
  ) : (
    <span className="moved">
      {before} <span aria-hidden="true">→</span> <ins>{after}</ins>
    </span>
  );

const useFigure = () => {
  const { number, money } = useFormat();
  return {
    figure: (figures: Figures | null, name: (typeof NUMBERS)[number]): string =>
      figures ? number(figures[name]) : '–',
    cost: (figures: Figures | null): string =>
      figures?.exposure && figures.shortfall > 0 ? money(figures.exposure) : '–',
    sum: (exposure: readonly Money[]): string => exposure.map(money).join(', ') || '–',
  };
};

type Changed = WhatIfSuccess['positions'][number];

/** Positions shown at most; the sums below are of all. */
const SHOWN = 12;

/** One position, the new one beside the old one, figure by figure. */
const Beside = ({ position: { licenseKey, name, before, after } }: { readonly position: Changed }) => {
  const words = useWords(licenseWords);
  const rights = useWords(rightsWords);
  const { figure, cost } = useFigure();
  const status = (figures: Figures | null) => (figures ? <Status status={figures.status} /> : rights.gone);
  return (
    <table className="beside" data-license={licenseKey}>
      <caption>
        <Link to={licenseAddress(licenseKey)}>{name || licenseKey}</Link> <span className="quiet">{licenseKey}</span>
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col" className="number">
            {rights.before}
          </th>
          <th scope="col" className="number">
            {rights.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {NUMBERS.map(column => (
          <tr key={column} className={figure(before, column) === figure(after, column) ? undefined : 'differs'}>
            <th scope="row">{words[column]}</th>
            <td className="number">{figure(before, column)}</td>
            <td className="number">{figure(after, column)}</td>
          </tr>
        ))}
        <tr className={cost(before) === cost(after) ? undefined : 'differs'}>
          <th scope="row">{words.exposure}</th>
          <td className="number">{cost(before)}</td>
          <td className="number">{cost(after)}</td>
        </tr>
        <tr>
          <th scope="row">{words.status}</th>
          <td className="number">{status(before)}</td>
          <td className="number">{status(after)}</td>
        </tr>
      </tbody>
    </table>
  );
};

/** Positions before and after: those of the licenses that it is about first. */
const MovedPositions = ({
  positions,
  own,
}: {
  readonly positions: readonly Changed[];
  readonly own: readonly string[];
}) => {
  const words = useWords(rightsWords);
  const { number } = useFormat();
  const sorted = positions.toSorted(
    (one, other) => Number(own.includes(other.licenseKey)) - Number(own.includes(one.licenseKey)),
  );
  return (
    <>
      {sorted.slice(0, SHOWN).map(position => (
        <Beside key={position.licenseKey} position={position} />
      ))}
      {sorted.length > SHOWN && <p className="quiet">{words.otherPositions(number(sorted.length - SHOWN))}</p>}
    </>
  );
};

export const Effect = ({ effect, own }: { readonly effect: WhatIfSuccess; readonly own: readonly string[] }) => {
  const words = useWords(rightsWords);
  const { day, number } = useFormat();
  const { sum } = useFigure();
  const { positions, before, after, warnings, moved } = effect;
  return (
    <>
      <h3>{words.effect}</h3>
      <p className="hint">{words.effectAsOf(day(effect.asOf))}</p>
      {positions.length === 0 ? <p>{words.noEffectNow}</p> : <MovedPositions positions={positions} own={own} />}
      <dl className="facts">
        <dt>{words.unlicensed}</dt>
        <dd>
          <Moved before={number(before.unlicensed)} after={number(after.unlicensed)} />
        </dd>
        <dt>{words.exposure}</dt>
        <dd>
          <Moved before={sum(before.exposure)} after={sum(after.exposure)} />
        </dd>
      </dl>
      <h4>{words.moves}</h4>
      <Moves moved={moved} />
      {warnings.length > 0 && (
        <ul className="says warn">
          {warnings.map(({ message, help }) => (
            <li key={message}>
              <ProblemText message={message} help={help} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
