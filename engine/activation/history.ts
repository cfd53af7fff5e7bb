/** What a history of events comes to on a day: the state, until when it holds, and the events that were not possible and count nothing. */
import type { Row } from '../estate/tables.ts';
import { fold } from '../names.ts';
import {
  type ActivationEvent,
  allowedEvents,
  type KeyState,
  nextKeyState,
  nextSiteState,
  type SiteState,
} from './states.ts';

export type EventRow = Row<'activation_events'>;

/** An event that was not possible when it came. */
export interface Refused {
  readonly event: EventRow;
  readonly state: KeyState | SiteState;
  /** Site where the serial is registered, for an event elsewhere. */
  readonly registeredAt: string;
  readonly allowed: readonly ActivationEvent[];
}

export interface KeyStanding {
  readonly state: KeyState;
  /** Last day of the key; null: it never ends, or there is none. */
  readonly expires: number | null;
  /** Last day of the update service; null: none or without an end. */
  readonly serviceExpires: number | null;
  /** The last event that counted. */
  readonly last: EventRow | undefined;
  readonly refused: readonly Refused[];
}

const ENDS: Readonly<Partial<Record<KeyState, KeyState>>> = {
  provisional: 'lapsed',
  activated: 'ended',
  testing: 'test-ended',
};

/** The state as the day leaves it: a key holds through its last day. */
const stateOn = (state: KeyState, expires: number | null, day: number): KeyState =>
  expires !== null && expires < day ? (ENDS[state] ?? state) : state;

/** Events up to a day, by date, those of one day in database order. */
const upTo = (events: readonly EventRow[], day: number): readonly EventRow[] =>
  events.filter(event => event.date! <= day).sort((a, b) => a.date! - b.date!);

/** Where an activation stands on a day. `events` are its own, in database order. */
export const keyStanding = (events: readonly EventRow[], day: number): KeyStanding => {
  let state: KeyState = 'new';
  let expires: number | null = null;
  let serviceExpires: number | null = null;
  let last: EventRow | undefined;
  const refused: Refused[] = [];
  for (const event of upTo(events, day)) {
    const before = stateOn(state, expires, event.date!);
    const after = nextKeyState(before, event.kind as ActivationEvent);
    if (after === undefined) {
      refused.push({ event, state: before, registeredAt: '', allowed: allowedEvents(before) });
      continue;
    }
    last = event;
    state = after;
    if (event.kind === 'unanswered') continue;
    expires = event.expires;
    serviceExpires = event.service_expires;
  }
  return { state: stateOn(state, expires, day), expires, serviceExpires, last, refused };
};

interface SiteStanding {
  /** As first spelt. */
  readonly site: string;
  readonly state: SiteState;
  /** The last event that counted. */
  readonly last: EventRow | undefined;
}

export interface SerialStanding {
  /** Where the serial is registered; undefined where it is nowhere. */
  readonly registered: SiteStanding | undefined;
  /** By folded site. */
  readonly sites: ReadonlyMap<string, SiteStanding>;
  readonly refused: readonly Refused[];
}

const TAKES_A_SITE: ReadonlySet<string> = new Set(['registered', 'requested', 'confirmed']);

/** Where a serial stands on a day. A serial is registered at one site at a time. `events` are its own, in database order. */
export const serialStanding = (events: readonly EventRow[], day: number): SerialStanding => {
  const sites = new Map<string, SiteStanding>();
  const refused: Refused[] = [];
  let registered: SiteStanding | undefined;
  for (const event of upTo(events, day)) {
    const key = fold(event.site);
    const before = sites.get(key)?.state ?? 'unregistered';
    const isElsewhere = registered !== undefined && fold(registered.site) !== key && TAKES_A_SITE.has(event.kind);
    const after = isElsewhere ? undefined : nextSiteState(before, event.kind as ActivationEvent);
    if (after === undefined) {
      const registeredAt = isElsewhere ? registered!.site : '';
      refused.push({ event, state: before, registeredAt, allowed: isElsewhere ? [] : allowedEvents(before) });
      continue;
    }
    const standing = { site: sites.get(key)?.site ?? event.site, state: after, last: event };
    sites.set(key, standing);
    if (after === 'registered') registered = standing;
    else if (registered && fold(registered.site) === key) registered = undefined;
  }
  return { registered, sites, refused };
};
