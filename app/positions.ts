/** Use case: the positions of a run, filtered and ordered. */
import type { Status } from '../engine/codes.ts';
import { type PositionRecord, positionRecords } from '../engine/explain/view.ts';
import { compare, fraction } from '../engine/fraction.ts';
import { compareText, fold } from '../engine/names.ts';
import type { Run } from '../engine/reconcile.ts';
import type { OpenRun } from './runCache.ts';

export type { PositionRecord } from '../engine/explain/view.ts';

export const STATUSES = ['at-risk', 'unknown', 'not-tracked', 'compliant'] as const satisfies readonly Status[];

export const POSITION_ORDERS = [
  'license',
  'name',
  'publisher',
  'metric',
  'entitled',
  'consumed',
  'available',
  'shortfall',
  'exposure',
  'status',
] as const;
export type PositionOrder = (typeof POSITION_ORDERS)[number];

export interface PositionQuery {
  /** One status, or one of several. */
  readonly status?: Status | readonly Status[];
  /** Whole name, in any case. */
  readonly publisher?: string;
  /** Part of the license's key or name, in any case. */
  readonly text?: string;
  /** Key of one license, in any case. */
  readonly license?: string;
  /** Metric, in any case. */
  readonly metric?: string;
  /** Key of a product that the license is for, in any case. */
  readonly product?: string;
  /** The license's key when left out. */
  readonly orderBy?: PositionOrder;
  readonly descending?: boolean;
}

const fits = (position: PositionRecord, { status, publisher, text, license, metric }: PositionQuery): boolean =>
  (status === undefined || [status].flat().includes(position.status)) &&
  (publisher === undefined || fold(position.publisher) === fold(publisher)) &&
  (license === undefined || fold(position.license) === fold(license)) &&
  (metric === undefined || fold(position.metric) === fold(metric)) &&
  (text === undefined || fold(`${position.license} ${position.name}`).includes(fold(text)));

/** `sign` is -1 for the other way round. */
type Comparison = (a: PositionRecord, b: PositionRecord, sign: 1 | -1) => number;

const byText =
  (field: 'license' | 'name' | 'publisher' | 'metric'): Comparison =>
  (a, b, sign) =>
    sign * compareText(fold(a[field]), fold(b[field]));
const byNumber =
  (field: 'entitled' | 'consumed' | 'available' | 'shortfall'): Comparison =>
  (a, b, sign) =>
    sign * (a[field] - b[field]);

/** Not known, nothing, something. */
const levelOf = ({ exposure }: PositionRecord): number =>
  exposure === null ? 0 : Number(compare(fraction(exposure), fraction('0')) !== 0) + 1;

/**
 * Money of different currencies cannot be compared: each currency stands together, they in the same order both ways. What is not known
 * and what is nothing come before every amount, or after it.
 */
const byExposure: Comparison = (a, b, sign) => {
  const level = levelOf(a);
  if (level !== levelOf(b)) return sign * (level - levelOf(b));
  if (level < 2) return 0;
  return compareText(a.currency, b.currency) || sign * compare(fraction(a.exposure!), fraction(b.exposure!));
};

const COMPARISONS = {
  license: byText('license'),
  name: byText('name'),
  publisher: byText('publisher'),
  metric: byText('metric'),
  entitled: byNumber('entitled'),
  consumed: byNumber('consumed'),
  available: byNumber('available'),
  shortfall: byNumber('shortfall'),
  exposure: byExposure,
  status: (a, b, sign) => sign * (STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status)),
} as const satisfies Record<PositionOrder, Comparison>;

const ordered = new WeakMap<Run, Map<string, readonly PositionRecord[]>>();

/** All positions of a run in an order, sorted once: a run never changes, and pages of it are asked for one after the other. */
const inOrder = (run: Run, orderBy: PositionOrder, descending: boolean): readonly PositionRecord[] => {
  const known = ordered.get(run) ?? new Map([['license', positionRecords(run)]]);
  ordered.set(run, known);
  const name = descending ? `${orderBy} descending` : orderBy;
  const sign = descending ? -1 : 1;
  const comparison = COMPARISONS[orderBy];
  const sorted =
    known.get(name) ?? known.get('license')!.toSorted((a, b) => comparison(a, b, sign) || COMPARISONS.license(a, b, 1));
  known.set(name, sorted);
  return sorted;
};

const productsOf = new WeakMap<Run, ReadonlyMap<string, ReadonlySet<string>>>();

/** Whether the license names the product. */
const isFor = (run: Run, license: string, product: string): boolean => {
  if (!productsOf.has(run)) {
    const rows = Map.groupBy(run.image.rows.license_products, row => fold(row.license));
    productsOf.set(run, new Map([...rows].map(([key, own]) => [key, new Set(own.map(row => fold(row.product)))])));
  }
  return productsOf.get(run)!.get(fold(license))?.has(fold(product)) ?? false;
};

/** Positions that fit the query and may be seen; equal ones by license key, so that the order is always the same. */
export const positionsOf = ({ run, within }: OpenRun, query: PositionQuery = {}): readonly PositionRecord[] =>
  inOrder(run, query.orderBy ?? 'license', query.descending ?? false).filter(
    position =>
      (!within || within.licenseNamed(position.license)) &&
      fits(position, query) &&
      (query.product === undefined || isFor(run, position.license, query.product)),
  );
