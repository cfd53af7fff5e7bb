/** What currencies are worth, for policies that compare prices of several. */
import type { Rates } from '../../app/policies.ts';
import { Refusal } from '../../app/refusal.ts';
import { builder } from './builder.ts';

export const RateInput = builder.inputType('RateInput', {
  description: 'What one unit of a currency is worth in a common one.',
  fields: t => ({
    currency: t.string({ required: true, description: 'Currency as prices name it.' }),
    rate: t.field({ type: 'Decimal', required: true, description: 'What one unit is worth.' }),
  }),
});

/** Rates by currency; undefined where none are given. Throws `Refusal` where one is not above 0, and where a currency has two. */
export const ratesOf = (given: readonly (typeof RateInput.$inferInput)[] | null | undefined): Rates | undefined => {
  if (!given) return undefined;
  for (const { currency, rate } of given)
    if (!/[1-9]/.test(rate) || rate.startsWith('-'))
      throw new Refusal(
        'VALUE_INVALID',
        `The rate of the currency ${currency.trim() || '(blank)'} is "${rate}".`,
        'Give a number above 0, such as "0.92".',
      );
  const rates = new Map(given.map(({ currency, rate }) => [currency.trim(), rate]));
  if (rates.size < given.length)
    throw new Refusal('VALUE_INVALID', 'A currency has more than one rate.', 'Give each currency once.');
  return Object.fromEntries(rates);
};
