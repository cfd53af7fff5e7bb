/** Amounts by currency, before and after: only those that move, one below the other. */
import type { Money } from '../api/types.ts';
import { Moved } from '../rights/Effect.tsx';
import { useFormat } from '../words/format.ts';

interface Props {
  readonly before: readonly Money[];
  readonly after: readonly Money[];
  /** What is shown where nothing moves. */
  readonly same?: string;
}

const NOTHING = '0.00';

export const MovedMoney = ({ before, after, same = '–' }: Props) => {
  const { money } = useFormat();
  const currencies = [...new Set([...before, ...after].map(({ currency }) => currency))];
  const amountIn = (amounts: readonly Money[], currency: string): Money =>
    amounts.find(each => each.currency === currency) ?? { amount: NOTHING, currency };
  const moved = currencies
    .map(currency => ({ currency, was: amountIn(before, currency), is: amountIn(after, currency) }))
    .filter(({ was, is }) => was.amount !== is.amount);
  if (moved.length === 0) return <>{same}</>;
  return (
    <>
      {moved.map(({ currency, was, is }) => (
        <div key={currency}>
          <Moved before={money(was)} after={money(is)} />
        </div>
      ))}
    </>
  );
};
