/** Advice as text: what to buy, to license, to remove, to give back and to move, the most useful of each first. */
import type { Advice, PurchasePlan } from '../app/advice.ts';
import { faint, strong } from './paint.ts';
import { wrapped } from './table.ts';
import { counted, moneyText } from './words.ts';

/** Rows of each kind that are shown where not all are asked for. */
const SHOWN = 10;

const section = (
  head: string,
  sentences: readonly string[],
  limit: number,
  leftOut: number,
  none: string,
): readonly string[] => {
  const told = sentences.slice(0, limit).flatMap(sentence => wrapped(sentence, '  '));
  const hidden = sentences.length - Math.min(sentences.length, limit);
  return [
    '',
    strong(head),
    ...(sentences.length === 0 ? [`  ${none}`] : told),
    ...(hidden > 0 ? [faint(`  … and ${hidden} more (--all shows them)`)] : []),
    ...(leftOut > 0 ? [faint(`  ${leftOut} more were not computed: they promise less.`)] : []),
  ];
};

/** What is bought otherwise than in another plan. */
const differences = (plan: PurchasePlan, other: PurchasePlan): readonly string[] => {
  const quantityIn = ({ purchases }: PurchasePlan, license: string): number =>
    purchases.find(each => each.license === license)?.quantity ?? 0;
  const less = other.purchases.filter(({ license }) => quantityIn(plan, license) === 0);
  return [
    ...less.map(({ license }) => `Buy no ${license}.`),
    ...plan.purchases
      .filter(({ license, quantity }) => quantityIn(other, license) !== quantity)
      .map(({ sentence }) => sentence),
  ];
};

const billLine = ({ cost, unpriced, effect }: PurchasePlan): string => {
  const left = effect.shortfallAfter === 0 ? 'nothing is short then' : `${effect.shortfallAfter} are short then`;
  const priceless = unpriced > 0 ? `, and ${unpriced} without a price` : '';
  return `  In all ${moneyText(cost)}${priceless}; exposure ${moneyText(effect.exposureBefore)} → ${moneyText(effect.exposureAfter)}, ${left}.`;
};

/** How good the purchases are known to be. */
const boundLines = ({ proven, gap }: PurchasePlan): readonly string[] => {
  if (proven) return ['  No cheaper purchases do: that is proven.'];
  return Object.keys(gap).length === 0 ? [] : [`  At most ${moneyText(gap)} above the cheapest possible.`];
};

const cheaperLines = ({ purchases, cheaperPurchases, cheaperSentence }: Advice, limit: number): readonly string[] => [
  ...(cheaperSentence === null ? [] : wrapped(cheaperSentence, '  ')),
  ...(cheaperPurchases === null
    ? []
    : [
        ...section('What to buy otherwise then', differences(cheaperPurchases, purchases), limit, 0, ''),
        billLine(cheaperPurchases),
        ...boundLines(cheaperPurchases),
      ]),
];

/** The lines of advice; `all` shows every row. */
export const adviceLines = (advice: Advice, all: boolean): readonly string[] => {
  const limit = all ? Number.POSITIVE_INFINITY : SHOWN;
  const unused = `${counted(advice.unusedInstallations, 'installation')} not used for more than ${counted(advice.unusedDays, 'day')}`;
  return [
    ...section(
      'Buy',
      advice.purchases.purchases.map(({ sentence }) => sentence),
      limit,
      0,
      'Nothing: no license is short.',
    ).slice(1),
    ...(advice.purchases.purchases.length > 0 ? [billLine(advice.purchases), ...boundLines(advice.purchases)] : []),
    ...cheaperLines(advice, limit),
    ...section(
      'License what nothing covers',
      advice.licensing.map(({ sentence }) => sentence),
      limit,
      advice.licensingLeftOut,
      'Nothing: everything is covered.',
    ),
    ...section(
      'Remove',
      advice.removals.map(({ sentence }) => sentence),
      limit,
      advice.removalsLeftOut,
      'Nothing.',
    ),
    faint(`  ${unused}; of ${advice.unknownUse} no day of last use is known.`),
    ...section(
      'Give back, or do not renew',
      advice.giveBacks.map(({ sentence }) => sentence),
      limit,
      0,
      'Nothing: every entitlement is needed.',
    ),
    ...(advice.giveBacks.length > 0 ? [`  Worth ${moneyText(advice.giveBackValue)} in all.`] : []),
    ...section(
      'Give to somebody else',
      advice.reassignments.map(({ sentence }) => sentence),
      limit,
      advice.reassignmentsLeftOut,
      'Nothing: every allocation is needed where it is.',
    ),
    ...(advice.estateChanged
      ? ['', faint('The estate has changed since the run: days of last use are those of now.')]
      : []),
  ];
};
