/** What ends of activations: provisional, final and test keys, and the update service, for the list of renewals. */
import { keyStanding } from '../../engine/activation/history.ts';
import type { EstateRows } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';

export type ActivationEndingKind = 'provisional-key' | 'final-key' | 'test-key' | 'update-service';

export interface ActivationEnding {
  /** Last day, whole days since 1970-01-01. */
  readonly day: number;
  readonly kind: ActivationEndingKind;
  readonly key: string;
  readonly name: string;
  readonly publisher: string;
  readonly licenses: readonly string[];
  readonly quantity: number | null;
}

const KINDS = { provisional: 'provisional-key', activated: 'final-key', testing: 'test-key' } as const;

/** Endings from `from` to `to`, both days included, of activations as they stand on `from`. */
export const activationEndingsOf = (rows: EstateRows, from: number, to: number): readonly ActivationEnding[] => {
  const licenses = new Map(rows.licenses.map(row => [fold(row.license), row]));
  const purchases = new Map(rows.purchases.map(row => [fold(row.purchase), row]));
  const events = Map.groupBy(rows.activation_events, event => fold(event.activation));
  return rows.activations.flatMap(row => {
    const bought = purchases.get(fold(row.purchase));
    const license = licenses.get(fold(row.license || (bought?.license ?? '')));
    if (!license || license.status === 'retired' || bought?.disabled) return [];
    const { state, expires, serviceExpires } = keyStanding(events.get(fold(row.activation)) ?? [], from);
    const kind = KINDS[state as keyof typeof KINDS];
    const isDue = (day: number | null): day is number => day !== null && from <= day && day <= to;
    const ending = {
      key: row.activation,
      name: license.name,
      publisher: license.publisher,
      licenses: [license.license],
    };
    const quantity = row.quantity ?? (bought ? bought.quantity * (bought.per_unit ?? 1) : 1);
    return [
      ...(kind && isDue(expires) ? [{ ...ending, day: expires, kind, quantity }] : []),
      ...(kind && isDue(serviceExpires)
        ? [{ ...ending, day: serviceExpires, kind: 'update-service' as const, quantity: null }]
        : []),
    ];
  });
};
