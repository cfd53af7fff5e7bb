/** Units of use of the access metrics: one for each consumer, whatever the number of servers; given out after the installations. */
import { type Access, accessConsumer, allocationOf, answerToAccess, isFreed } from '../allocate/accesses.ts';
import { FREE, type Ledger, OUT } from '../allocate/ledger.ts';
import { NO_RIGHT_CODE, OUTCOME, REASON } from '../codes.ts';
import type { Allocation, License } from '../license/license.ts';
import type { AccessMetric } from '../metrics/metric.ts';
import { otherRow, reservedChange, settlePermanent, sumOf } from './permanent.ts';
import type { OtherRow, Rows, Settle } from './rows.ts';
import { takeInOrder } from './taking.ts';

/** Accesses of one consumer, in order. */
interface ByConsumer {
  readonly consumer: number;
  readonly accesses: number[];
}

const byConsumer = (ledger: Ledger, license: License, accesses: readonly number[]): readonly ByConsumer[] => {
  const found = new Map<number, ByConsumer>();
  for (const at of accesses) {
    const consumer = accessConsumer(ledger.image, license, ledger.access.accesses[at]);
    if (!found.has(consumer)) found.set(consumer, { consumer, accesses: [] });
    found.get(consumer)!.accesses.push(at);
  }
  const { consumerRank } = ledger.image;
  return [...found.values()].sort((a, b) => consumerRank[a.consumer] - consumerRank[b.consumer]);
};

const givenAccesses = (ledger: Ledger, license: License): number[] => {
  const found: number[] = [];
  ledger.access.taken.forEach((taken, at) => {
    if (taken === license.index) found.push(at);
  });
  return found;
};

/** The row of an access without anything decided yet. */
const accessRow = (
  ledger: Ledger,
  at: number,
  row: Pick<OtherRow, 'license' | 'units' | 'outcome' | 'reason'>,
): OtherRow => {
  const access = ledger.access.accesses[at];
  const { version, edition } = ledger.image.rows.access[access.row];
  return otherRow({
    computer: access.computer,
    user: access.user,
    product: access.product,
    version,
    edition,
    right: row.license >= 0 ? ledger.access.right[at] : NO_RIGHT_CODE,
    access: at,
    detail: 'access',
    ...row,
  });
};

/** Consumers a permanent allocation stands for; of a user under a device CAL the computers assigned as well. */
const consumersOfAllocation = (ledger: Ledger, license: License): ((allocation: Allocation) => readonly number[]) => {
  const { computers, users } = ledger.image;
  const { counts } = license.metric as AccessMetric;
  return ({ computer, user }) => {
    if (computer >= 0) {
      const owner = counts === 'user' ? computers.owner[computer] : -1;
      return [owner >= 0 ? owner : users.count + computer];
    }
    const assigned: number[] = [];
    if (counts === 'computer')
      computers.user.forEach((each, at) => void (each === user && assigned.push(users.count + at)));
    return [user, ...assigned];
  };
};

/** Units a consumer with accesses consumes: one, or those of its allocation; none where that exempts it. */
const unitsFor = (ledger: Ledger, license: License, consumer: number): number => {
  const allocation = allocationOf(ledger.image, license, consumer);
  return allocation?.exempt ? 0 : allocation?.units || 1;
};

/** What every consumer consumes by the accesses given so far, and what permanent allocations reserve beside them. */
const consumption = (
  ledger: Ledger,
  license: License,
  rows: Rows | null,
): { counted: ReadonlyMap<number, number>; reserved: ReadonlyMap<number, number> } => {
  const users = ledger.image.users.count;
  const counted = new Map<number, number>();
  for (const { consumer, accesses } of byConsumer(ledger, license, givenAccesses(ledger, license))) {
    const exempt = allocationOf(ledger.image, license, consumer)?.exempt === true;
    const units = unitsFor(ledger, license, consumer);
    counted.set(consumer, units);
    const covered = consumer < users ? REASON.SAME_USER : REASON.SAME_COMPUTER;
    accesses.forEach((at, place) => {
      const row = exempt
        ? { outcome: OUTCOME.exempt, reason: REASON.ALLOCATION_EXEMPT, units: 0 }
        : place === 0
          ? { outcome: OUTCOME.consumes, reason: 0, units }
          : { outcome: OUTCOME.covered, reason: covered, units: 0 };
      rows?.other.push(accessRow(ledger, at, { license: license.index, ...row }));
    });
  }
  const consumes = (consumer: number): boolean => (counted.get(consumer) ?? 0) > 0;
  return { counted, reserved: settlePermanent(license, rows, consumersOfAllocation(ledger, license), consumes) };
};

export const settleAccess: Settle = (ledger, license, rows) => {
  const { counted, reserved } = consumption(ledger, license, rows);
  return { consumed: sumOf(counted) + sumOf(reserved), missing: false };
};

/** Free accesses a CAL may serve, by their position in the book. */
const servable = (ledger: Ledger, license: License): readonly number[] => {
  const found: number[] = [];
  ledger.access.accesses.forEach((access, at) => {
    if (ledger.access.taken[at] !== FREE) return;
    const answer = answerToAccess(ledger, license, access);
    if (answer === null || answer < 0) return;
    ledger.access.right[at] = answer;
    found.push(at);
  });
  return found;
};

const isAllocated = (ledger: Ledger, license: License, access: Access): boolean =>
  allocationOf(ledger.image, license, accessConsumer(ledger.image, license, access)) !== undefined;

/** Gives out the accesses by the steps of rules 6: bound, in order, excess. `inOrder` are the CALs in force, in order. */
export const giveAccesses = (ledger: Ledger, inOrder: readonly License[]): void => {
  const { accesses, taken, boundTo } = ledger.access;
  accesses.forEach((access, at) => {
    if (isFreed(ledger, access)) taken[at] = OUT;
  });
  const take = (license: License, list: readonly number[]): void => {
    for (const at of list) taken[at] = license.index;
  };
  for (const license of inOrder) {
    const bound = servable(ledger, license).filter(at => isAllocated(ledger, license, accesses[at]));
    for (const at of bound) boundTo.set(at, license.index);
    take(license, bound);
  }
  for (const license of inOrder) {
    if (license.limit === 'true-up') continue;
    const units = byConsumer(ledger, license, servable(ledger, license));
    const left =
      license.limit === 'unlimited'
        ? Number.POSITIVE_INFINITY
        : license.entitled - settleAccess(ledger, license, null).consumed;
    const { counted } = consumption(ledger, license, null);
    const worst = Uint8Array.from(units, ({ accesses: mine }) =>
      mine.reduce((most, at) => Math.max(most, ledger.access.right[at]), 0),
    );
    const taken = new Set([...counted].filter(([, amount]) => amount > 0).map(([consumer]) => consumer));
    const rise = (unit: number): number => {
      const { consumer } = units[unit];
      if (counted.has(consumer)) return 0;
      const change = reservedChange(license, consumersOfAllocation(ledger, license), each => taken.has(each), consumer);
      return unitsFor(ledger, license, consumer) + change;
    };
    takeInOrder(worst, left, rise, unit => {
      taken.add(units[unit].consumer);
      take(license, units[unit].accesses);
    });
  }
  for (const license of [
    ...inOrder.filter(each => each.limit === 'true-up'),
    ...inOrder.filter(each => each.limit !== 'true-up'),
  ])
    take(license, servable(ledger, license));
};

/** Rows of the accesses no CAL serves, and of those that need none. */
export const writeOtherAccesses = (ledger: Ledger, rows: Rows): void => {
  ledger.access.taken.forEach((taken, at) => {
    if (taken === FREE) {
      const free = ledger.image.products.commercial[ledger.access.accesses[at].product] === 0;
      const outcome = free ? OUTCOME.ignored : OUTCOME.unlicensed;
      rows.other.push(
        accessRow(ledger, at, {
          license: -1,
          units: 0,
          outcome,
          reason: free ? REASON.NOT_COMMERCIAL : REASON.NO_RIGHT,
        }),
      );
    }
    if (taken === OUT)
      rows.other.push(
        accessRow(ledger, at, {
          license: -1,
          units: 0,
          outcome: OUTCOME.ignored,
          reason: REASON.SERVER_LICENSED_BY_CAPACITY,
        }),
      );
  });
};
