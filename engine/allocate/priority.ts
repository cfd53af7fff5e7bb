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

/** Fills the ledger. Source: rules 6, `priority`. */
export const allocateByPriority = (ledger: Ledger): void => {
  const inForce = ledger.order.filter(license => license.notInForce === 0);
  const covering = inForce.filter(license => license.metric.family !== 'access');
  bindAllocations(ledger);
  for (const license of covering) {
    if (license.limit === 'true-up') continue;
    if (license.limit === 'unlimited') takeAll(ledger, license);
    else
      familyOf(license).turn(
        ledger,
        license,
        candidatesOf(ledger, license),
        license.entitled - consumedBefore(ledger, license),
      );
  }
  for (const license of covering) if (license.limit === 'true-up') takeAll(ledger, license);
  for (const license of covering) if (license.limit === 'purchased') takeAll(ledger, license);
  giveAccesses(
    ledger,
    inForce.filter(license => license.metric.family === 'access'),
  );
};
