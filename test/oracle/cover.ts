/** Section 3 of the rules: may the version and edition that a license names cover those that are installed or accessed? */
import type { License, LicenseProduct } from './licenses.ts';
import type { Application, Comparison, Orders } from './order.ts';
import { type Rights, rightsOfRow } from './rights.ts';

/** From best to worst. */
export const RIGHTS = ['exact', 'downgrade-version', 'downgrade-edition', 'downgrade', 'upgrade'] as const;
export type Right = (typeof RIGHTS)[number];

/** Either the right by which a license covers, or the reason why it does not (null: it does not even look at it). */
export type Verdict =
  | { readonly right: Right; readonly reason?: undefined }
  | { readonly right?: undefined; readonly reason: string | null };

/** How the installed value stands to the licensed one. */
type Standing = 'same' | 'below' | 'above' | 'unknown';

function standing(installed: string, licensed: string, comparison: Comparison): Standing {
  if (licensed === '' || licensed === installed) return 'same';
  if (comparison === null) return 'unknown';
  return comparison < 0 ? 'below' : 'above';
}

/** A value that is named as the limit of a downgrade is below what is licensed, also where nobody knows its place. */
const belowAtLimit = (standing: Standing, rights: Rights, installed: string, limit: string): Standing =>
  standing === 'unknown' && rights.downgrade === 'allowed' && installed !== '' && installed === limit
    ? 'below'
    : standing;

/** Why a downgrade to the installed value is not allowed; null where it is. The limit is `any`, `none` or the least value allowed. */
function downgradeReason(
  rights: Rights,
  what: 'VERSION' | 'EDITION',
  installed: string,
  limit: string,
  toLimit: Comparison,
): string | null {
  if (rights.downgrade !== 'allowed') return 'NO_DOWNGRADE_RIGHT';
  if (limit === '' || limit === 'any') return null;
  if (limit === 'none') return `${what}_DOWNGRADE_NOT_ALLOWED`;
  if (installed === limit || (toLimit !== null && toLimit >= 0)) return null;
  return `${what}_BELOW_FLOOR`;
}

/** Why an upgrade to a version released on a day (null: long ago) is not allowed; null where it is. */
function upgradeReason(rights: Rights, maintenance: License['maintenance'], released: number | null): string | null {
  if (rights.upgrade === 'any') return null;
  if (rights.upgrade !== 'until') return 'NO_UPGRADE_RIGHT';
  const until = rights.upgrade_until ?? (rights.blankUntil === 'maintenance' ? maintenance : rights.blankUntil);
  if (until === null) return 'NO_UPGRADE_RIGHT';
  if (until === 'open' || released === null || released <= until) return null;
  return 'RELEASED_AFTER_MAINTENANCE';
}

/** Whether the version runs only with maintenance that is not in force. */
function needsMaintenance(license: License, row: LicenseProduct, { product, version }: Application, orders: Orders) {
  const gate = license.gate(row.row);
  if (gate === null) return false;
  const comparison = orders.version(product, version, gate);
  return version === gate || (comparison !== null && comparison >= 0);
}

function judgeRow(license: License, row: LicenseProduct, installed: Application, orders: Orders): Verdict {
  const { product, version, edition } = installed;
  const rights = rightsOfRow(license.resolved.rights, row.row);
  const versionFloor = rights.downgrade_version.normalize('NFC').toLowerCase();
  const editionFloor = rights.downgrade_edition.normalize('NFC').toLowerCase();
  const toVersion = standing(version, row.version, orders.version(product, version, row.version));
  const toEdition = standing(edition, row.edition, orders.edition(product, edition, row.edition));
  const byVersion = belowAtLimit(toVersion, rights, version, versionFloor);
  const byEdition = belowAtLimit(toEdition, rights, edition, editionFloor);
  const versionReason = () =>
    downgradeReason(rights, 'VERSION', version, versionFloor, orders.version(product, version, versionFloor));
  const editionReason = () =>
    byEdition === 'same'
      ? null
      : downgradeReason(rights, 'EDITION', edition, editionFloor, orders.edition(product, edition, editionFloor));
  const unless = (reason: string | null, right: Right): Verdict => (reason === null ? { right } : { reason });

  if (byEdition === 'unknown') return { reason: 'EDITION_ORDER_UNKNOWN' };
  if (byEdition === 'above') return { reason: 'EDITION_ABOVE' };
  if (byVersion === 'unknown') return { reason: 'VERSION_ORDER_UNKNOWN' };
  if (byVersion === 'same') return unless(editionReason(), byEdition === 'same' ? 'exact' : 'downgrade-edition');
  if (byVersion === 'below')
    return unless(versionReason() ?? editionReason(), byEdition === 'same' ? 'downgrade-version' : 'downgrade');
  const released = orders.released(product, version);
  return unless(upgradeReason(rights, license.maintenance, released) ?? editionReason(), 'upgrade');
}

/** A CAL serves its own and older versions; newer ones by the upgrade right. Editions do not matter. */
function judgeAccessRow(license: License, row: LicenseProduct, accessed: Application, orders: Orders): Verdict {
  const { product, version } = accessed;
  const byVersion = standing(version, row.version, orders.version(product, version, row.version));
  if (byVersion === 'same' || version === '') return { right: 'exact' };
  if (byVersion === 'unknown') return { reason: 'VERSION_ORDER_UNKNOWN' };
  if (byVersion === 'below') return { right: 'downgrade-version' };
  const rights = rightsOfRow(license.resolved.rights, row.row);
  const reason = upgradeReason(rights, license.maintenance, orders.released(product, version));
  return reason === null ? { right: 'upgrade' } : { reason };
}

/** The best answer of the license's rows of the product; where all reject, the reason of the first. */
export function judge(license: License, application: Application, orders: Orders): Verdict {
  const judgeOne = license.family === 'access' ? judgeAccessRow : judgeRow;
  const verdicts = license.products
    .filter(row => row.product === application.product)
    .map((row): Verdict => {
      const verdict = judgeOne(license, row, application, orders);
      if (verdict.right === undefined || license.family === 'access') return verdict;
      return needsMaintenance(license, row, application, orders) ? { reason: 'MAINTENANCE_REQUIRED' } : verdict;
    });
  const best = RIGHTS.find(right => verdicts.some(verdict => verdict.right === right));
  return best === undefined ? verdicts[0]! : { right: best };
}
