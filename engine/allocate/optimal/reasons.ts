/** Why an installation has this license and no other under the policy `optimal`: one short reason, from what is known of the others. */
import { RIGHT } from '../../codes.ts';
import { candidatesOfSlot, lackingFor } from '../../explain/candidates.ts';
import { compare, type Fraction } from '../../fraction.ts';
import type { License } from '../../license/license.ts';
import type { Run } from '../../reconcile.ts';
import { answerFor } from '../candidates.ts';

const CHOICES = [
  'allocated',
  'measured',
  'only-one',
  'uses-nothing-up',
  'frees-scarcer',
  'cheaper',
  'exact',
  'has-room',
  'as-good',
  'no-better',
] as const;
export type Choice = (typeof CHOICES)[number];

/** Why a license was chosen, and which other one it was preferred to, where the reason is about one. */
export interface Chosen {
  readonly choice: Choice;
  readonly license: License;
  readonly than: License | null;
}

const isMore = (a: Fraction, b: Fraction): boolean => compare(a, b) > 0;

const isEqual = (weights: readonly Fraction[], a: License, b: License): boolean =>
  compare(weights[a.index], weights[b.index]) === 0;

/** What is left of a license; negative where it is short. */
const leftOf = ({ settled }: Run, { index }: License): number => settled.positions[index].available;

/** The right by which a license would cover a slot; negative where it may not. */
const rightBy = (run: Run, license: License, slot: number): number =>
  answerFor(run.ledger, license, slot, lackingFor(run, license));

/**
 * Why the license that has a slot has it; null for a slot no license has, and under a policy that compares nothing. The first reason that
 * holds against some other license that may cover it; where units of several are counted together, what each is worth decides nothing alone.
 */
export const whyThisLicense = (run: Run, slot: number): Chosen | null => {
  const { ledger, worth } = run;
  const license = ledger.licenses[ledger.taken[slot]];
  if (license === undefined || worth === undefined) return null;
  const because = (choice: Choice, than: License | null = null): Chosen => ({ choice, license, than });
  if (ledger.boundTo.get(slot) === license.index) return because('allocated');
  if (license.metric.family === 'measured') return because('measured');
  const others = candidatesOfSlot(run, slot)
    .filter(({ verdict }) => verdict === 'possible')
    .map(candidate => candidate.license)
    .filter(({ metric }) => metric.family !== 'measured');
  if (others.length === 0) return because('only-one');
  const limited = others.find(({ limit }) => limit !== 'unlimited');
  if (license.limit === 'unlimited' && limited) return because('uses-nothing-up', limited);
  const { marginal, weights } = worth;
  const scarcer = others.find(({ index }) => isMore(marginal[index], marginal[license.index]));
  if (scarcer) return because('frees-scarcer', scarcer);
  const dearer = others.find(({ index }) => isMore(weights[index], weights[license.index]));
  if (dearer) return because('cheaper', dearer);
  const unlike = others.find(each => rightBy(run, each, slot) !== RIGHT.exact);
  if (ledger.right[slot] === RIGHT.exact && unlike) return because('exact', unlike);
  const isSingle = (each: License): boolean => worth.isExact[each.index];
  if (!isSingle(license) || !others.every(isSingle)) return because('no-better', others[0]);
  const full = others.find(each => leftOf(run, each) <= 0);
  if (full && leftOf(run, license) >= 0) return because('has-room', full);
  const equal = others.find(
    each => leftOf(run, each) > 0 && rightBy(run, each, slot) === ledger.right[slot] && isEqual(weights, each, license),
  );
  return equal ? because('as-good', equal) : because('no-better', others[0]);
};
