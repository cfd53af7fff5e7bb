/** The right of upgrade: newer versions, without end or those released up to a day. */
import { REASON } from '../codes.ts';
import type { Row } from '../estate/tables.ts';
import { isInForce } from '../license/force.ts';
import { fold } from '../names.ts';
import type { Terms } from '../terms.ts';
import type { RightsColumns } from './sections.ts';

/** Last day on which a version may have been released: -Infinity without the right, Infinity without an end. */
export interface Upgrade {
  readonly until: number;
}

const NONE: Upgrade = { until: Number.NEGATIVE_INFINITY };
const ANY: Upgrade = { until: Number.POSITIVE_INFINITY };

/** Last day of maintenance that had begun by `asOf`; null: there is none; Infinity: an open end. Source: rules 3, *until*. */
export const maintenanceEnd = (purchases: readonly Row<'purchases'>[], asOf: number): number | null =>
  purchases
    .filter(row => row.kind === 'maintenance' && !row.disabled && (row.starts === null || row.starts <= asOf))
    .reduce<number | null>(
      (end, row) => Math.max(end ?? Number.NEGATIVE_INFINITY, row.expires ?? Number.POSITIVE_INFINITY),
      null,
    );

/**
 * The upgrade right. A blank date takes the end of where `until` stands: of the contract if it was inherited (`contractEnd`,
 * null: it never ends), else of the license's maintenance. Source: rules 3 and 9.
 */
export const upgradeOf = (
  rights: RightsColumns,
  inherited: { readonly end: number | null } | null,
  maintenance: number | null,
): Upgrade => {
  if (rights.upgrade === 'any') return ANY;
  if (rights.upgrade !== 'until') return NONE;
  if (rights.upgrade_until !== null) return { until: rights.upgrade_until };
  if (inherited) return { until: inherited.end ?? Number.POSITIVE_INFINITY };
  return maintenance === null ? NONE : { until: maintenance };
};

/** Reason why a newer version may not be covered, 0 if it may. A version without a release date was released long ago. */
export const versionUpgrade = (right: Upgrade, released: number | undefined): number => {
  if (right.until === Number.NEGATIVE_INFINITY) return REASON.NO_UPGRADE_RIGHT;
  return released === undefined || released <= right.until ? 0 : REASON.RELEASED_AFTER_MAINTENANCE;
};

/** Whether maintenance is in force on a day, which some versions cannot run without. Source: docs/activation.md. */
export const isMaintained = (purchases: readonly Row<'purchases'>[], asOf: number): boolean =>
  purchases.some(row => row.kind === 'maintenance' && !row.disabled && isInForce(row, asOf));

/**
 * The oldest version, folded, that needs maintenance in force, '' where none does: as the product of the license says (`none`: none
 * does), else as the scheme does that purchases of the license are activated by, the first in database order that says anything.
 */
export const maintenanceGates = (
  serials: readonly Row<'serials'>[],
  terms: Terms,
): ((purchases: readonly Row<'purchases'>[]) => (row: Row<'license_products'>) => string) => {
  const schemeOf = new Map(serials.map(row => [fold(row.serial), fold(row.scheme)]));
  const gateOf = (row: Row<'purchases'>): string => {
    const scheme = row.activation ? fold(row.activation) : (schemeOf.get(fold(row.serial ?? '')) ?? '');
    return terms.maintenanceFrom?.[scheme] ?? '';
  };
  return purchases => {
    const byScheme = purchases.map(gateOf).find(gate => gate !== '') ?? '';
    return ({ maintenance_from: own }) => {
      const gate = fold(own || byScheme);
      return gate === 'none' ? '' : gate;
    };
  };
};
