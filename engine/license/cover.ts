/** Whether a license may cover a version and edition, by which right, or why not: decided once for each license and application. */
import { REASON, RIGHT } from '../codes.ts';
import type { Image } from '../image/image.ts';
import type { Ranking } from '../order/ranking.ts';
import { editionDowngrade, isFloor, versionDowngrade } from '../rights/downgrade.ts';
import { versionUpgrade } from '../rights/upgrade.ts';
import type { License, LicensedProduct, LicensedRow } from './license.ts';

/** A right (≥ 0), or -reason where it may not be covered. */
export type Cover = number;

/** Whether the version runs only with maintenance that is not in force; without a rank only the gate itself. */
const isGated = ({ maintenanceFrom }: LicensedRow, version: string, order: Ranking): boolean =>
  maintenanceFrom !== '' &&
  (version === maintenanceFrom || (order.compare(version, maintenanceFrom) ?? Number.NEGATIVE_INFINITY) >= 0);

const BELOW = -1;

/** How what is installed stands to what is licensed: negative below, 0 the same or nothing said, positive above; null where nobody knows. */
const stepOf = (row: LicensedRow, what: 'version' | 'edition', installed: string, order: Ranking): number | null => {
  if (row[what] === '') return 0;
  return order.compare(installed, row[what]) ?? (isFloor(row.downgrade, row.downgrade[what], installed) ? BELOW : null);
};

/** One row of the license against one version and edition. Source: rules 3, the table; rules 9, edition reasons first. */
const coverByRow = (row: LicensedRow, image: Image, product: number, version: string, edition: string): Cover => {
  const { versionOrder, editionOrder, released } = image.products;
  const editionStep = stepOf(row, 'edition', edition, editionOrder[product]);
  if (editionStep === null) return -REASON.EDITION_ORDER_UNKNOWN;
  if (editionStep > 0) return -REASON.EDITION_ABOVE;
  const versionStep = stepOf(row, 'version', version, versionOrder[product]);
  if (versionStep === null) return -REASON.VERSION_ORDER_UNKNOWN;
  const versionReason =
    versionStep < 0
      ? versionDowngrade(row.downgrade, version, versionOrder[product])
      : versionStep > 0
        ? versionUpgrade(row.upgrade, released[product].get(version))
        : 0;
  if (versionReason !== 0) return -versionReason;
  const editionReason = editionStep < 0 ? editionDowngrade(row.downgrade, edition, editionOrder[product]) : 0;
  if (editionReason !== 0) return -editionReason;
  if (isGated(row, version, versionOrder[product])) return -REASON.MAINTENANCE_REQUIRED;
  if (versionStep > 0) return RIGHT.upgrade;
  if (versionStep < 0) return editionStep < 0 ? RIGHT.downgrade : RIGHT['downgrade-version'];
  return editionStep < 0 ? RIGHT['downgrade-edition'] : RIGHT.exact;
};

/** The best answer of the product's rows; when all reject, the reason of the first in database order. Source: rules 3. */
const coverOf = (licensed: LicensedProduct, image: Image, application: number): Cover => {
  const { versionKey, editionKey } = image.applications;
  const answers = licensed.rows.map(row =>
    coverByRow(row, image, licensed.product, versionKey[application], editionKey[application]),
  );
  const rights = answers.filter(answer => answer >= 0);
  return rights.length > 0 ? Math.min(...rights) : answers[0];
};

/**
 * Whether a CAL may serve an access: its version must be at least the one accessed; a newer one needs the upgrade right; editions
 * do not matter. Source: rules 5, access metrics.
 */
export const accessCoverOf = (licensed: LicensedProduct, image: Image, version: string): Cover => {
  const order = image.products.versionOrder[licensed.product];
  const answers = licensed.rows.map((row): Cover => {
    const step = row.version === '' || version === '' ? 0 : order.compare(version, row.version);
    if (step === null) return -REASON.VERSION_ORDER_UNKNOWN;
    if (step <= 0) return step < 0 ? RIGHT['downgrade-version'] : RIGHT.exact;
    const reason = versionUpgrade(row.upgrade, image.products.released[licensed.product].get(version));
    return reason === 0 ? RIGHT.upgrade : -reason;
  });
  const rights = answers.filter(answer => answer >= 0);
  return rights.length > 0 ? Math.min(...rights) : answers[0];
};

/** Covers of all applications of a license's products: `at(application)`. */
export interface Covers {
  readonly of: (application: number) => Cover;
  /** Applications of the license's products, in unit order. */
  readonly applications: Int32Array;
  readonly cover: Int8Array;
}

/** The covers of a license, for every application of its products. A CAL covers none. */
export const coversOf = (license: License, image: Image): Covers => {
  const { applicationStart } = image.products;
  const applications: number[] = [];
  const cover: Cover[] = [];
  for (const product of license.products)
    for (let at = applicationStart[product.product]; at < applicationStart[product.product + 1]; at++) {
      applications.push(at);
      cover.push(license.metric.family === 'access' ? -REASON.ACCESS_ONLY : coverOf(product, image, at));
    }
  const at = new Map(applications.map((application, index) => [application, cover[index]]));
  return {
    of: application => at.get(application)!,
    applications: Int32Array.from(applications),
    cover: Int8Array.from(cover),
  };
};
