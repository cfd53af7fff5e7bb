/** What differs between two runs: the sums, the positions, and what is unlicensed, each with its causes. */
import { COMPARE, type Difference } from '../../api/runs.ts';
import type { Money } from '../../api/types.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { FactList } from '../../parts/FactList.tsx';
import { Link } from '../../parts/Link.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { Failed, Loading } from '../../parts/States.tsx';
import { Moved } from '../../rights/Effect.tsx';
import { licenseAddress } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { licenseWords } from '../../words/license.ts';
import { workWords } from '../../words/work.ts';
import { Causes } from './Causes.tsx';
import { UnlicensedDifferences } from './UnlicensedDifferences.tsx';

const Sums = ({ from, to }: Pick<Difference, 'from' | 'to'>) => {
  const words = useWords(workWords);
  const { number, money } = useFormat();
  const counts = ['atRisk', 'shortfall', 'unlicensed'] as const;
  const sum = (exposure: readonly Money[]): string => exposure.map(money).join(' + ') || '–';
  return (
    <FactList
      facts={[
        [words.exposure, <Moved key="" before={sum(from.totals.exposure)} after={sum(to.totals.exposure)} />],
        ...counts.map(
          name =>
            [words[name], <Moved key="" before={number(from.totals[name])} after={number(to.totals[name])} />] as const,
        ),
      ]}
    />
  );
};

const FIGURES = ['entitled', 'consumed', 'shortfall'] as const;

const Positions = ({ positions, to }: Pick<Difference, 'positions' | 'to'>) => {
  const words = useWords(workWords);
  const license = useWords(licenseWords);
  const { number, money } = useFormat();
  const cost = (figures: Difference['positions'][number]['after']): string =>
    figures?.exposure && figures.shortfall > 0 ? money(figures.exposure) : '–';
  return (
    <Narrowing
      label={words.positions}
      rows={positions}
      keyOf={({ licenseKey }) => licenseKey}
      columns={[
        {
          title: license.facts,
          cell: ({ licenseKey, name }) => (
            <>
              <Link to={licenseAddress(licenseKey, to.id)}>{name || licenseKey}</Link>
              <span className="key">{licenseKey}</span>
            </>
          ),
        },
        ...FIGURES.map(figure => ({
          title: license[figure],
          isNumber: true,
          cell: ({ before, after }: Difference['positions'][number]) => (
            <Moved before={before ? number(before[figure]) : '–'} after={after ? number(after[figure]) : '–'} />
          ),
        })),
        {
          title: license.exposure,
          isNumber: true,
          cell: ({ before, after }) => <Moved before={cost(before)} after={cost(after)} />,
        },
        { title: words.why, cell: ({ causes }) => <Causes causes={causes} /> },
      ]}
    />
  );
};

export const Differences = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const words = useWords(workWords);
  const { number } = useFormat();
  const { value, error, again } = useAnswer(COMPARE, { run: to, with: from });
  if (error) return <Failed error={error} again={again} />;
  if (!value) return <Loading />;
  const difference = value.run?.compareTo;
  if (!difference) return null;
  const { causes, positions, unlicensed } = difference;
  return (
    <>
      <Sums from={difference.from} to={difference.to} />
      {causes.length > 0 && (
        <div className="says">
          <h3>{words.causes}</h3>
          <Causes causes={causes} />
        </div>
      )}
      <h3>{words.positions}</h3>
      <p role="status">{positions.length === 0 ? words.noDifference : words.differences(number(positions.length))}</p>
      {positions.length > 0 && <Positions positions={positions} to={difference.to} />}
      <h3>{words.unlicensedDiffers}</h3>
      {unlicensed.length === 0 ? (
        <p>{words.noUnlicensedDiffers}</p>
      ) : (
        <UnlicensedDifferences unlicensed={unlicensed} to={difference.to} />
      )}
    </>
  );
};
