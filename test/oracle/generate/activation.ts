/** Random serials, activations and histories of events: mostly possible ones, some in an order that is not. */
import fc from 'fast-check';
import { ACTIVATION_EVENTS } from '../../../engine/estate/tables.ts';
import { AS_OF, interval, LICENSES, maybe, mostly, oneOf, rows, text, VERSIONS, whole } from './choices.ts';

const ACTIVATIONS = ['k1', 'K2', 'k3'] as const;
const SERIALS = ['ABCDEFGH', 'abcdefg2'] as const;
const SITES = ['site-1', 'SITE-2'] as const;

/** The purchase columns: most purchases need nothing. */
export const markings = maybe(
  2,
  fc.oneof(
    fc.constant({ activation: 'request-key', serial: '' }),
    oneOf(SERIALS).map(serial => ({ activation: '', serial })),
    fc.constant({ activation: 'serial-site', serial: SERIALS[0] }),
  ),
  { activation: '', serial: '' },
);

export const gate = text(2, [...VERSIONS, '9.5', 'none']);

export const serials = rows(fc.constant({ serial: SERIALS[1], scheme: 'Serial-Site' }), 1);

/** Purchases are named by number, as `purchases` are. */
export const activations = rows(
  fc.record({
    activation: oneOf(ACTIVATIONS),
    scheme: fc.constant('request-key'),
    purchase: fc.nat(9).map(number => `P${number}`),
    license: text(3, LICENSES),
    quantity: whole(6, 0, 9),
  }),
  ACTIVATIONS.length,
);

const KEY_EVENTS = mostly(['final', 'provisional', 'manual', 'test', 'unanswered', 'withdrawn'] as const);
const SITE_EVENTS = mostly(['registered', 'released', 'requested', 'confirmed', 'declined'] as const);

const when = fc.record({ date: fc.integer({ min: -6, max: 1 }).map(days => AS_OF + days), interval });

/** Any event ends at its date or later. */
const ending = ({ date, interval: { expires } }: { date: number; interval: { expires: number | null } }) => ({
  date,
  expires: expires === null ? null : Math.max(date, expires),
});

/** A provisional key and a test key always end. */
const ends = (kind: string, expires: number | null) =>
  expires === null && (kind === 'provisional' || kind === 'test') ? AS_OF : expires;

const keyEvent = fc
  .record({ activation: oneOf(ACTIVATIONS), kind: KEY_EVENTS, when })
  .map(({ activation, kind, when: given }) => {
    const { date, expires } = ending(given);
    return { activation, kind, date, expires: ends(kind, expires) };
  });

const siteEvent = fc
  .record({ serial: oneOf(SERIALS), site: oneOf(SITES), kind: SITE_EVENTS, when })
  .map(({ when: given, ...event }) => ({ ...event, date: given.date }));

export const activationEvents = rows(
  fc.oneof(
    keyEvent,
    keyEvent,
    siteEvent,
    fc
      .record({ activation: oneOf(ACTIVATIONS), kind: oneOf(ACTIVATION_EVENTS), when })
      .map(({ when: given, ...event }) => ({
        ...event,
        ...ending(given),
        expires: ends(event.kind, ending(given).expires),
      })),
  ),
  10,
);
