/** Settling of the user metrics: what each user consumes of everything the license was given, and the rows that say so. */
import { givenSlots, type Ledger } from '../allocate/ledger.ts';
import { OUTCOME, REASON } from '../codes.ts';
import { withoutExempt } from './exempt.ts';
import { eachGroup, groupBy } from './grouping.ts';
import { otherRow, settlePermanent, sumOf } from './permanent.ts';
import type { Rows, Settle } from './rows.ts';

import { accessUsers, consumersOfAllocation, isSimple, override, poolsOf, type UserUse, usesOf } from './user-use.ts';

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

/** Settles whole users in columns: the first slot of each carries one unit. */
const settleWholeUsers = (ledger: Ledger, slots: Int32Array, counted: Map<number, number>, rows: Rows | null): void => {
  const { consumerRank, consumerAt } = ledger.image;
  const grouped = groupBy(
    slots,
    slots.map(slot => consumerRank[ledger.slots.consumerOf(slot)]),
    consumerAt.length,
  );
  eachGroup(grouped, (from, to) => {
    counted.set(consumerAt[grouped.ranks[from]], 1);
    if (!rows) return;
    for (let at = from; at < to; at++) {
      const slot = grouped.slots[at];
      rows.outcome[slot] = at === from ? OUTCOME.consumes : OUTCOME.covered;
      rows.reason[slot] = at === from ? 0 : REASON.SAME_USER;
      rows.units[slot] = at === from ? 1 : 0;
    }
  });
};

export const settleUsers: Settle = (ledger, license, rows) => {
  const counted = new Map<number, number>();
  const given = withoutExempt(ledger, license, givenSlots(ledger, license), rows);
  const simple = isSimple(license, poolsOf(license));
  if (simple) settleWholeUsers(ledger, given, counted, rows);
  for (const use of simple ? [] : usesOf(ledger, license, given)) {
    const instead = override(ledger, license, use.consumer);
    counted.set(use.consumer, instead || use.units);
    if (rows) writeUse(use, instead, rows);
  }
  for (const [user, access] of [...accessUsers(ledger, license)].sort(([a], [b]) => a - b)) {
    if (counted.has(user)) continue;
    const units = override(ledger, license, user) || 1;
    counted.set(user, units);
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
  const permanent = settlePermanent(
    license,
    rows,
    consumersOfAllocation(ledger),
    consumer => (counted.get(consumer) ?? 0) > 0,
  );
  return { consumed: sumOf(counted) + sumOf(permanent), missing: false };
};
