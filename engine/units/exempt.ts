/** Exempt installations: by the role of their computer or by an allocation. They consume nothing and are no units. */
import { computerOf, give, type Ledger, productOf } from '../allocate/ledger.ts';
import { OUTCOME, REASON } from '../codes.ts';
import type { License } from '../license/license.ts';
import { isMeasured } from './ilmt.ts';
import type { Rows } from './rows.ts';

/**
 * Reason why a slot given to the license is exempt, 0 when it is not; null where nothing can be. Rights have no effect on what ILMT
 * measures. Source: rules 2, 5 and 9.
 */
export const exemption = (ledger: Ledger, license: License): ((slot: number) => number) | null => {
  const byRole = license.products.some(product => product.use.exemptRoles !== 0);
  const byAllocation = license.allocations.some(allocation => allocation.exempt);
  // A license may have no products yet, and then nothing is given to it.
  if (license.products.length === 0 || (!byRole && !byAllocation)) return null;
  const { computers } = ledger.image;
  const byUser = license.metric.family === 'user';
  const measured = ledger.measured(license);
  /** Roles exempt for every product alike, else -1: then each product is asked. */
  const alike = license.products.every(({ use }) => use.exemptRoles === license.products[0].use.exemptRoles)
    ? license.products[0].use.exemptRoles
    : -1;
  return slot => {
    const computer = computerOf(ledger, slot);
    if (byRole) {
      const roles = alike >= 0 ? alike : license.productAt.get(productOf(ledger, slot))!.use.exemptRoles;
      if ((roles & (1 << computers.role[computer])) !== 0 && !isMeasured(measured, ledger.image, computer))
        return REASON.ROLE_EXEMPT;
    }
    if (!byAllocation) return 0;
    const user = byUser ? ledger.slots.consumerOf(slot) : computers.user[computer];
    return license.allocatedComputers.get(computer)?.exempt || license.allocatedUsers.get(user)?.exempt
      ? REASON.ALLOCATION_EXEMPT
      : 0;
  };
};

/** Slots of `slots` that are not exempt; the exempt ones are written where `rows` is given. */
export const withoutExempt = (ledger: Ledger, license: License, slots: Int32Array, rows: Rows | null): Int32Array => {
  const exempt = exemption(ledger, license);
  if (exempt === null) return slots;
  const counting = new Int32Array(slots.length);
  let count = 0;
  for (let at = 0; at < slots.length; at++) {
    const reason = exempt(slots[at]);
    if (reason === 0) counting[count++] = slots[at];
    else if (rows) {
      rows.outcome[slots[at]] = OUTCOME.exempt;
      rows.reason[slots[at]] = reason;
    }
  }
  return counting.subarray(0, count);
};

/** Gives a license those candidates that count nothing (exempt or measured elsewhere): they always fit. `counting` are the others, in order. */
export const giveUncounted = (ledger: Ledger, license: License, candidates: Int32Array, counting: Int32Array): void => {
  if (counting.length === candidates.length) return;
  let next = 0;
  for (let at = 0; at < candidates.length; at++) {
    if (candidates[at] === counting[next]) next++;
    else give(ledger, license, candidates[at]);
  }
};
