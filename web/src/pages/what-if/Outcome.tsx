/** What the changes would do: sums and positions before and after, only those that differ, and installations that change hands. */

import type { Figures, Totals, WhatIfSuccess } from '../../api/types.ts';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { ProblemText } from '../../parts/ProblemText.tsx';
import { Status } from '../../parts/Status.tsx';
import { Moved } from '../../rights/Effect.tsx';
import { Moves } from '../../rights/Moves.tsx';
import { licenseAddress } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { licenseWords } from '../../words/license.ts';
import { whatIfWords } from '../../words/what-if.ts';

const COUNTS = [
  'atRisk',
  'shortfall',
  'projected',
  'unlicensed',
  'installations',
] as const satisfies readonly (keyof Totals)[];

const Sums = ({ before, after }: Pick<WhatIfSuccess, 'before' | 'after'>) => {
  const words = useWords(whatIfWords);
  const { number, money } = useFormat();
  const sum = ({ exposure }: Totals): string => exposure.map(money).join(', ') || '–';
  return (
    <dl className="facts">
      <dt>{words.total.exposure}</dt>
      <dd>
        <Moved before={sum(before)} after={sum(after)} />
      </dd>
      {COUNTS.filter(name => name !== 'projected' || before[name] + after[name] > 0).map(name => (
        <div key={name} className="pair">
          <dt>{words.total[name]}</dt>
          <dd>
            <Moved before={number(before[name])} after={number(after[name])} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

type Changed = WhatIfSuccess['positions'][number];

const Positions = ({ positions }: { readonly positions: readonly Changed[] }) => {
  const words = useWords(whatIfWords);
  const license = useWords(licenseWords);
  const { number, money } = useFormat();
  const figure = (figures: Figures | null, name: 'entitled' | 'consumed' | 'available' | 'shortfall'): string =>
    figures ? number(figures[name]) : '–';
  const cost = (figures: Figures | null): string =>
    figures?.exposure && figures.shortfall > 0 ? money(figures.exposure) : '–';
  const status = (figures: Figures | null) => (figures ? <Status status={figures.status} /> : words.gone);
  return (
    <Narrowing
      label={words.positions}
      rows={positions}
      keyOf={({ licenseKey }) => licenseKey}
      columns={[
        {
          title: license.facts,
          cell: ({ licenseKey, name, after }) => (
            <>
              {after ? <Link to={licenseAddress(licenseKey)}>{name || licenseKey}</Link> : name || licenseKey}
              <span className="key">{licenseKey}</span>
            </>
          ),
        },
        ...(['entitled', 'consumed', 'available', 'shortfall'] as const).map(name => ({
          title: license[name],
          isNumber: true,
          cell: ({ before, after }: Changed) => <Moved before={figure(before, name)} after={figure(after, name)} />,
        })),
        {
          title: license.exposure,
          isNumber: true,
          cell: ({ before, after }) => <Moved before={cost(before)} after={cost(after)} />,
        },
        {
          title: license.status,
          cell: ({ before, after }) =>
            before?.status === after?.status ? (
              status(after)
            ) : (
              <span className="statuses">
                {status(before)} <span aria-hidden="true">→</span> {status(after)}
              </span>
            ),
        },
      ]}
    />
  );
};

export const Outcome = ({ effect }: { readonly effect: WhatIfSuccess }) => {
  const words = useWords(whatIfWords);
  const codes = useWords(codeWords);
  const { day, number } = useFormat();
  const { asOf, asOfBefore, policy, positions, before, after, warnings, moved } = effect;
  return (
    <>
      <Card
        title={words.sums}
        hint={
          asOf === asOfBefore
            ? words.asOf(day(asOf), codes.policy[policy])
            : words.asOfBoth(day(asOfBefore), day(asOf), codes.policy[policy])
        }
      >
        <Sums before={before} after={after} />
        {warnings.length > 0 && (
          <ul className="says warn">
            {warnings.map(({ message, help, at }) => (
              <li key={`${at}${message}`}>
                <ProblemText message={message} help={help} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card
        title={words.positions}
        aside={<span className="quiet">{words.differ(number(positions.length), number(after.licenses))}</span>}
      >
        {positions.length === 0 ? <p>{words.noneDiffers}</p> : <Positions positions={positions} />}
      </Card>
      <Card title={words.movedTitle} hint={words.movedHint}>
        <Moves moved={moved} />
      </Card>
    </>
  );
};
