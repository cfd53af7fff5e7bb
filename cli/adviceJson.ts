/** Advice for programs: keys always in the same order, money as numbers by currency. */
import type { Advice, AdviceEffect, PurchasePlan } from '../app/advice.ts';
import { amount, amounts, positionJson } from './json.ts';

type Amount = { readonly amount: string; readonly currency: string };

const amountJson = (given: Amount | null) => given && { amount: amount(given.amount), currency: given.currency };

const effectJson = ({ exposureBefore, exposureAfter, saved, positions, ...figures }: AdviceEffect) => ({
  exposureBefore: amounts(exposureBefore),
  exposureAfter: amounts(exposureAfter),
  saved: amounts(saved),
  shortfallBefore: figures.shortfallBefore,
  shortfallAfter: figures.shortfallAfter,
  unlicensedBefore: figures.unlicensedBefore,
  unlicensedAfter: figures.unlicensedAfter,
  consumedBefore: figures.consumedBefore,
  consumedAfter: figures.consumedAfter,
  positions: positions.map(({ license, before, after }) => ({
    license,
    before: positionJson(before),
    after: positionJson(after),
  })),
});

const planJson = ({ policy, proven, purchases, cost, bound, unpriced, effect }: PurchasePlan) => ({
  policy,
  proven,
  cost: amounts(cost),
  bound: amounts(bound),
  unpriced,
  purchases: purchases.map(each => ({
    license: each.license,
    name: each.name,
    publisher: each.publisher,
    quantity: each.quantity,
    perPack: each.perPack,
    packs: each.packs,
    unitPrice: amountJson(each.unitPrice),
    cost: amountJson(each.cost),
    shortfall: each.shortfall,
    sentence: each.sentence,
  })),
  effect: effectJson(effect),
});

/** The parts of the document after the run. */
export const adviceJson = (advice: Advice): Readonly<Record<string, unknown>> => ({
  unusedDays: advice.unusedDays,
  estateChanged: advice.estateChanged,
  purchases: planJson(advice.purchases),
  cheaperPurchases: advice.cheaperPurchases && planJson(advice.cheaperPurchases),
  cheaperSentence: advice.cheaperSentence,
  licensing: advice.licensing.map(each => ({
    product: each.product,
    publisher: each.publisher,
    software: each.software,
    installations: each.installations,
    computers: each.computers,
    like: each.like,
    quantity: each.quantity,
    cost: amountJson(each.cost),
    sentence: each.sentence,
  })),
  licensingLeftOut: advice.licensingLeftOut,
  removals: advice.removals.map(({ effect, ...each }) => ({
    product: each.product,
    license: each.license,
    name: each.name,
    installations: each.installations,
    computers: each.computers,
    sentence: each.sentence,
    effect: effectJson(effect),
  })),
  removalsLeftOut: advice.removalsLeftOut,
  unusedInstallations: advice.unusedInstallations,
  unknownUse: advice.unknownUse,
  giveBacks: advice.giveBacks.map(({ effect, ...each }) => ({
    license: each.license,
    name: each.name,
    publisher: each.publisher,
    quantity: each.quantity,
    value: amountJson(each.value),
    purchases: each.purchases,
    notRenew: each.notRenew,
    sentence: each.sentence,
    effect: effectJson(effect),
  })),
  giveBackValue: amounts(advice.giveBackValue),
  reassignments: advice.reassignments.map(({ effect, ...each }) => ({
    license: each.license,
    name: each.name,
    computer: each.computer,
    user: each.user,
    why: each.why,
    assignedOn: each.assignedOn,
    minimumDays: each.minimumDays,
    freeFrom: each.freeFrom,
    isBlocked: each.isBlocked,
    source: each.source,
    sentence: each.sentence,
    effect: effectJson(effect),
  })),
  reassignmentsLeftOut: advice.reassignmentsLeftOut,
});
