/** Phrases that several commands say alike: counts, money, totals of a run. */
import type { RunTotals, StoredRun } from '../app/storedRun.ts';

/** "1 license", "2 licenses". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** "154940.56 EUR, 86902.00 USD"; "none" where nothing is exposed. */
export const moneyText = (byCurrency: Readonly<Record<string, string>>): string => {
  const sums = Object.entries(byCurrency).filter(([, sum]) => Number(sum) !== 0);
  return sums.length === 0 ? 'none' : sums.map(([currency, sum]) => `${sum} ${currency}`.trimEnd()).join(', ');
};

/** "0.4 s", "12 ms". */
export const durationText = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** What makes up a result, as label and value. */
export const totalsPairs = (totals: RunTotals): readonly (readonly [string, string])[] => [
  ['Licenses', `${totals.licenses}, ${totals.atRisk} of them at risk`],
  ['Shortfall', counted(totals.shortfall, 'entitlement')],
  ['Exposure', moneyText(totals.exposure)],
  ['True-up', `${counted(totals.projected, 'entitlement')} to order`],
  ['Unlicensed', `${totals.unlicensed}, with ${counted(totals.installations, 'installation')} in all`],
];

/** The same aligned, one a line. */
export const totalsLines = (totals: RunTotals): readonly string[] =>
  totalsPairs(totals).map(([label, value]) => `${label.padEnd(11)} ${value}`);

/** "Run 3, 2026-01-31, priority". */
export const runTitle = ({ id, asOf, policy, proven, gap }: StoredRun): string => {
  const quality =
    policy === 'priority' ? '' : proven ? ', proven best' : gap === null ? '' : `, within ${gap} of the bound`;
  return `Run ${id}, ${asOf}, ${policy}${quality}`;
};
