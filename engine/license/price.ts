/** The price of one entitlement: the license's own, else that of its latest purchase that has one. */
import type { Row } from '../estate/tables.ts';
import { fraction, over } from '../fraction.ts';
import type { Price } from './license.ts';

/** Kinds of purchases that are entitlements. */
export const OWNED_KINDS: ReadonlySet<string> = new Set(['software', 'baseline', 'subscription']);

/** Source: rules 7, exposure; rules 9, purchases. `purchases` are those of the license in database order. */
export const priceOf = (license: Row<'licenses'>, purchases: readonly Row<'purchases'>[]): Price => {
  if (license.unit_price !== null) return { amount: fraction(license.unit_price), currency: license.currency };
  const start = (row: Row<'purchases'>): number => row.starts ?? Number.NEGATIVE_INFINITY;
  const latest = purchases
    .filter(row => OWNED_KINDS.has(row.kind) && !row.disabled && row.unit_price !== null && row.per_unit !== 0)
    .reduce<Row<'purchases'> | undefined>((best, row) => (best && start(best) > start(row) ? best : row), undefined);
  if (!latest) return { amount: null, currency: '' };
  return { amount: over(fraction(latest.unit_price!), latest.per_unit ?? 1), currency: latest.currency };
};
