/** Amounts of money, each in its currency. */
import { builder } from './builder.ts';

export interface MoneyShape {
  readonly amount: string;
  readonly currency: string;
}

export const Money = builder.objectRef<MoneyShape>('Money').implement({
  description: 'An amount in one currency. Amounts of several currencies are never added.',
  fields: t => ({
    amount: t.expose('amount', { type: 'Decimal', description: 'The amount, rounded to cents.' }),
    currency: t.exposeString('currency', { description: 'Currency as it was given; blank where none was.' }),
  }),
});

/** Amounts by currency as a list, in the order of the currencies. */
export const amounts = (byCurrency: Readonly<Record<string, string>>): readonly MoneyShape[] =>
  Object.entries(byCurrency).map(([currency, amount]) => ({ currency, amount }));
