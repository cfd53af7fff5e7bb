/** The two procedures of activation as tables: which states there are, and which event leads from which state to which. */
import type { ACTIVATION_EVENTS } from '../estate/tables.ts';

export type ActivationEvent = (typeof ACTIVATION_EVENTS)[number];

/** States of an activation by key. `lapsed`, `ended` and `test-ended` come with the day, not with an event. */
export const KEY_STATES = [
  'new',
  'provisional',
  'lapsed',
  'activated',
  'ended',
  'testing',
  'test-ended',
  'withdrawn',
] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** States of a serial at one site. */
export const SITE_STATES = ['unregistered', 'registered', 'released', 'requested'] as const;
export type SiteState = (typeof SITE_STATES)[number];

type Steps<S extends string> = Readonly<Record<S, Readonly<Partial<Record<ActivationEvent, S>>>>>;

/**
 * Activation by key: a request key installs a provisional key, a check fetches the final one or is unanswered, a key that is bound
 * to a name and a term may be entered by hand, a test key stands for itself, and a publisher may withdraw what it gave.
 */
const KEY_STEPS = {
  new: { provisional: 'provisional', manual: 'activated', test: 'testing' },
  provisional: { unanswered: 'provisional', final: 'activated', manual: 'activated', withdrawn: 'withdrawn' },
  lapsed: { unanswered: 'lapsed', final: 'activated', manual: 'activated', withdrawn: 'withdrawn' },
  activated: { final: 'activated', manual: 'activated', withdrawn: 'withdrawn' },
  ended: { provisional: 'provisional', final: 'activated', manual: 'activated', withdrawn: 'withdrawn' },
  testing: { test: 'testing', withdrawn: 'withdrawn' },
  'test-ended': { test: 'testing', withdrawn: 'withdrawn' },
  withdrawn: { provisional: 'provisional', manual: 'activated', test: 'testing' },
} as const satisfies Steps<KeyState>;

/** Registration of a serial at a site: released there before it can be anywhere else; a request waits for the publisher's answer. */
const SITE_STEPS = {
  unregistered: { registered: 'registered', requested: 'requested' },
  registered: { released: 'released' },
  released: { registered: 'registered', requested: 'requested' },
  requested: { confirmed: 'registered', declined: 'unregistered' },
} as const satisfies Steps<SiteState>;

/** The state after an event; undefined where the event is not possible. */
export const nextKeyState = (state: KeyState, event: ActivationEvent): KeyState | undefined =>
  (KEY_STEPS as Steps<KeyState>)[state][event];

export const nextSiteState = (state: SiteState, event: ActivationEvent): SiteState | undefined =>
  (SITE_STEPS as Steps<SiteState>)[state][event];

/** The events that are possible in a state. */
export const allowedEvents = (state: KeyState | SiteState): readonly ActivationEvent[] =>
  Object.keys({ ...KEY_STEPS, ...SITE_STEPS }[state]) as ActivationEvent[];
