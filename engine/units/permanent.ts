/** Permanent allocations: they consume also where nothing is installed, if their consumer would otherwise consume nothing. */
import type { Ledger } from '../allocate/ledger.ts';
import { NO_RIGHT_CODE, OUTCOME } from '../codes.ts';
import type { Allocation, License } from '../license/license.ts';
import type { OtherRow, Rows } from './rows.ts';

/** A row that stands for something consumed without an installation. */
export const otherRow = (row: Partial<OtherRow> & Pick<OtherRow, 'license' | 'units' | 'detail'>): OtherRow => ({
  computer: -1,
  user: -1,
  product: -1,
  version: '',
  edition: '',
  outcome: OUTCOME.consumes,
  right: NO_RIGHT_CODE,
  reason: 0,
  access: -1,
  ...row,
});

/** What rows of permanent allocations say they are for. */
export const PERMANENT = 'permanent allocation';

const amountOf = (allocation: Allocation): number => allocation.units || 1;

/**
 * What permanent allocations add. `consumes` says whether an allocation's consumer consumes something already, those before it
 * included when they are the same consumer (`consumerOf`). Source: rules 5; rules 9, allocations.
 */
export const settlePermanent = (
  license: License,
  rows: Rows | null,
  consumersOf: (allocation: Allocation) => readonly number[],
  consumes: (consumer: number) => boolean,
): ReadonlyMap<number, number> => {
  const added = new Map<number, number>();
  const permanent = license.allocations.filter(
    each => each.permanent && !each.exempt && (each.computer >= 0 || each.user >= 0),
  );
  const byUser =
    license.metric.family === 'user' || (license.metric.family === 'access' && license.metric.counts !== 'computer');
  /** Those that name what the metric counts come first. */
  const indirect = (each: Allocation): boolean => each.computer < 0 !== byUser;
  const inOrder = permanent.toSorted(
    (a, b) => Number(indirect(a)) - Number(indirect(b)) || a.computer - b.computer || a.user - b.user,
  );
  for (const allocation of inOrder) {
    const consumers = consumersOf(allocation);
    if (consumers.some(consumer => added.has(consumer) || consumes(consumer))) continue;
    added.set(consumers[0], amountOf(allocation));
    rows?.other.push(
      otherRow({
        computer: allocation.computer,
        user: allocation.computer >= 0 ? -1 : allocation.user,
        license: license.index,
        units: amountOf(allocation),
        detail: PERMANENT,
      }),
    );
  }
  return added;
};

/**
 * How much less (negative) permanent allocations reserve once `consumer` consumes as well: what it then consumes stands in the place of
 * its reservation.
 */
export const reservedChange = (
  license: License,
  consumersOf: (allocation: Allocation) => readonly number[],
  consumes: (consumer: number) => boolean,
  consumer: number,
): number => {
  if (!license.allocations.some(each => each.permanent)) return 0;
  const before = sumOf(settlePermanent(license, null, consumersOf, consumes));
  return sumOf(settlePermanent(license, null, consumersOf, each => each === consumer || consumes(each))) - before;
};

export const sumOf = (amounts: ReadonlyMap<number, number>): number =>
  [...amounts.values()].reduce((sum, units) => sum + units, 0);

/** Under a metric that counts computers (or hosts): the computer itself, or a mark of the user beside the computers assigned. */
export const computersOfAllocation =
  (ledger: Ledger, of: Int32Array) =>
  (allocation: Allocation): readonly number[] => {
    if (allocation.computer >= 0) return [of[allocation.computer]];
    const assigned: number[] = [-1 - allocation.user];
    ledger.image.computers.user.forEach((user, computer) => {
      if (user === allocation.user) assigned.push(of[computer]);
    });
    return assigned;
  };
