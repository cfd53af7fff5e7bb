/** Warns of versions that would not run: from the gate of a scheme on, maintenance has to be in force. */
import { maintenanceGatesOn } from '../../catalog/activation/schemes.ts';
import { formatDay } from '../../engine/estate/days.ts';
import { fold } from '../../engine/names.ts';
import { compareNatural } from '../../engine/order/natural.ts';
import { isMaintained, maintenanceGates } from '../../engine/rights/upgrade.ts';
import type { Workspace } from '../workspace.ts';
import { rowsOf } from './rows.ts';

/** A version that is installed or planned, and why it would be rejected. */
export interface UpgradeWarning {
  readonly license: string;
  readonly product: string;
  readonly version: string;
  readonly gate: string;
  readonly sentence: string;
}

/** Warnings for versions of the products of these licenses on a day. Empty where maintenance is in force, or nothing needs it. */
export const upgradeWarnings = (
  workspace: Workspace,
  licenses: readonly string[],
  versions: readonly string[],
  day: number,
): readonly UpgradeWarning[] => {
  const { serials, purchases, license_products: products } = rowsOf(workspace);
  const gates = maintenanceGates(serials, {
    ...workspace.termsFor(day),
    maintenanceFrom: maintenanceGatesOn(workspace.catalog, day),
  });
  const { image } = workspace.estate();
  return [...new Set(licenses.map(fold))].flatMap(license => {
    const own = purchases.filter(row => fold(row.license) === license);
    if (isMaintained(own, day)) return [];
    const gateOf = gates(own);
    return products
      .filter(row => fold(row.license) === license)
      .flatMap(row =>
        versions.flatMap((version): UpgradeWarning[] => {
          const gate = gateOf(row);
          const order = image.products.versionOrder[image.products.byKey.get(fold(row.product))!];
          const step = gate === '' ? null : (order.compare(fold(version), gate) ?? compareNatural(fold(version), gate));
          if (step === null || step < 0) return [];
          const sentence = `${row.product} ${version} runs only with maintenance, which is needed from ${gate} on, and ${row.license} has none in force on ${formatDay(day)}. Its installations would be rejected (MAINTENANCE_REQUIRED); buy maintenance first.`;
          return [{ license: row.license, product: row.product, version, gate, sentence }];
        }),
      );
  });
};
