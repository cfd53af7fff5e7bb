/** Advice in sentences. Each form has its German one in the words of the web page. */
import type { IdleReason } from '../../engine/advice/idle.ts';
import { formatDay } from '../../engine/estate/days.ts';
import type { AdviceEffect, Amount, Amounts } from './figures.ts';
import type { GiveBack } from './giveBacks.ts';
import type { Licensing } from './licensing.ts';
import type { Purchase } from './plans.ts';
import type { NotCheaper } from './purchases.ts';
import type { Reassignment } from './reassignments.ts';
import type { Removal } from './removals.ts';

const amountText = ({ amount, currency }: Amount): string => `${amount} ${currency}`.trimEnd();

/** "120.00 EUR and 80.00 USD"; '' where there are none. */
const amountsText = (amounts: Amounts): string =>
  Object.entries(amounts)
    .map(([currency, amount]) => amountText({ amount, currency }))
    .join(' and ');

const priced = (cost: Amount | null): string => (cost === null ? '; no price is known' : `: ${amountText(cost)}`);

const countOf = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are');

export const purchaseSentence = ({ license, quantity, perPack, packs }: Purchase, cost: Amount | null): string =>
  perPack === 1
    ? `Buy ${quantity} of ${license}${priced(cost)}.`
    : `Buy ${packs} times ${perPack} of ${license}${priced(cost)}.`;

const NOT_CHEAPER = {
  none: 'Under the policy optimal no cheaper purchases would do either.',
  'not-proven': 'Nothing cheaper was found under the policy optimal.',
} as const;

/** What giving licenses out otherwise would save; null where nothing is to be said. */
export const cheaperSentence = (less: Amounts | null, why: NotCheaper | null): string | null => {
  if (less !== null)
    return `Where licenses are given out by the policy optimal, purchases cost ${amountsText(less)} less.`;
  if (why === null) return null;
  return typeof why === 'string' ? NOT_CHEAPER[why] : why.fault;
};

export const licensingSentence = (
  { product, installations, like, quantity }: Licensing,
  cost: Amount | null,
): string =>
  like === null
    ? `${countOf(installations, 'installation')} of ${product} ${isOrAre(installations)} covered by nothing, and no license names it.`
    : `${countOf(installations, 'installation')} of ${product} ${isOrAre(installations)} covered by nothing; a license like ${like} would need ${quantity}${priced(cost)}.`;

/** What a step changes: "frees 12 of VISIO and lowers the exposure by 4800.00 EUR". */
const changesOf = (license: string | null, effect: AdviceEffect): readonly string[] => {
  const freed = effect.consumedBefore - effect.consumedAfter;
  const covered = effect.unlicensedBefore - effect.unlicensedAfter;
  const lowered = Object.fromEntries(Object.entries(effect.saved).filter(([, amount]) => !amount.startsWith('-')));
  const raised = Object.fromEntries(
    Object.entries(effect.saved).flatMap(([currency, amount]) =>
      amount.startsWith('-') ? [[currency, amount.slice(1)]] : [],
    ),
  );
  return [
    ...(license !== null && freed > 0 ? [`frees ${freed} of ${license}`] : []),
    ...(Object.keys(lowered).length > 0 ? [`lowers the exposure by ${amountsText(lowered)}`] : []),
    ...(Object.keys(raised).length > 0 ? [`raises the exposure by ${amountsText(raised)}`] : []),
    ...(covered > 0 ? [`leaves ${covered} fewer uncovered`] : []),
  ];
};

export const removalSentence = ({ product, license, installations }: Removal, effect: AdviceEffect): string => {
  const changes = changesOf(license, effect);
  return `Removing ${countOf(installations, 'unused installation')} of ${product} ${changes.length > 0 ? changes.join(' and ') : 'changes no position'}.`;
};

export const giveBackSentence = ({ license, quantity, notRenew }: GiveBack, value: Amount | null): string => {
  const ending = notRenew === null ? '' : ` What ends on ${formatDay(notRenew)} need not be renewed for them.`;
  return `${quantity} of ${license} ${isOrAre(quantity)} not needed${priced(value)}.${ending}`;
};

const WHERE = {
  'computer-retired': ', which is retired',
  'computer-ignored': ', which is ignored',
  'user-inactive': ', who is not active',
  'nothing-used': ', where nothing of it is used',
} as const satisfies Record<IdleReason, string>;

const whenText = ({ freeFrom, assignedOn, minimumDays, soonerIfLeft }: Reassignment): string => {
  if (freeFrom !== null)
    return `It may be given to another from ${formatDay(freeFrom)} on, ${minimumDays} days after ${formatDay(assignedOn!)}${soonerIfLeft ? '; sooner if the user has left for good' : ''}.`;
  return minimumDays !== null && assignedOn === null
    ? `It may be given to another ${minimumDays} days after it was assigned; since when it is there is not recorded.`
    : 'It may be given to another now.';
};

export const reassignmentSentence = (advice: Reassignment, effect: AdviceEffect): string => {
  const changes = changesOf(advice.license, effect);
  const freed = changes.length === 0 ? '' : ` That ${changes.join(' and ')}.`;
  return `${advice.license} is allocated to ${advice.computer ?? advice.user}${WHERE[advice.why]}. ${whenText(advice)}${freed}`;
};
