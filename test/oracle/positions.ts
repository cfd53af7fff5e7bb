/** The figures of a position: what is entitled, consumed, missing, and what that costs. */
import type { Estate } from '../../engine/estate/tables.ts';
import { ADDING } from './entitled.ts';
import { cents, decimal, type Fraction, fraction, over, times } from './fraction.ts';
import type { License } from './licenses.ts';
import { keyOf } from './names.ts';
import type { Section } from './rights.ts';
import { type Tally, totalOf } from './tally.ts';

export interface Position {
  readonly license: string;
  readonly entitled: number;
  readonly consumed: number;
  readonly available: number;
  readonly shortfall: number;
  readonly projected: number;
  readonly raw: number;
  readonly exempt: number;
  /** Rounded half up to cents; null without a price. */
  readonly exposure: number | null;
  readonly currency: string | null;
  readonly status: 'not-tracked' | 'at-risk' | 'unknown' | 'compliant';
  readonly inherits: Partial<Record<Section, string>>;
}

interface Price {
  readonly amount: Fraction;
  readonly currency: string;
}

/** The license's own price, else that of its latest purchase that has one; null without any. */
export function priceOf(estate: Estate, license: License): Price | null {
  if (license.row.unit_price !== null)
    return { amount: decimal(license.row.unit_price), currency: license.row.currency };
  const starts = (purchase: { starts: number | null }) => purchase.starts ?? Number.MIN_SAFE_INTEGER;
  const latest = estate.purchases
    .filter(row => keyOf(row.license) === license.key && ADDING.includes(row.kind))
    .filter(row => !row.disabled && row.unit_price !== null && row.per_unit !== 0)
    .toSorted((a, b) => starts(a) - starts(b))
    .at(-1);
  if (!latest) return null;
  const amount = over(decimal(latest.unit_price!), fraction(latest.per_unit ?? 1));
  return { amount, currency: latest.currency };
}

/** Shortfall × price, exact; null without a price. */
export function exposureOf(estate: Estate, license: License, shortfall: number): Price | null {
  const price = priceOf(estate, license);
  return price && { ...price, amount: times(price.amount, fraction(shortfall)) };
}

/** Distinct installations given, and those of them of which every row is exempt. */
function installationsOf(tally: Tally) {
  const given = new Set(tally.rows.map(({ item }) => item.installation).filter(installation => installation !== null));
  const counted = new Set(
    tally.rows.filter(({ outcome }) => outcome !== 'exempt').map(({ item }) => item.installation),
  );
  return { raw: given.size, exempt: [...given].filter(installation => !counted.has(installation)).length };
}

/** The position of a license; `tracked` is false where nothing computes its consumption. */
export function positionOf(
  estate: Estate,
  license: License,
  entitled: number,
  tally: Tally,
  tracked: boolean,
): Position {
  const consumed = totalOf(tally);
  const over = Math.max(0, consumed - entitled);
  const shortfall = license.limit === 'purchased' ? over : 0;
  const exposure = exposureOf(estate, license, shortfall);
  const risk = shortfall > 0 ? 'at-risk' : tally.unknown ? 'unknown' : 'compliant';
  return {
    license: license.row.license,
    entitled,
    consumed,
    available: entitled - consumed,
    shortfall,
    projected: license.limit === 'true-up' ? over : 0,
    ...installationsOf(tally),
    exposure: exposure && cents(exposure.amount),
    currency: exposure?.currency ?? null,
    status: tracked ? risk : 'not-tracked',
    inherits: license.resolved.inherits,
  };
}
