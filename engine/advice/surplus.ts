/** Surplus: entitlements that nothing needs, the purchases they come from, and whether giving them back makes anything worse. */
import type { Row } from '../estate/tables.ts';
import { compare, ZERO } from '../fraction.ts';
import { isInForce } from '../license/force.ts';
import type { License } from '../license/license.ts';
import { OWNED_KINDS } from '../license/price.ts';
import { fold } from '../names.ts';
import type { Reckoning } from './reckoning.ts';

/** Entitlements that are free, by folded license key: of licenses whose position is known and that are counted at all. */
export const surplusOf = ({ positions }: Pick<Reckoning, 'positions'>): ReadonlyMap<string, number> =>
  new Map(
    positions
      .filter(
        ({ license, available, status }) =>
          license.notInForce === 0 && license.limit !== 'unlimited' && status === 'compliant' && available > 0,
      )
      .map(({ license, available }) => [fold(license.row.license), available]),
  );

/** Whether some position of a part is worse than before: short by more, more to order, more exposed, or something uncovered. */
export const isWorse = (before: Reckoning, after: Reckoning): boolean =>
  before.positions.some((was, at) => {
    const is = after.positions[at];
    return (
      is.shortfall > was.shortfall ||
      is.projected > was.projected ||
      compare(is.exposure ?? ZERO, was.exposure ?? ZERO) > 0 ||
      (is.status !== was.status && is.status !== 'compliant')
    );
  });

/** A purchase that some of the surplus comes from, or maintenance that is paid for it. */
export interface Concerned {
  readonly purchase: string;
  readonly kind: string;
  /** Entitlements of it that are not needed. */
  readonly quantity: number;
  /** Last day, whole days since 1970-01-01; null: open. */
  readonly ends: number | null;
}

const amount = (row: Row<'purchases'>): number => row.quantity * (row.per_unit ?? 1);

/** Newest first; of equal days the later in database order. */
const newestFirst = (rows: readonly Row<'purchases'>[]): readonly Row<'purchases'>[] =>
  rows
    .map((row, at) => ({ row, at, start: row.starts ?? Number.NEGATIVE_INFINITY }))
    .sort((a, b) => (a.start === b.start ? b.at - a.at : b.start - a.start))
    .map(({ row }) => row);

/** The purchases of a license that so many entitlements come from, and its maintenance, newest first. What is beyond them are entitlements of its own. */
export const purchasesOfSurplus = (
  purchases: readonly Row<'purchases'>[],
  { row }: License,
  surplus: number,
  asOf: number,
): readonly Concerned[] => {
  const own = newestFirst(
    purchases.filter(each => fold(each.license) === fold(row.license) && !each.disabled && isInForce(each, asOf)),
  );
  let left = surplus;
  const bought = own.flatMap((each): Concerned[] => {
    const quantity = OWNED_KINDS.has(each.kind) || each.kind === 'upgrade' ? Math.min(left, amount(each)) : 0;
    left -= quantity;
    return quantity > 0 ? [{ purchase: each.purchase, kind: each.kind, quantity, ends: each.expires }] : [];
  });
  const maintenance = own
    .filter(each => each.kind === 'maintenance')
    .map(each => ({
      purchase: each.purchase,
      kind: each.kind,
      quantity: Math.min(surplus, amount(each)),
      ends: each.expires,
    }));
  return [...bought, ...maintenance];
};

/** The first day on which a subscription or maintenance among them ends, and need not be renewed; null: none ends. */
export const firstEnd = (purchases: readonly Concerned[]): number | null => {
  const ends = purchases.flatMap(({ kind, ends }) =>
    (kind === 'subscription' || kind === 'maintenance') && ends !== null ? [ends] : [],
  );
  return ends.length === 0 ? null : Math.min(...ends);
};
