/** The state machines of activation: every state with every event, what days do, and what all of it makes of purchases. */
import { describe, expect, test } from 'vitest';
import { monthsLater, workingDaysBetween } from '../../engine/activation/calendar.ts';
import { type EventRow, keyStanding, serialStanding } from '../../engine/activation/history.ts';
import { activationOn, sharesText, testText } from '../../engine/activation/shares.ts';
import {
  type ActivationEvent,
  KEY_STATES,
  type KeyState,
  SITE_STATES,
  type SiteState,
} from '../../engine/activation/states.ts';
import { masked, readWriting } from '../../engine/activation/writing.ts';
import { formatDay } from '../../engine/estate/days.ts';
import { ACTIVATION_EVENTS } from '../../engine/estate/tables.ts';
import { blankRow } from '../../engine/estate/values.ts';
import { day } from './estate.ts';

const NONE = blankRow('activation_events');

const keyEvent = (kind: string, date: string, expires?: string): EventRow => ({
  ...NONE,
  event: `${kind} ${date}`,
  activation: 'A',
  kind,
  date: day(date),
  expires: expires ? day(expires) : null,
});

const siteEvent = (kind: string, date: string, site = 'X'): EventRow => ({
  ...NONE,
  event: `${kind} ${date} ${site}`,
  serial: 'S',
  site,
  kind,
  date: day(date),
});

/** How each state is reached by 2026-06-01. */
const KEY_PATHS: Record<KeyState, readonly EventRow[]> = {
  new: [],
  provisional: [keyEvent('provisional', '2026-05-01', '2026-07-31')],
  lapsed: [keyEvent('provisional', '2026-01-01', '2026-03-31')],
  activated: [keyEvent('manual', '2026-01-01', '2026-12-31')],
  ended: [keyEvent('manual', '2025-01-01', '2025-12-31')],
  testing: [keyEvent('test', '2026-05-01', '2026-07-31')],
  'test-ended': [keyEvent('test', '2026-01-01', '2026-03-31')],
  withdrawn: [keyEvent('manual', '2026-01-01', '2026-12-31'), keyEvent('withdrawn', '2026-02-01')],
};

/** The states that follow, written down a second time on purpose. */
const AFTER: Record<KeyState, Partial<Record<ActivationEvent, KeyState>>> = {
  new: { provisional: 'provisional', manual: 'activated', test: 'testing' },
  provisional: { unanswered: 'provisional', final: 'activated', manual: 'activated', withdrawn: 'withdrawn' },
  lapsed: { unanswered: 'lapsed', final: 'activated', manual: 'activated', withdrawn: 'withdrawn' },
  activated: { final: 'activated', manual: 'activated', withdrawn: 'withdrawn' },
  ended: { provisional: 'provisional', final: 'activated', manual: 'activated', withdrawn: 'withdrawn' },
  testing: { test: 'testing', withdrawn: 'withdrawn' },
  'test-ended': { test: 'testing', withdrawn: 'withdrawn' },
  withdrawn: { provisional: 'provisional', manual: 'activated', test: 'testing' },
};

const SITE_PATHS: Record<SiteState, readonly EventRow[]> = {
  unregistered: [],
  registered: [siteEvent('registered', '2026-05-01')],
  released: [siteEvent('registered', '2026-05-01'), siteEvent('released', '2026-05-02')],
  requested: [siteEvent('requested', '2026-05-01')],
};

const SITE_AFTER: Record<SiteState, Partial<Record<ActivationEvent, SiteState>>> = {
  unregistered: { registered: 'registered', requested: 'requested' },
  registered: { released: 'released' },
  released: { registered: 'registered', requested: 'requested' },
  requested: { confirmed: 'registered', declined: 'unregistered' },
};

const TODAY = day('2026-06-01');

describe('an activation by key', () => {
  test.each(KEY_STATES.flatMap(state => ACTIVATION_EVENTS.map(event => [state, event] as const)))(
    'that is %s, on %s',
    (state, event) => {
      expect(keyStanding(KEY_PATHS[state], TODAY).state).toBe(state);
      const next = keyStanding([...KEY_PATHS[state], keyEvent(event, '2026-06-01', '2026-08-31')], TODAY);
      const wanted = AFTER[state][event];
      expect(next.state).toBe(wanted ?? state);
      expect(next.refused.map(({ event: { kind }, allowed }) => [kind, allowed])).toEqual(
        wanted ? [] : [[event, Object.keys(AFTER[state])]],
      );
    },
  );

  test('holds through its last day and not beyond', () => {
    const events = [keyEvent('provisional', '2026-05-01', '2026-07-31')];
    expect(keyStanding(events, day('2026-04-30')).state).toBe('new');
    expect(keyStanding(events, day('2026-07-31')).state).toBe('provisional');
    expect(keyStanding(events, day('2026-08-01')).state).toBe('lapsed');
  });

  test('takes events by their days, whatever the order of the rows', () => {
    const events = [keyEvent('final', '2026-05-05', '2026-12-31'), keyEvent('provisional', '2026-05-01', '2026-07-31')];
    expect(keyStanding(events, TODAY)).toMatchObject({ state: 'activated', refused: [] });
  });
});

describe('a serial at a site', () => {
  test.each(SITE_STATES.flatMap(state => ACTIVATION_EVENTS.map(event => [state, event] as const)))(
    'that is %s, on %s',
    (state, event) => {
      expect(serialStanding(SITE_PATHS[state], TODAY).sites.get('x')?.state ?? 'unregistered').toBe(state);
      const next = serialStanding([...SITE_PATHS[state], siteEvent(event, '2026-06-01')], TODAY);
      const wanted = SITE_AFTER[state][event];
      expect(next.sites.get('x')?.state ?? 'unregistered').toBe(wanted ?? state);
      expect(next.refused.length).toBe(wanted ? 0 : 1);
      expect(next.registered !== undefined).toBe((wanted ?? state) === 'registered');
    },
  );

  test('is at no second site until it is released at the first', () => {
    const first = [siteEvent('registered', '2026-05-01')];
    for (const kind of ['registered', 'requested']) {
      const { refused, registered } = serialStanding([...first, siteEvent(kind, '2026-05-02', 'Y')], TODAY);
      expect(refused.map(({ registeredAt }) => registeredAt)).toEqual(['X']);
      expect(registered?.site).toBe('X');
    }
    const moved = [...first, siteEvent('released', '2026-05-02'), siteEvent('registered', '2026-05-02', 'Y')];
    expect(serialStanding(moved, TODAY)).toMatchObject({ refused: [], registered: { site: 'Y' } });
  });
});

describe('what counts', () => {
  const purchase = { ...blankRow('purchases'), purchase: 'P1', license: 'L1', quantity: 10, activation: 'request-key' };
  const activation = (name: string, quantity: number | null, license = '') => ({
    ...blankRow('activations'),
    activation: name,
    purchase: license ? '' : 'P1',
    license,
    quantity,
  });

  test('is told with every part and its last day', () => {
    const active = activationOn(
      {
        purchases: [purchase],
        activations: [activation('A', 6), activation('B', 4), activation('T', 5, 'L1')],
        activation_events: [
          { ...keyEvent('manual', '2026-05-01', '2027-03-31') },
          { ...keyEvent('provisional', '2026-05-01', '2027-01-15'), activation: 'b' },
          { ...keyEvent('test', '2026-05-01', '2026-12-31'), activation: 'T' },
        ],
      },
      TODAY,
    );
    expect(active.activeOf(purchase)).toBe(10);
    expect(sharesText(purchase, active.sharesOf(purchase))).toBe(
      '10 bought, 6 activated until 2027-03-31, 4 provisional until 2027-01-15',
    );
    expect(active.tests.get('l1')?.map(testText)).toEqual(['5 by test key T until 2026-12-31']);
  });

  test('is told where some of it does not', () => {
    const events = [keyEvent('manual', '2026-05-01')];
    const active = activationOn(
      { purchases: [purchase], activations: [activation('A', 6)], activation_events: events },
      TODAY,
    );
    expect(sharesText(purchase, active.sharesOf(purchase))).toBe('10 bought, 6 activated, 4 not activated');
  });
});

describe('days', () => {
  test('months end on the last day of shorter months', () => {
    expect(formatDay(monthsLater(day('2026-11-30'), 3))).toBe('2027-02-28');
    expect(formatDay(monthsLater(day('2026-10-16'), 3))).toBe('2027-01-16');
    expect(formatDay(monthsLater(day('2023-12-31'), 2))).toBe('2024-02-29');
  });

  test('working days are those from Monday to Friday', () => {
    expect(workingDaysBetween(day('2026-11-20'), day('2026-11-23'))).toBe(1);
    expect(workingDaysBetween(day('2026-11-20'), day('2026-11-25'))).toBe(3);
    expect(workingDaysBetween(day('2026-11-20'), day('2026-11-20'))).toBe(0);
  });
});

describe('how things are written', () => {
  const serial = {
    name: 'serial',
    min: '8',
    max: '8',
    alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789',
    mistakes: [{ character: '0', sentence: 'A serial has no zero; the letter O is meant.' }],
    groups: 'yes',
  };
  test.each([
    ['abcd-efg2', { value: 'ABCDEFG2' }],
    ['ABCD0FG2', { fault: 'A serial has no zero; the letter O is meant.' }],
    ['ABCDEFG', { fault: 'A serial has 8 characters; this one has 7.' }],
    ['ABCDEF!2', { fault: '"!" does not belong into a serial: it has letters and digits only.' }],
    ['  ', { fault: 'The serial is missing. Give 8 characters.' }],
  ])('the serial %s', (entered, wanted) => {
    expect(readWriting(serial, entered, false)).toEqual(wanted);
  });

  test('no character of a key is shown where it is wrong, and three where it is right', () => {
    const fault = readWriting({ ...serial, name: 'key' }, 'SECRET!X', true);
    expect(fault).toEqual({ fault: 'Character 7 does not belong into a key: it has letters and digits only.' });
    expect(masked('ABCDEFGH')).toBe('•••••FGH');
    expect(masked('ABCD')).toBe('••••');
  });
});
