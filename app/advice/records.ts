/** Plans as records: each kind of step computed, and written down with its figures and its sentence. */
import { addTo, lessSums, moneyOf, type Sums } from '../../engine/advice/effect.ts';
import { compare, type Fraction, ZERO } from '../../engine/fraction.ts';
import type { Workspace } from '../workspace.ts';
import type { Calculator } from './calculator.ts';
import { amountOf, dayOrNull, effectRecord } from './figures.ts';
import { planGiveBacks } from './giveBacks.ts';
import { lastUsedOf } from './lastUsed.ts';
import { planLicensing } from './licensing.ts';
import type { PurchasePlan as Plan } from './plans.ts';
import { planPurchases } from './purchases.ts';
import { planReassignments } from './reassignments.ts';
import { planRemovals } from './removals.ts';
import {
  cheaperSentence,
  giveBackSentence,
  licensingSentence,
  purchaseSentence,
  reassignmentSentence,
  removalSentence,
} from './sentences.ts';
import type { GiveBackAdvice, LicensingAdvice, PurchasePlan, ReassignmentAdvice, RemovalAdvice } from './shapes.ts';

const planRecord = ({ effect, cost, bound, purchases, ...plan }: Plan): PurchasePlan => ({
  ...plan,
  cost: moneyOf(cost),
  bound: moneyOf(bound),
  gap: moneyOf(positive(lessSums(cost, bound))),
  purchases: purchases.map(purchase => {
    const { unitPrice, currency, cost: whole, ...rest } = purchase;
    const amount = amountOf(whole, currency);
    return {
      ...rest,
      unitPrice: amountOf(unitPrice, currency),
      cost: amount,
      sentence: purchaseSentence(purchase, amount),
    };
  }),
  effect: effectRecord(effect),
});

/** What to buy, and what to buy instead. */
export const purchaseRecords = async (calculator: Calculator) => {
  const { plan, cheaper, notCheaper } = await planPurchases(calculator);
  const less = cheaper && positive(lessSums(plan.cost, cheaper.cost));
  return {
    purchases: planRecord(plan),
    cheaperPurchases: cheaper && planRecord(cheaper),
    cheaperSentence: cheaperSentence(less && moneyOf(less), notCheaper),
  };
};

const positive = (sums: Sums): Sums => new Map([...sums].filter(([, amount]) => compare(amount, ZERO) > 0));

/** What nothing covers. */
export const licensingRecords = async (calculator: Calculator) => {
  const { licensing, leftOut } = await planLicensing(calculator);
  return {
    licensing: licensing.map((advice): LicensingAdvice => {
      const { effect: _, metric: __, currency, cost, ...rest } = advice;
      const amount = amountOf(cost, currency);
      return { ...rest, cost: amount, sentence: licensingSentence(advice, amount) };
    }),
    licensingLeftOut: leftOut,
  };
};

/** What to remove. */
export const removalRecords = async (workspace: Workspace, calculator: Calculator, unusedDays: number) => {
  const { image, ledger } = calculator.open.run;
  const before = ledger.asOf - unusedDays;
  const lastUsed = lastUsedOf(workspace, image, before);
  const { removals, leftOut, unused, unknown } = await planRemovals(calculator, lastUsed, before);
  return {
    removals: removals.map((removal): RemovalAdvice => {
      const { consumed, computers, ...rest } = removal;
      const effect = effectRecord(removal.effect, consumed);
      return {
        ...rest,
        computers: computers.map(({ lastUsed: day, ...each }) => ({ ...each, lastUsed: dayOrNull(day)! })),
        effect,
        sentence: removalSentence(removal, effect),
      };
    }),
    removalsLeftOut: leftOut,
    unusedInstallations: unused,
    unknownUse: unknown,
  };
};

/** What to give back. */
export const giveBackRecords = async (calculator: Calculator) => {
  const given = await planGiveBacks(calculator);
  const sums = new Map<string, Fraction>();
  for (const { value, currency } of given) if (value !== null) addTo(sums, currency, value);
  return {
    giveBacks: given.map((advice): GiveBackAdvice => {
      const { value, currency, purchases, notRenew, ...rest } = advice;
      const amount = amountOf(value, currency);
      return {
        ...rest,
        value: amount,
        purchases: purchases.map(({ ends, ...each }) => ({ ...each, ends: dayOrNull(ends) })),
        notRenew: dayOrNull(notRenew),
        effect: effectRecord(advice.effect),
        sentence: giveBackSentence(advice, amount),
      };
    }),
    giveBackValue: moneyOf(sums),
  };
};

/** What to move. */
export const reassignmentRecords = async (workspace: Workspace, calculator: Calculator) => {
  const { reassignments, leftOut } = await planReassignments(workspace, calculator);
  return {
    reassignments: reassignments.map((advice): ReassignmentAdvice => {
      const { consumed, soonerIfLeft: _, assignedOn, freeFrom, ...rest } = advice;
      const effect = effectRecord(advice.effect, consumed);
      return {
        ...rest,
        assignedOn: dayOrNull(assignedOn),
        freeFrom: dayOrNull(freeFrom),
        isBlocked: freeFrom !== null,
        effect,
        sentence: reassignmentSentence(advice, effect),
      };
    }),
    reassignmentsLeftOut: leftOut,
  };
};
