/** Settling of the user metrics: what each user consumes of everything the license was given, and the rows that say so. */
import { givenSlots, type Ledger } from '../allocate/ledger.ts';
import { OUTCOME, REASON } from '../codes.ts';
import type { License } from '../license/license.ts';
import { withoutExempt } from './exempt.ts';
import { otherRow, settlePermanent, sumOf } from './permanent.ts';
import type { Rows, Settle } from './rows.ts';
import { formUserUnits, isSimple, perUnitOf } from './user-units.ts';
import { accessUsers, consumersOfAllocation, override, poolsOf, type UserUse, usesOf } from './user-use.ts';

/** Writes a user's rows: the first installation of each unit carries it, or all `units` of an allocation on the first one. */
const writeUse = (use: UserUse, instead: number, rows: Rows): void => {
  const begun = new Set<number>();
  use.slots.forEach((slot, at) => {
    const unit = use.unitOf[at];
    const leads = !begun.has(unit) && (instead === 0 || begun.size === 0);
    begun.add(unit);
    rows.outcome[slot] = leads ? OUTCOME.consumes : OUTCOME.covered;
    rows.reason[slot] = leads ? 0 : REASON.SAME_USER;
    rows.units[slot] = leads ? instead || 1 : 0;
  });
};

interface Counted {
  readonly units: number;
  /** Everybody who consumes; one may stand several times. */
  readonly consumers: Iterable<number>;
}

/** Settles where one pool alone decides, in columns: the first slot of each unit carries it. */
const settleOnePool = (
  ledger: Ledger,
  license: License,
  slots: Int32Array,
  perUnit: number,
  rows: Rows | null,
): Counted => {
  const units = formUserUnits(ledger, license, slots, perUnit);
  for (let unit = 0; rows && unit < units.count; unit++) {
    const lead = units.slots[units.start[unit]];
    rows.outcome[lead] = OUTCOME.consumes;
    rows.reason[lead] = 0;
    rows.units[lead] = 1;
    for (let at = units.start[unit] + 1; at < units.start[unit + 1]; at++) {
      rows.outcome[units.slots[at]] = OUTCOME.covered;
      rows.reason[units.slots[at]] = REASON.SAME_USER;
    }
  }
  return { units: units.count, consumers: units.consumer };
};

/** Settles where several pools, or units of allocations, decide: user by user. */
const settlePools = (ledger: Ledger, license: License, slots: Int32Array, rows: Rows | null): Counted => {
  const consumers: number[] = [];
  let units = 0;
  for (const use of usesOf(ledger, license, slots)) {
    const instead = override(ledger, license, use.consumer);
    units += instead || use.units;
    consumers.push(use.consumer);
    if (rows) writeUse(use, instead, rows);
  }
  return { units, consumers };
};

export const settleUsers: Settle = (ledger, license, rows) => {
  const given = withoutExempt(ledger, license, givenSlots(ledger, license), rows);
  const pools = poolsOf(license);
  const counted = isSimple(license, pools)
    ? settleOnePool(ledger, license, given, perUnitOf(pools), rows)
    : settlePools(ledger, license, given, rows);
  let consumed = counted.units;
  const byAccess = accessUsers(ledger, license);
  const anyPermanent = license.allocations.some(each => each.permanent);
  const consuming = new Set(byAccess.size > 0 || anyPermanent ? counted.consumers : []);
  for (const [user, access] of [...byAccess].sort(([a], [b]) => a - b)) {
    if (consuming.has(user)) continue;
    const units = override(ledger, license, user) || 1;
    consuming.add(user);
    consumed += units;
    const { version, edition } = ledger.image.rows.access[access.row];
    rows?.other.push(
      otherRow({
        user,
        product: access.product,
        version,
        edition,
        license: license.index,
        units,
        detail: 'access without an installation',
      }),
    );
  }
  const permanent = settlePermanent(license, rows, consumersOfAllocation(ledger), consumer => consuming.has(consumer));
  return { consumed: consumed + sumOf(permanent), missing: false };
};
