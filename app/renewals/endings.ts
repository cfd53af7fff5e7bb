/** What ends within a window of days: contracts, licenses, purchases and activations with their last day. */
import type { Row } from '../../engine/estate/tables.ts';
import type { EstateRows } from '../../engine/image/image.ts';
import { compareText, fold } from '../../engine/names.ts';
import { type ActivationEndingKind, activationEndingsOf } from '../activation/endings.ts';

export type EndingKind =
  | 'contract'
  | 'license'
  | 'subscription'
  | 'maintenance'
  | 'software'
  | 'baseline'
  | 'upgrade'
  | ActivationEndingKind
  | 'token';

export interface Ending {
  /** Last day, whole days since 1970-01-01. */
  readonly day: number;
  readonly kind: EndingKind;
  readonly key: string;
  readonly name: string;
  readonly publisher: string;
  /** Licenses it concerns. */
  readonly licenses: readonly string[];
  /** Entitlements that go with it; null where it is about more than a number. */
  readonly quantity: number | null;
}

const KINDS: readonly EndingKind[] = [
  'contract',
  'license',
  'subscription',
  'maintenance',
  'software',
  'baseline',
  'upgrade',
  'provisional-key',
  'final-key',
  'test-key',
  'update-service',
  'token',
];

/** Endings from `from` to `to`, both days included, by day, kind and key; `others` are sorted in. Retired licenses and disabled purchases end nothing. */
export const endingsOf = (
  rows: EstateRows,
  from: number,
  to: number,
  others: readonly Ending[] = [],
): readonly Ending[] => {
  const isDue = (row: { readonly expires: number | null }): boolean =>
    row.expires !== null && from <= row.expires && row.expires <= to;
  const licenses = new Map(rows.licenses.map(row => [fold(row.license), row]));
  const linked = Map.groupBy(rows.license_contracts, row => fold(row.contract));
  const ofPurchase = (row: Row<'purchases'>): Ending => ({
    day: row.expires!,
    kind: row.kind as EndingKind,
    key: row.purchase,
    name: licenses.get(fold(row.license))?.name ?? '',
    publisher: licenses.get(fold(row.license))?.publisher ?? '',
    licenses: row.base_license === '' ? [row.license] : [row.license, row.base_license],
    quantity: row.quantity * (row.per_unit ?? 1),
  });
  const isOver = (row: Row<'licenses'> | undefined): boolean => row === undefined || row.status === 'retired';
  const endings: Ending[] = [
    ...rows.contracts.filter(isDue).map(
      (row): Ending => ({
        day: row.expires!,
        kind: 'contract',
        key: row.contract,
        name: row.name,
        publisher: row.publisher,
        licenses: (linked.get(fold(row.contract)) ?? []).map(link => link.license),
        quantity: null,
      }),
    ),
    ...rows.licenses
      .filter(row => isDue(row) && !isOver(row))
      .map(
        (row): Ending => ({
          day: row.expires!,
          kind: 'license',
          key: row.license,
          name: row.name,
          publisher: row.publisher,
          licenses: [row.license],
          quantity: null,
        }),
      ),
    ...rows.purchases
      .filter(row => isDue(row) && !row.disabled && !isOver(licenses.get(fold(row.license))))
      .map(ofPurchase),
    ...activationEndingsOf(rows, from, to),
    ...others,
  ];
  return endings.sort(
    (a, b) => a.day - b.day || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareText(fold(a.key), fold(b.key)),
  );
};
