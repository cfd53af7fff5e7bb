/** Licenses as objects: whether they are in force, what they name, who is allocated, and in which order they are served. */
import type { Estate, Row } from '../../engine/estate/tables.ts';
import { FAMILY, type Family, type MetricId } from '../../engine/metrics/parameters.ts';
import type { Terms } from '../../engine/terms.ts';
import { compareKeys, keyOf } from './names.ts';
import { type ResolvedRights, type Rights, resolveRights, rightsOfProduct } from './rights.ts';

export interface LicenseProduct {
  readonly row: Row<'license_products'>;
  readonly product: string;
  readonly version: string;
  readonly edition: string;
}

export interface Allocation {
  readonly computer: string | null;
  readonly user: string | null;
  readonly permanent: boolean;
  readonly exempt: boolean;
  /** 0: no override. */
  readonly units: number;
}

export interface License {
  readonly key: string;
  readonly row: Row<'licenses'>;
  readonly metric: MetricId;
  readonly family: Family;
  /** Why the license is not in force; null where it is. */
  readonly notInForce: 'LICENSE_RETIRED' | 'LICENSE_NOT_STARTED' | 'LICENSE_EXPIRED' | null;
  readonly limit: 'unlimited' | 'purchased' | 'true-up';
  /** Rows of `license_products` in database order. */
  readonly products: readonly LicenseProduct[];
  /** Distinct products, in any role. */
  readonly productKeys: ReadonlySet<string>;
  /** Products with at least one row of the role primary. */
  readonly primary: ReadonlySet<string>;
  readonly resolved: ResolvedRights;
  readonly allocations: readonly Allocation[];
  /** Rights of use (multiple use, second use, exempt roles) of one of its products. */
  readonly use: (product: string) => Rights;
  /** The last day of maintenance; null without any. */
  readonly maintenance: number | 'open' | null;
  /** The oldest version of a product's row that needs maintenance in force which is not; null: none. */
  readonly gate: (row: Row<'license_products'>) => string | null;
  /** A parameter: the license's own, else the publisher's default; undefined where neither says anything. */
  readonly parameter: (name: string) => string | undefined;
}

/** Why a license does not take part on a day. */
function notInForce(row: Row<'licenses'>, asOf: number): License['notInForce'] {
  if (row.status === 'retired') return 'LICENSE_RETIRED';
  if (row.starts !== null && row.starts > asOf) return 'LICENSE_NOT_STARTED';
  if (row.expires !== null && row.expires < asOf) return 'LICENSE_EXPIRED';
  return null;
}

/** The last day of the maintenance purchases that are not disabled and have begun. */
function maintenanceOf(estate: Estate, license: string, asOf: number): number | 'open' | null {
  const ends = estate.purchases
    .filter(row => keyOf(row.license) === license && row.kind === 'maintenance' && !row.disabled)
    .filter(row => row.starts === null || row.starts <= asOf)
    .map(row => row.expires);
  if (ends.length === 0) return null;
  return ends.includes(null) ? 'open' : Math.max(...ends.map(Number));
}

/** Versions from which on a license needs maintenance in force: as its product says, else as the scheme of its first purchase with one. */
function gateOf(estate: Estate, terms: Terms, license: string, asOf: number): License['gate'] {
  const purchases = estate.purchases.filter(row => keyOf(row.license) === license);
  const maintained = purchases.some(
    row => row.kind === 'maintenance' && !row.disabled && (row.starts ?? asOf) <= asOf && (row.expires ?? asOf) >= asOf,
  );
  const schemes = purchases.map(
    row => row.activation || estate.serials.find(({ serial }) => keyOf(serial) === keyOf(row.serial))?.scheme || '',
  );
  const byScheme = schemes.map(scheme => terms.maintenanceFrom?.[keyOf(scheme)]).find(Boolean);
  return row => {
    const gate = keyOf(row.maintenance_from || byScheme || 'none');
    return maintained || gate === 'none' ? null : gate;
  };
}

/** All licenses of an estate, in the order of their keys. */
export function licensesOf(estate: Estate, terms: Terms, asOf: number): License[] {
  return estate.licenses
    .map(row => {
      const key = keyOf(row.license);
      const metric = row.metric as MetricId;
      const products = estate.license_products
        .filter(product => keyOf(product.license) === key)
        .map(product => ({
          row: product,
          product: keyOf(product.product),
          version: keyOf(product.version),
          edition: keyOf(product.edition),
        }));
      const resolved = resolveRights(estate, row, asOf);
      const behavesAsUnlimited = metric === 'enterprise' || metric === 'site';
      const license: License = {
        key,
        row,
        metric,
        family: FAMILY[metric],
        notInForce: notInForce(row, asOf),
        limit: behavesAsUnlimited ? 'unlimited' : (row.limit as License['limit']),
        products,
        productKeys: new Set(products.map(product => product.product)),
        primary: new Set(products.filter(({ row }) => row.role === 'primary').map(({ product }) => product)),
        resolved,
        allocations: estate.allocations
          .filter(allocation => keyOf(allocation.license) === key)
          .map(allocation => ({
            computer: keyOf(allocation.computer) || null,
            user: keyOf(allocation.user) || null,
            permanent: allocation.kind === 'permanent',
            exempt: allocation.exempt !== '',
            units: allocation.units ?? 0,
          })),
        use: name =>
          rightsOfProduct(
            resolved.rights,
            products.filter(({ product }) => product === name).map(({ row }) => row),
          ),
        maintenance: maintenanceOf(estate, key, asOf),
        gate: gateOf(estate, terms, key, asOf),
        parameter: name => row.parameters[name] ?? terms.defaults[metric]?.[name],
      };
      return license;
    })
    .sort((a, b) => compareKeys(a.key, b.key));
}

const LIMITS = ['unlimited', 'purchased', 'true-up'];

/**
 * The order in which licenses are served: licenses of several products first, most products first; then priority, blank
 * last; then unlimited, purchased, true-up; then the key.
 */
export function inOrder(licenses: readonly License[]): License[] {
  const products = (license: License) => Math.max(1, license.productKeys.size);
  const priority = (license: License) => license.row.priority ?? Number.MAX_VALUE;
  return licenses.toSorted(
    (a, b) =>
      products(b) - products(a) ||
      priority(a) - priority(b) ||
      LIMITS.indexOf(a.limit) - LIMITS.indexOf(b.limit) ||
      compareKeys(a.key, b.key),
  );
}
