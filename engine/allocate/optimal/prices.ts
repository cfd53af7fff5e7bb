/** Prices as the policy `optimal` weighs them: one currency, an entitlement without a price counts 1. */
import { compare, type Fraction, fraction, times, whole, ZERO } from '../../fraction.ts';
import type { License } from '../../license/license.ts';
import { fold } from '../../names.ts';

/** What one unit of each currency is worth in the currency that is compared in: exact decimal text above 0. */
export type Rates = Readonly<Record<string, string>>;

/** How many entitlements are bought together, by folded license key; one where nothing is said. */
export type Packs = ReadonlyMap<string, number>;

export const packOf = (packs: Packs | undefined, { row }: License): number => packs?.get(fold(row.license)) ?? 1;

/** What so many missing entitlements count as where only whole packs are to be had. */
export const inPacks = (missing: number, pack: number): number => Math.ceil(missing / pack) * pack;

/** Whether the policy decides what the license is given; access and measured licenses are as in `priority`. */
export const isWeighed = ({ metric, notInForce }: License): boolean =>
  notInForce === 0 && metric.family !== 'access' && metric.family !== 'measured';

const ONE = whole(1);
const FAULT = 'prices that cannot be compared';

/** An error about prices, as against a defect. */
const priceFault = (message: string): RangeError => new RangeError(message, { cause: FAULT });

/** Whether an error says that prices cannot be compared: its message is meant for who asked. */
export const isPriceFault = (error: unknown): error is RangeError =>
  error instanceof RangeError && error.cause === FAULT;

const named = (currency: string): string => (currency === '' ? '(blank)' : currency);

/** What one unit of a currency is worth. Throws where the rates do not say so. */
export const rateOf = (rates: Rates, currency: string): Fraction => {
  const text = Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  if (text === undefined)
    throw priceFault(
      `The policy optimal needs a rate for the currency ${named(currency)}; rates are given for ${Object.keys(rates).map(named).join(', ')}. Give what one unit of it is worth in the currency to compare in.`,
    );
  if (!/^\d+(\.\d+)?$/.test(text) || compare(fraction(text), ZERO) <= 0)
    throw priceFault(
      `The rate of the currency ${named(currency)} is ${JSON.stringify(text)}; expected a decimal number above 0, such as 0.92.`,
    );
  return fraction(text);
};

/**
 * The weight of one entitlement of every license, by index. Throws a RangeError that names the currencies where prices are in several and no rates
 * are given: sums across currencies would mean nothing. Source: rules 6, `optimal`; rules 9.
 */
export const weightsOf = (licenses: readonly License[], rates: Rates | undefined): readonly Fraction[] => {
  const priced = licenses.filter(
    license => isWeighed(license) && license.limit !== 'unlimited' && license.price.amount !== null,
  );
  const currencies = [...new Set(priced.map(license => license.price.currency))].sort();
  if (rates === undefined && currencies.length > 1)
    throw priceFault(
      `The policy optimal compares prices, and they are in several currencies: ${currencies.map(named).join(', ')}. Give a rate for each of them, or prices in one currency.`,
    );
  const factor = new Map(currencies.map(currency => [currency, rates === undefined ? ONE : rateOf(rates, currency)]));
  return licenses.map(({ price }) =>
    price.amount === null ? ONE : times(price.amount, factor.get(price.currency) ?? ONE),
  );
};
