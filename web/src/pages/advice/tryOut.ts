/** Steps of advice as changes that the what-if page computes: what it says of them is what the advice says. */
import type { GiveBack, PlannedPurchase, Reassignment, Removal } from '../../api/advice.ts';
import type { Purchase } from '../../api/types.ts';
import { withDay, withEntries } from '../what-if/changeSet.ts';

/** Which run the advice is on, as far as the what-if page does not start from it anyway. */
export interface Basis {
  /** Day of the run, where it is not the last one. */
  readonly day: string | null;
}

const changes = ({ day }: Basis, entries: Parameters<typeof withEntries>[1]): string => {
  const text = withEntries('', entries);
  return day === null ? text : withDay(text, day);
};

/** Purchases that are made together. */
export const purchasesText = (basis: Basis, purchases: readonly PlannedPurchase[]): string =>
  changes(
    basis,
    purchases.map(({ licenseKey, quantity }, at) => ({
      op: 'set' as const,
      table: 'purchases',
      cells: { purchase: `PLAN-${at + 1}`, license: licenseKey, quantity: String(quantity) },
    })),
  );

/** Unused installations; undefined where there are more of them than the advice names. */
export const removalText = (basis: Basis, { product, installations, computers }: Removal): string | undefined =>
  installations > computers.length
    ? undefined
    : changes(
        basis,
        computers.map(({ computer, version, edition }) => ({
          op: 'remove' as const,
          table: 'installations',
          cells: { computer, product, version, edition },
        })),
      );

/** An allocation that is taken away. */
export const reassignmentText = (basis: Basis, { licenseKey, computer, user }: Reassignment): string =>
  changes(basis, [
    { op: 'remove', table: 'allocations', cells: { license: licenseKey, computer: computer ?? '', user: user ?? '' } },
  ]);

/** Of a purchase, as far as it says how much was bought. */
type Bought = Pick<Purchase, 'key' | 'quantity' | 'perUnit'>;

/** Less of the purchases that nothing needs, in whole packs; undefined where that is less than a pack of each. Maintenance stays. */
export const giveBackText = (basis: Basis, { purchases }: GiveBack, bought: readonly Bought[]): string | undefined => {
  const rows = purchases
    .filter(({ kind }) => kind !== 'maintenance')
    .flatMap(({ purchase, quantity }) => {
      const found = bought.find(({ key }) => key === purchase);
      const packs = found ? Math.floor(quantity / (found.perUnit ?? 1)) : 0;
      return found && packs > 0 ? [{ purchase, quantity: String(found.quantity - packs) }] : [];
    });
  return rows.length === 0
    ? undefined
    : changes(
        basis,
        rows.map(cells => ({ op: 'set' as const, table: 'purchases', cells })),
      );
};
