/** The policy `priority`: bound installations first, then every license in order while its entitlements last, then the excess. */
import type { License } from '../license/license.ts';
import { giveAccesses } from '../units/access.ts';
import { familyOf } from '../units/index.ts';
import { bindAllocations } from './binding.ts';
import { candidatesOf } from './candidates.ts';
import { giveAll, type Ledger } from './ledger.ts';

/** What a license consumes before its turn can only come from allocations, access or measurements. */
const consumedBefore = (ledger: Ledger, license: License): number => {
  const countsAccess = license.metric.family === 'user' && license.metric.countsAccess;
  const needed = license.allocations.length > 0 || countsAccess || ledger.measured(license) !== null;
  return needed ? familyOf(license).settle(ledger, license, null).consumed : 0;
};

const takeAll = (ledger: Ledger, license: License): void => {
  giveAll(ledger, license, candidatesOf(ledger, license));
};

/** One license's turn, or its part of the excess. */
export interface Step {
  readonly license: License;
  readonly kind: 'turn' | 'excess';
}

/** What licenses take after one another: turns in order, then the excess, of true-up licenses first. Source: rules 6.2 and 6.3. */
export const stepsOf = ({ order }: Ledger): readonly Step[] => {
  const covering = order.filter(license => license.notInForce === 0 && license.metric.family !== 'access');
  const taking = (kind: Step['kind'], limits: readonly License['limit'][]): readonly Step[] =>
    covering.filter(({ limit }) => limits.includes(limit)).map(license => ({ license, kind }));
  return [
    ...taking('turn', ['unlimited', 'purchased']),
    ...taking('excess', ['true-up']),
    ...taking('excess', ['purchased']),
  ];
};

/** Takes one step. It depends on what others took of the license's products, and, in a turn, on its entitlements. */
export const takeStep = (ledger: Ledger, { license, kind }: Step): void => {
  if (kind === 'excess' || license.limit === 'unlimited') takeAll(ledger, license);
  else
    familyOf(license).turn(
      ledger,
      license,
      candidatesOf(ledger, license),
      license.entitled - consumedBefore(ledger, license),
    );
};

/** Accesses are given out after all installations. Source: rules 9, access. */
export const takeAccesses = (ledger: Ledger): void =>
  giveAccesses(
    ledger,
    ledger.order.filter(license => license.notInForce === 0 && license.metric.family === 'access'),
  );

/** Gives out what is not bound. Source: rules 6.2 and 6.3. */
export const takeSteps = (ledger: Ledger): void => {
  for (const step of stepsOf(ledger)) takeStep(ledger, step);
  takeAccesses(ledger);
};

/** Fills the ledger. Source: rules 6, `priority`. */
export const allocateByPriority = (ledger: Ledger): void => {
  bindAllocations(ledger);
  takeSteps(ledger);
};
