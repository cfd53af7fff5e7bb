/** Units of use of the access metrics: one for each consumer, whatever the number of servers; given out after the installations. */
import { type Access, accessConsumer, allocationOf, answerToAccess, isFreed } from '../allocate/accesses.ts';
import { FREE, type Ledger, OUT } from '../allocate/ledger.ts';
import { NO_RIGHT_CODE, OUTCOME, REASON } from '../codes.ts';
import type { License } from '../license/license.ts';
import { otherRow, settlePermanent, sumOf } from './permanent.ts';
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
    computer: access.user >= 0 ? -1 : access.computer,
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

export const settleAccess: Settle = (ledger, license, rows) => {
  const users = ledger.image.users.count;
  const counted = new Map<number, number>();
  for (const { consumer, accesses } of byConsumer(ledger, license, givenAccesses(ledger, license))) {
    const allocation = allocationOf(ledger.image, license, consumer);
    const units = allocation?.exempt ? 0 : allocation?.units || 1;
    counted.set(consumer, units);
    accesses.forEach((at, place) => {
      const leads = place === 0 && !allocation?.exempt;
      const covered = consumer < users ? REASON.SAME_USER : REASON.SAME_COMPUTER;
      rows?.other.push(
        accessRow(ledger, at, {
          license: license.index,
          units: leads ? units : 0,
          outcome: allocation?.exempt ? OUTCOME.exempt : leads ? OUTCOME.consumes : OUTCOME.covered,
          reason: allocation?.exempt ? REASON.ALLOCATION_EXEMPT : leads ? 0 : covered,
        }),
      );
    });
  }
  const permanent = settlePermanent(
    license,
    rows,
    allocation => [allocation.computer >= 0 ? users + allocation.computer : allocation.user],
    consumer => (counted.get(consumer) ?? 0) > 0,
  );
  return { consumed: sumOf(counted) + sumOf(permanent), missing: false };
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
    const had = new Set(givenAccesses(ledger, license).map(at => accessConsumer(ledger.image, license, accesses[at])));
    const worst = (unit: number): number =>
      units[unit].accesses.reduce((most, at) => Math.max(most, ledger.access.right[at]), 0);
    const rise = (unit: number): number => (had.has(units[unit].consumer) ? 0 : 1);
    takeInOrder(units.length, worst, left, rise, unit => take(license, units[unit].accesses));
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
    if (taken === FREE)
      rows.other.push(
        accessRow(ledger, at, { license: -1, units: 0, outcome: OUTCOME.unlicensed, reason: REASON.NO_RIGHT }),
      );
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
