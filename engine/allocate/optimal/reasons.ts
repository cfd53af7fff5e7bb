/** Why an installation has this license and no other under the policy `optimal`: one short reason, from what is known of the others. */
import { RIGHT } from '../../codes.ts';
import { candidatesOfSlot } from '../../explain/candidates.ts';
import { compare, type Fraction } from '../../fraction.ts';
import type { License } from '../../license/license.ts';
import type { Run } from '../../reconcile.ts';
import { answerFor, lacksPrimary } from '../candidates.ts';
import type { Proof } from './index.ts';

const WHYS = [
  'allocated to it',
  'measured, as under priority',
  'only one that may cover it',
  'uses nothing up',
  'frees a scarcer one',
  'cheaper',
  'exact',
  'as good as any other',
] as const;
export type Why = (typeof WHYS)[number];

const isMore = (a: Fraction, b: Fraction): boolean => compare(a, b) > 0;

/** The right by which a license would cover a slot; negative where it may not. */
const rightBy = (run: Run, license: License, slot: number): number =>
  answerFor(run.ledger, license, slot, lacksPrimary(run.ledger, license));

/**
 * Why the license that has a slot has it; null for a slot no license has. `weights` are prices by license index, in one currency.
 * The first reason that holds against some other license that may cover it.
 */
export const whyThisLicense = (run: Run & Pick<Proof, 'marginal' | 'weights'>, slot: number): Why | null => {
  const { ledger } = run;
  const chosen = ledger.licenses[ledger.taken[slot]];
  if (chosen === undefined) return null;
  if (ledger.boundTo.get(slot) === chosen.index) return 'allocated to it';
  if (chosen.metric.family === 'measured') return 'measured, as under priority';
  const others = candidatesOfSlot(run, slot)
    .filter(({ verdict }) => verdict === 'possible')
    .map(({ license }) => license)
    .filter(({ metric }) => metric.family !== 'measured');
  if (others.length === 0) return 'only one that may cover it';
  if (chosen.limit === 'unlimited' && others.some(({ limit }) => limit !== 'unlimited')) return 'uses nothing up';
  const { marginal, weights } = run;
  if (others.some(({ index }) => isMore(marginal[index], marginal[chosen.index]))) return 'frees a scarcer one';
  if (others.some(({ index }) => isMore(weights[index], weights[chosen.index]))) return 'cheaper';
  const isOther = (license: License): boolean => rightBy(run, license, slot) !== RIGHT.exact;
  return ledger.right[slot] === RIGHT.exact && others.some(isOther) ? 'exact' : 'as good as any other';
};
