/** Totals of a whole estate out of those of its parts: what is outside a changed part stays, sums of money stay exact. */
import { add, type Fraction, fraction, money, times, whole, ZERO } from '../../engine/fraction.ts';
import { whyNotInForce } from '../../engine/license/force.ts';
import type { Price } from '../../engine/license/license.ts';
import { priceOf } from '../../engine/license/price.ts';
import { isMetric, metricOf } from '../../engine/metrics/index.ts';
import { fold } from '../../engine/names.ts';
import { nodeOf } from '../../engine/part/links.ts';
import type { EstateTables } from '../../engine/part/tables.ts';
import type { Run } from '../../engine/reconcile.ts';
import type { Position } from '../../engine/settle.ts';
import { surplusOf } from '../breakdowns/amounts.ts';
import { type RunTotals, runTotalsOf } from '../storedRun.ts';

/** What is counted in money, and what a position adds to it. */
const MONEY = {
  exposure: ({ exposure }: Position): Fraction | null => exposure,
  surplus: surplusOf,
} as const;

type MoneyName = keyof typeof MONEY;
const MONEY_NAMES = Object.keys(MONEY) as readonly MoneyName[];

/** Exact sums by currency; a currency is there where some position adds to it. */
type ExactSums = ReadonlyMap<string, Fraction>;
export type ExactMoney = Readonly<Record<MoneyName, ExactSums>>;

/** The figures that are counted. */
const COUNTED = ['shortfall', 'unlicensed', 'licenses', 'atRisk', 'projected', 'installations'] as const;

export interface WholeTotals {
  readonly totals: RunTotals;
  readonly money: ExactMoney;
}

const ofMoney = <T>(make: (name: MoneyName) => T): Readonly<Record<MoneyName, T>> =>
  Object.fromEntries(MONEY_NAMES.map(name => [name, make(name)])) as Record<MoneyName, T>;

/** The exact sums of a run. */
export const exactMoney = ({ settled }: Run): ExactMoney =>
  ofMoney(name => {
    const sums = new Map<string, Fraction>();
    for (const position of settled.positions) {
      const amount = MONEY[name](position);
      const { currency } = position.license.price;
      if (amount !== null) sums.set(currency, add(sums.get(currency) ?? ZERO, amount));
    }
    return sums;
  });

export const wholeTotalsOf = (run: Run): WholeTotals => ({ totals: runTotalsOf(run), money: exactMoney(run) });

/** Prices of all licenses, by folded key. */
export const pricesOf = (tables: EstateTables): ReadonlyMap<string, Price> => {
  const purchases = Map.groupBy(tables.rows('purchases'), row => fold(row.license));
  return new Map(
    tables.rows('licenses').map(row => [fold(row.license), priceOf(row, purchases.get(fold(row.license)) ?? [])]),
  );
};

/** Currencies that licenses outside a part add to, by what is summed up. */
export type Currencies = Readonly<Record<MoneyName, ReadonlySet<string>>>;

/** What no measurement computes has no surplus. Source: `surplusOf`. */
export const currenciesOutside = (tables: EstateTables, nodes: ReadonlySet<string>, asOf: number): Currencies => {
  const measured = new Set(tables.rows('measurements').flatMap(row => (row.date <= asOf ? [fold(row.license)] : [])));
  const prices = pricesOf(tables);
  const priced = tables.rows('licenses').flatMap(row => {
    const key = fold(row.license);
    const { amount, currency } = prices.get(key)!;
    if (amount === null || nodes.has(nodeOf('license', key))) return [];
    const isTracked =
      !isMetric(row.metric) ||
      metricOf(row.metric).family !== 'measured' ||
      measured.has(key) ||
      whyNotInForce(row, asOf) !== 0;
    return [{ currency, isTracked }];
  });
  return {
    exposure: new Set(priced.map(({ currency }) => currency)),
    surplus: new Set(priced.flatMap(({ currency, isTracked }) => (isTracked ? [currency] : []))),
  };
};

const CENTS = whole(100);

/** The exact sums behind rounded ones; null where they are not kept, or a price has parts of a cent and rounding may have lost something. */
export const exactMoneyOf = (totals: RunTotals, prices: Iterable<Price>): ExactMoney | null => {
  for (const { amount } of prices) if (amount !== null && times(amount, CENTS).denominator !== 1n) return null;
  if (MONEY_NAMES.some(name => totals[name] === undefined)) return null;
  return ofMoney(
    name => new Map(Object.entries(totals[name]!).map(([currency, amount]) => [currency, fraction(amount)])),
  );
};

/** Name under which the exact sums stand beside the result columns of a run; runs stored before they were kept have none. */
export const MONEY_COLUMN = 'money';

type MoneyTexts = Readonly<Record<MoneyName, Readonly<Record<string, string>>>>;

/** Exact sums as texts such as "200/3". */
export const textsOfMoney = (exact: ExactMoney): MoneyTexts =>
  ofMoney(name =>
    Object.fromEntries(
      [...exact[name]].map(([currency, { numerator, denominator }]) => [currency, `${numerator}/${denominator}`]),
    ),
  );

/** Exact sums out of their texts; null where some are not among them. */
export const moneyOfTexts = (texts: Partial<MoneyTexts>): ExactMoney | null =>
  MONEY_NAMES.some(name => texts[name] === undefined)
    ? null
    : ofMoney(
        name =>
          new Map(
            Object.entries(texts[name]!).map(([currency, text]) => {
              const [numerator, denominator] = text.split('/').map(BigInt);
              return [currency, { numerator, denominator }];
            }),
          ),
      );

/** Sums of the whole with one part in the place of another. `others` says in which currencies positions outside the part add. */
const exchanged = (sums: ExactSums, before: ExactSums, after: ExactSums, others: ReadonlySet<string>): ExactSums => {
  const without = (currency: string): Fraction =>
    add(sums.get(currency) ?? ZERO, times(before.get(currency) ?? ZERO, whole(-1)));
  return new Map(
    [...new Set([...after.keys(), ...others])]
      .filter(currency => after.has(currency) || sums.has(currency))
      .map(currency => [currency, add(without(currency), after.get(currency) ?? ZERO)]),
  );
};

const inOrder = (sums: ExactSums): Readonly<Record<string, string>> =>
  Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => [currency, money(sum)]));

/** What several parts come to together, as far as a whole is made of parts: at least one, none of them in another. */
export const addedParts = (parts: readonly WholeTotals[]): WholeTotals =>
  parts.reduce((a, b) => ({
    totals: { ...a.totals, ...Object.fromEntries(COUNTED.map(name => [name, a.totals[name] + b.totals[name]])) },
    money: ofMoney(name => {
      const sums = new Map(a.money[name]);
      for (const [currency, amount] of b.money[name]) sums.set(currency, add(sums.get(currency) ?? ZERO, amount));
      return sums;
    }),
  }));

/** The whole where a part came to `after` instead of `before`, exactly. `others` are the currencies of prices outside the part. */
export const exchangedPart = (
  known: WholeTotals,
  { totals: was, money: gone }: WholeTotals,
  { totals: is, money: come }: WholeTotals,
  others: Currencies,
): WholeTotals => {
  const counts = Object.fromEntries(COUNTED.map(name => [name, known.totals[name] - was[name] + is[name]]));
  const money = ofMoney(name => exchanged(known.money[name], gone[name], come[name], others[name]));
  return { totals: { ...known.totals, ...counts, ...ofMoney(name => inOrder(money[name])) }, money };
};

/** Totals of the whole where a part came to `after` instead of `before`. `others` are the currencies of prices outside the part. */
export const totalsAfter = (known: WholeTotals, before: Run, after: Run, others: Currencies): RunTotals =>
  exchangedPart(known, wholeTotalsOf(before), wholeTotalsOf(after), others).totals;
