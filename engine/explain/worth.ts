/** What the policy `optimal` knows of a license and of a decision, in money and in sentences. */
import { isWeighed, rateOf } from '../allocate/optimal/prices.ts';
import { type Choice, type Chosen, whyThisLicense } from '../allocate/optimal/reasons.ts';
import { divided, type Fraction, money } from '../fraction.ts';
import type { License } from '../license/license.ts';
import type { Run } from '../reconcile.ts';
import { hasDecision } from './decisions.ts';

export type { Choice } from '../allocate/optimal/reasons.ts';

export interface Marginal {
  /** What exposure would fall by with one more entitlement, in cents precision, in the license's own currency. */
  readonly amount: string;
  readonly currency: string;
  /** Whether it is exact; else an estimate, where units of several are counted together. */
  readonly exact: boolean;
}

/** Licenses that can stand in for each other, directly or through others: those that name a common product. */
const connectedTo = (run: Run, license: License): ReadonlySet<License> => {
  const found = new Set([license]);
  const products = new Set<number>();
  for (const each of found)
    for (const { product } of each.products) {
      if (products.has(product)) continue;
      products.add(product);
      for (const other of run.ledger.licenses) if (other.productAt.has(product)) found.add(other);
    }
  return found;
};

/** Whether a shortfall that has no price is weighed against the license: what is compared then is no money. */
const isWeighedWithoutPrice = (run: Run, license: License): boolean =>
  [...connectedTo(run, license)].some(
    each => each.price.amount === null && run.settled.positions[each.index].shortfall > 0,
  );

/** In the currency of the license, what was compared in the common one. */
const inOwnCurrency = (run: Run, { price }: License, amount: Fraction): Fraction =>
  run.worth?.rates ? divided(amount, rateOf(run.worth.rates, price.currency)) : amount;

/**
 * The value of one more entitlement of a license, by its index. Null under a policy that does not know it, for a license without a price or that the
 * policy does not decide, and where shortfalls without a price are weighed against it.
 */
export const marginalOf = (run: Run, index: number): Marginal | null => {
  const license = run.ledger.licenses[index];
  if (run.worth === undefined || !isWeighed(license) || license.price.amount === null) return null;
  if (isWeighedWithoutPrice(run, license)) return null;
  const amount = inOwnCurrency(run, license, run.worth.marginal[index]);
  return { amount: money(amount), currency: license.price.currency, exact: run.worth.isExact[index] };
};

const moneyText = (amount: string, currency: string): string => `${amount} ${currency}`.trimEnd();

const about = ({ amount, currency, exact }: Marginal): string =>
  `${exact ? '' : 'about '}${moneyText(amount, currency)}`;

/** "One more entitlement would lower the exposure by 120.00 EUR." */
export const marginalSentence = (marginal: Marginal): string => {
  if (marginal.amount === '0.00')
    return `One more entitlement would ${marginal.exact ? '' : 'probably '}not lower the exposure.`;
  return `One more entitlement would lower the exposure by ${about(marginal)}.`;
};

const priceText = ({ price }: License): string | null =>
  price.amount === null ? null : moneyText(money(price.amount), price.currency);

const worthText = (run: Run, { index }: License): string | null => {
  const marginal = marginalOf(run, index);
  return marginal && about(marginal);
};

/** "; 100.00 EUR instead of 400.00 EUR each", where both are known. */
const comparedText = (a: string | null, b: string | null, say: (a: string, b: string) => string): string =>
  a === null || b === null ? '' : say(a, b);

const SENTENCES = {
  allocated: ({ mine }) => `${mine} has it because it is allocated.`,
  measured: ({ mine }) => `${mine} has it as under the policy priority, because it is measured.`,
  'only-one': ({ mine }) => `${mine} has it because no other license may cover it.`,
  'uses-nothing-up': ({ mine, other }) => `${mine} has it because that uses nothing up, as ${other} would.`,
  'frees-scarcer': ({ mine, other, worths }) =>
    `${mine} has it because that frees ${other}, which is scarcer${worths}.`,
  cheaper: ({ mine, other, prices }) => `${mine} has it because it is cheaper than ${other}${prices}.`,
  exact: ({ mine, other }) => `${mine} has it because it covers it exactly, and ${other} would not.`,
  'has-room': ({ mine, other }) => `${mine} has it because it has entitlements enough, and ${other} has none left.`,
  'as-good': ({ mine, other }) => `${mine} has it; ${other} would be as good.`,
  'no-better': ({ mine, other }) =>
    `${mine} has it because no better distribution was found with ${other} in its place.`,
} as const satisfies Record<
  Choice,
  (words: { readonly mine: string; readonly other: string; readonly worths: string; readonly prices: string }) => string
>;

export interface ExplainedChoice {
  readonly choice: Choice;
  /** The license it was compared with; null where it was with none. */
  readonly than: string | null;
  readonly sentence: string;
}

const sentenceOf = (run: Run, { choice, license, than }: Chosen): string =>
  SENTENCES[choice]({
    mine: license.row.license,
    other: than?.row.license ?? '',
    worths:
      than === null
        ? ''
        : comparedText(
            worthText(run, than),
            worthText(run, license),
            (a, b) => `: one more of it is worth ${a}, one more of ${license.row.license} ${b}`,
          ),
    prices:
      than === null ? '' : comparedText(priceText(license), priceText(than), (a, b) => `: ${a} instead of ${b} each`),
  });

/** Why the decision with this id went to its license; null where there was nothing to choose: no license, or the policy `priority`. */
export const choiceOf = (run: Run, id: number): ExplainedChoice | null => {
  if (id < 0 || !hasDecision(run, id)) return null;
  const chosen = whyThisLicense(run, id);
  return chosen && { choice: chosen.choice, than: chosen.than?.row.license ?? null, sentence: sentenceOf(run, chosen) };
};
