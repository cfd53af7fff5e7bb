/** How many of a purchase count on a day: events are replayed day by day as objects, without tables of transitions. */
import type { Estate, Row } from '../../engine/estate/tables.ts';
import { keyOf } from './names.ts';

type Purchase = Row<'purchases'>;
type Event = Row<'activation_events'>;

/** Events of a day or before, oldest first. */
const until = (events: readonly Event[], asOf: number) =>
  events
    .map((event, row) => ({ event, row }))
    .filter(({ event }) => event.date! <= asOf)
    .sort((a, b) => a.event.date! - b.event.date! || a.row - b.row)
    .map(({ event }) => event);

/** A key that was given: what it is, and its last day. */
interface Key {
  readonly what: 'provisional' | 'final' | 'test' | 'withdrawn';
  readonly expires: number | null;
}

/** Whether an event may follow on the key that is there (null: none was ever given) on its day. */
function mayFollow({ kind, date }: Event, key: Key | null): boolean {
  const over = key?.expires != null && key.expires < date!;
  switch (kind) {
    case 'provisional':
      return key === null || key.what === 'withdrawn' || (key.what === 'final' && over);
    case 'manual':
      return key === null || key.what !== 'test';
    case 'final':
      return key?.what === 'provisional' || key?.what === 'final';
    case 'unanswered':
      return key?.what === 'provisional';
    case 'test':
      return key === null || key.what === 'test' || key.what === 'withdrawn';
    case 'withdrawn':
      return key !== null && key.what !== 'withdrawn';
    default:
      return false;
  }
}

/** The key of an activation that holds on the day; null where none does. */
function keyOn(estate: Estate, activation: string, asOf: number): Key | null {
  let key: Key | null = null;
  const events = estate.activation_events.filter(event => keyOf(event.activation) === keyOf(activation));
  for (const event of until(events, asOf)) {
    if (!mayFollow(event, key) || event.kind === 'unanswered') continue;
    key = { what: event.kind === 'manual' ? 'final' : (event.kind as Key['what']), expires: event.expires };
  }
  return key === null || key.what === 'withdrawn' || (key.expires !== null && key.expires < asOf) ? null : key;
}

/** Whether a serial is registered at some site on the day. */
function isRegistered(estate: Estate, serial: string, asOf: number): boolean {
  let at: string | null = null;
  const waiting = new Set<string>();
  const events = estate.activation_events.filter(event => keyOf(event.serial) === keyOf(serial));
  for (const { site, kind } of until(events, asOf)) {
    const place = keyOf(site);
    if (kind === 'released' && at === place) at = null;
    else if (kind === 'declined') waiting.delete(place);
    else if (at !== null) continue;
    else if (kind === 'registered' && !waiting.has(place)) at = place;
    else if (kind === 'requested') waiting.add(place);
    else if (kind === 'confirmed' && waiting.delete(place)) at = place;
  }
  return at !== null;
}

/** How much of what was bought counts, and whether some of it does so only by a provisional key. */
export function activated(estate: Estate, purchase: Purchase, asOf: number): { active: number; provisional: boolean } {
  const bought = purchase.quantity * (purchase.per_unit ?? 1);
  if (purchase.serial !== '')
    return { active: isRegistered(estate, purchase.serial, asOf) ? bought : 0, provisional: false };
  if (purchase.activation === '') return { active: bought, provisional: false };
  const total = { final: 0, provisional: 0 };
  for (const row of estate.activations.filter(({ purchase: name }) => keyOf(name) === keyOf(purchase.purchase))) {
    const what = keyOn(estate, row.activation, asOf)?.what;
    if (what === 'final' || what === 'provisional') total[what] += row.quantity ?? bought;
  }
  const active = Math.min(bought, total.final + total.provisional);
  return { active, provisional: active > Math.min(bought, total.final) };
}

/** Entitlements of a license by test keys. */
export function tested(estate: Estate, license: string, asOf: number): number {
  return estate.activations
    .filter(row => {
      const bought = estate.purchases.find(({ purchase }) => keyOf(purchase) === keyOf(row.purchase));
      return keyOf(row.license || bought?.license || '') === license;
    })
    .filter(row => keyOn(estate, row.activation, asOf)?.what === 'test')
    .reduce((sum, row) => sum + (row.quantity ?? 1), 0);
}
