/** Which of two amounts counts more where there are several currencies: by the rates of the run; without rates one unit of each counts alike. */
import type { Sums } from '../../engine/advice/effect.ts';
import { add, type Fraction, fraction, times, ZERO } from '../../engine/fraction.ts';
import type { Rates } from '../policies.ts';

/** One figure to put steps in order by; it is shown to nobody. */
export const weightOf = (sums: Sums, rates: Rates | undefined): Fraction => {
  let weight = ZERO;
  for (const [currency, amount] of sums) {
    const rate = rates?.[currency];
    weight = add(weight, rate === undefined ? amount : times(amount, fraction(rate)));
  }
  return weight;
};
