/** What activations make of purchases on a day: how many of what was bought count, by which key and until when. */
import { formatDay } from '../estate/days.ts';
import type { Row } from '../estate/tables.ts';
import { fold } from '../names.ts';
import { type EventRow, keyStanding, serialStanding } from './history.ts';

type Purchase = Row<'purchases'>;

/** The tables that activation is computed from. */
export interface ActivationRows {
  readonly purchases: readonly Purchase[];
  readonly activations: readonly Row<'activations'>[];
  readonly activation_events: readonly EventRow[];
}

export interface Share {
  readonly kind: 'activated' | 'provisional' | 'registered' | 'test';
  readonly quantity: number;
  /** Last day; null: without an end. */
  readonly until: number | null;
  /** The activation, or the site. */
  readonly by: string;
}

export interface ActivationOn {
  /** How many of a purchase count. */
  readonly activeOf: (purchase: Purchase) => number;
  /** By what; best first. Empty where nothing is activated, or nothing has to be. */
  readonly sharesOf: (purchase: Purchase) => readonly Share[];
  /** Test keys by folded license: entitlements for a time, apart from what was bought. */
  readonly tests: ReadonlyMap<string, readonly Share[]>;
}

/** Whether a purchase counts only while it is activated. */
export const needsActivation = (purchase: Purchase): boolean => Boolean(purchase.activation || purchase.serial);

const amountOf = (purchase: Purchase): number => purchase.quantity * (purchase.per_unit ?? 1);

const KINDS = ['activated', 'registered', 'provisional', 'test'] as const;
const openEnd = (until: number | null): number => until ?? Number.POSITIVE_INFINITY;

/** Shares in the order in which they are told and filled: final keys before provisional ones, the later end first. */
const inOrder = (a: Share, b: Share): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  (openEnd(a.until) === openEnd(b.until) ? 0 : openEnd(b.until) - openEnd(a.until));

/** Activation of every purchase on a day. Source: docs/activation.md. */
export const activationOn = (
  { purchases, activations, activation_events: events }: ActivationRows,
  day: number,
): ActivationOn => {
  const marked = purchases.filter(needsActivation);
  const ofKey = Map.groupBy(events, event => fold(event.activation));
  const ofSerial = Map.groupBy(events, event => fold(event.serial));
  const licenseOf = new Map(purchases.map(row => [fold(row.purchase), fold(row.license)]));
  const named = Map.groupBy(activations, row => fold(row.purchase));
  const tests = new Map<string, Share[]>();
  for (const row of activations) {
    const { state, expires } = keyStanding(ofKey.get(fold(row.activation)) ?? [], day);
    const license = fold(row.license) || licenseOf.get(fold(row.purchase));
    if (state !== 'testing' || license === undefined) continue;
    if (!tests.has(license)) tests.set(license, []);
    tests.get(license)!.push({ kind: 'test', quantity: row.quantity ?? 1, until: expires, by: row.activation });
  }

  const keyShares = (purchase: Purchase): readonly Share[] => {
    const shares = (named.get(fold(purchase.purchase)) ?? []).flatMap((row): Share[] => {
      const { state, expires } = keyStanding(ofKey.get(fold(row.activation)) ?? [], day);
      if (state !== 'activated' && state !== 'provisional') return [];
      return [{ kind: state, quantity: row.quantity ?? amountOf(purchase), until: expires, by: row.activation }];
    });
    let left = amountOf(purchase);
    return shares.sort(inOrder).flatMap(share => {
      const quantity = Math.min(left, share.quantity);
      left -= quantity;
      return quantity > 0 ? [{ ...share, quantity }] : [];
    });
  };
  const serialShares = (purchase: Purchase): readonly Share[] => {
    const { registered } = serialStanding(ofSerial.get(fold(purchase.serial)) ?? [], day);
    const quantity = amountOf(purchase);
    return registered && quantity > 0 ? [{ kind: 'registered', quantity, until: null, by: registered.site }] : [];
  };
  const shares = new Map(marked.map(row => [row, row.serial ? serialShares(row) : keyShares(row)]));
  const sharesOf = (purchase: Purchase): readonly Share[] => shares.get(purchase) ?? [];
  return {
    sharesOf,
    activeOf: purchase =>
      needsActivation(purchase)
        ? sharesOf(purchase).reduce((sum, { quantity }) => sum + quantity, 0)
        : amountOf(purchase),
    tests,
  };
};

const untilText = (until: number | null): string => (until === null ? '' : ` until ${formatDay(until)}`);

const shareText = ({ kind, quantity, until, by }: Share): string =>
  kind === 'registered' ? `${quantity} registered at ${by}` : `${quantity} ${kind}${untilText(until)}`;

/** "10 bought, 6 activated until 2027-03-31, 4 provisional until 2027-01-15" */
export const sharesText = (purchase: Purchase, shares: readonly Share[]): string => {
  const bought = amountOf(purchase);
  const idle = bought - shares.reduce((sum, { quantity }) => sum + quantity, 0);
  return [`${bought} bought`, ...shares.map(shareText), ...(idle > 0 ? [`${idle} not activated`] : [])].join(', ');
};

/** "5 by test key T1 until 2026-12-31" */
export const testText = ({ quantity, until, by }: Share): string => `${quantity} by test key ${by}${untilText(until)}`;
