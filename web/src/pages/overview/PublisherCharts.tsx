/** Pictures of a run by publisher: what shortfalls cost in one currency, how many licenses are short, what is unlicensed. */
import type { OverviewRun } from '../../api/overview.ts';
import type { Money } from '../../api/types.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { overviewWords } from '../../words/overview.ts';
import { positionWords } from '../../words/positions.ts';
import { DEAR, rowsOf, SHORT } from './addresses.ts';
import { amountIn, lengthOf } from './amounts.ts';
import { Bars } from './Bars.tsx';

interface ExposureProps {
  readonly sums: readonly { readonly publisher: string; readonly exposure: readonly Money[] }[];
  /** The run chosen in the address. */
  readonly chosen: string | null;
  readonly currency: string;
}

export const ExposureChart = ({ sums, chosen, currency }: ExposureProps) => {
  const words = useWords(positionWords);
  const { money, number } = useFormat();
  const to = rowsOf(chosen);
  return (
    <Bars
      title={words.exposureIn(currency || '–')}
      bars={sums.map(({ publisher, exposure }) => {
        const amount = amountIn(exposure, currency);
        return {
          key: publisher,
          name: publisher || words.noPublisher,
          to: to({ publisher, sort: 'exposure', order: 'desc' }),
          length: lengthOf(amount),
          figure: money({ amount, currency }),
        };
      })}
      others={count => words.others(number(count))}
      toOthers={to(DEAR)}
    />
  );
};

interface Props {
  readonly sums: OverviewRun['byPublisher'];
  readonly chosen: string | null;
}

export const ShortChart = ({ sums, chosen }: Props) => {
  const words = useWords(positionWords);
  const overview = useWords(overviewWords);
  const { number } = useFormat();
  const to = rowsOf(chosen);
  return (
    <Bars
      title={overview.shortByPublisher}
      legend={
        <p className="hint legend">
          <span className="swatch" /> {overview.short} <span className="swatch rest" /> {overview.enough}
        </p>
      }
      bars={sums.map(({ publisher, atRisk, positions }) => ({
        key: publisher,
        name: publisher || words.noPublisher,
        to: to({ publisher, ...SHORT }),
        length: atRisk,
        rest: positions - atRisk,
        figure: overview.shortOf(number(atRisk), number(positions)),
      }))}
      others={count => words.others(number(count))}
      toOthers={to(SHORT)}
    />
  );
};

export const UnlicensedChart = ({ sums, chosen }: Props) => {
  const words = useWords(positionWords);
  const overview = useWords(overviewWords);
  const { number } = useFormat();
  const to = rowsOf(chosen);
  return (
    <Bars
      title={overview.unlicensedByPublisher}
      bars={sums.map(({ publisher, unlicensed }) => ({
        key: publisher,
        name: publisher || words.noPublisher,
        to: to({ publisher }, '/unlicensed'),
        length: unlicensed,
        figure: number(unlicensed),
      }))}
      others={count => words.others(number(count))}
      toOthers={to({}, '/unlicensed')}
    />
  );
};
