/** What no license covers, by product, and what a license like one that names the product would consume for it. */
import { OUTCOME } from '../codes.ts';
import type { Row } from '../estate/tables.ts';
import { blankRow } from '../estate/values.ts';
import type { Image } from '../image/image.ts';
import type { License } from '../license/license.ts';
import { fold } from '../names.ts';
import type { Run } from '../reconcile.ts';
import { NO_RIGHTS } from '../rights/sections.ts';
import { withRows } from './part.ts';
import type { Reckoning } from './reckoning.ts';

export interface Uncovered {
  /** Index of the product. */
  readonly product: number;
  /** Applications (version and edition) of which something is not covered. */
  readonly applications: readonly number[];
  readonly installations: number;
  /** Computers by index, ascending, at most `SHOWN_MAX`. */
  readonly computers: readonly number[];
}

const SHOWN_MAX = 20;

/** Products of which installations are unlicensed, most installations first. */
export const uncoveredOf = ({ image, ledger, settled }: Run): readonly Uncovered[] => {
  const { start, computer } = image.installations;
  const isUncovered = (slot: number): boolean => settled.outcome[slot] === OUTCOME.unlicensed;
  const found = new Map<number, { applications: number[]; installations: number; computers: Set<number> }>();
  for (let application = 0; application < image.applications.count; application++) {
    const product = image.applications.product[application];
    let [count, computers] = [0, found.get(product)?.computers ?? new Set<number>()];
    for (let at = start[application]; at < start[application + 1]; at++) {
      const slots = ledger.slots.sharing(at);
      if (slots === undefined ? !isUncovered(at) : !slots.some(isUncovered)) continue;
      count++;
      if (computers.size < SHOWN_MAX) computers.add(computer[at]);
    }
    if (count === 0) continue;
    const known = found.get(product) ?? { applications: [], installations: 0, computers };
    known.applications.push(application);
    known.installations += count;
    found.set(product, known);
  }
  return [...found]
    .map(([product, { applications, installations, computers }]) => ({
      product,
      applications,
      installations,
      computers: [...computers].sort((a, b) => a - b),
    }))
    .sort((a, b) => b.installations - a.installations || a.product - b.product);
};

/** Whether a license can serve as a pattern: it covers installations by itself, without allocations or measurements. */
export const isPattern = ({ metric }: License): boolean =>
  (metric.family === 'computer' && !metric.onlyAllocated) ||
  (metric.family === 'user' && !metric.onlyAllocated) ||
  metric.family === 'capacity';

/** Key of the license that is tried: after every other, so that it takes only what all others leave. */
const TRIED_KEY = '\u{10FFFD} tried';

const NO_GROUPS = {
  locations: [],
  business_units: [],
  cost_centers: [],
  operating_systems: [],
  hosted_in: [],
} as const;

/** An estate in which nobody accesses the product: whom a license counts by access another one counts already. */
export const withoutAccess = (image: Image, { product }: Uncovered): Image => {
  const key = fold(image.products.name[product]);
  return withRows(image, { access: image.rows.access.filter(row => fold(row.product) !== key) });
};

/** An estate with one more license: counted like the pattern, for exactly what is not covered, with no entitlement. Contracts are left aside. */
export const withTried = (image: Image, pattern: License, { applications, product }: Uncovered): Image => {
  const { row } = pattern;
  const license: Row<'licenses'> = {
    ...row,
    ...NO_GROUPS,
    license: TRIED_KEY,
    status: 'active',
    starts: null,
    expires: null,
    limit: 'purchased',
    priority: null,
    extra_entitlements: null,
    ...NO_RIGHTS,
    multiple_use: row.multiple_use === 'inherit' ? '' : row.multiple_use,
    multiple_use_limit: row.multiple_use_limit,
  };
  const rows = applications.map(
    (application): Row<'license_products'> => ({
      ...blankRow('license_products'),
      license: TRIED_KEY,
      product: image.products.name[product],
      version: image.applications.version[application],
      edition: image.applications.edition[application],
      role: 'primary',
    }),
  );
  return withRows(image, {
    licenses: [...image.rows.licenses, license],
    license_products: [...image.rows.license_products, ...rows],
  });
};

/** Entitlements that the license that is tried would need. */
export const neededBy = ({ positions }: Reckoning): number =>
  positions.find(({ license }) => fold(license.row.license) === fold(TRIED_KEY))!.consumed;
