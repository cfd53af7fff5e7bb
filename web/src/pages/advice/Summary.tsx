/** The advice in one line a kind of step; each leads to its part of the page. */
import type { ReactNode } from 'react';
import type { Advice } from '../../api/advice.ts';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { Amounts } from './Step.tsx';

const Tile = ({ to, what, children }: { readonly to: string; readonly what: string; readonly children: ReactNode }) => (
  <li>
    <a className="tile" href={`#${to}`}>
      <span className="what">{what}</span>
      <span className="figure">{children}</span>
    </a>
  </li>
);

export const Summary = ({ advice }: { readonly advice: Advice }) => {
  const words = useWords(adviceWords);
  const { number } = useFormat();
  const {
    purchases,
    cheaperPurchases,
    unusedInstallations,
    giveBackValue,
    giveBacks,
    reassignments,
    reassignmentsLeftOut,
  } = advice;
  const { cost } = cheaperPurchases ?? purchases;
  const idle = reassignments.length + reassignmentsLeftOut;
  return (
    <ul className="tiles" aria-label={words.summary}>
      <Tile to="buy" what={cheaperPurchases ? words.buyOptimal : words.buy}>
        <Amounts amounts={cost} none={words.nothing} />
      </Tile>
      <Tile to="remove" what={words.remove}>
        {unusedInstallations === 0
          ? words.nothing
          : words.installationsOf(unusedInstallations, number(unusedInstallations))}
      </Tile>
      <Tile to="give-back" what={words.giveBack}>
        <Amounts amounts={giveBackValue} none={giveBacks.length === 0 ? words.nothing : words.noPrice} />
      </Tile>
      <Tile to="reassign" what={words.move}>
        {idle === 0 ? words.nothing : words.allocations(idle, number(idle))}
      </Tile>
    </ul>
  );
};
