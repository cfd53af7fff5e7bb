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

/** Rates by currency; undefined where none are given. Throws `Refusal` where a currency has two. */
export const ratesOf = (given: readonly (typeof RateInput.$inferInput)[] | null | undefined): Rates | undefined => {
  if (!given) return undefined;
  const rates = new Map(given.map(({ currency, rate }) => [currency.trim(), rate]));
  if (rates.size < given.length)
    throw new Refusal('VALUE_INVALID', 'A currency has more than one rate.', 'Give each currency once.');
  return Object.fromEntries(rates);
};
