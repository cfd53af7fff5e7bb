/** Sentences of activation: what is not possible and what is, how long something holds, what to do next. */
import { type ActivationEvent, allowedEvents, type KeyState, type SiteState } from '../../engine/activation/states.ts';

const STATE_TEXTS = {
  new: 'not activated',
  provisional: 'activated provisionally',
  lapsed: 'no longer activated: its provisional key has ended',
  activated: 'activated',
  ended: 'no longer activated: its key has ended',
  testing: 'a test',
  'test-ended': 'a test that has ended',
  withdrawn: 'withdrawn',
  unregistered: 'not registered there',
  registered: 'registered there',
  released: 'released there',
  requested: 'requested there, and the publisher has not answered yet',
} as const satisfies Record<KeyState | SiteState, string>;

const EVENT_TEXTS = {
  provisional: 'a request key',
  unanswered: 'a check without an answer',
  final: 'a final key by a check',
  manual: 'a key by hand',
  test: 'a test key',
  withdrawn: 'a withdrawal',
  registered: 'a registration',
  released: 'a release',
  requested: 'a request for a new license',
  confirmed: 'a confirmation of the request',
  declined: 'a refusal of the request',
} as const satisfies Record<ActivationEvent, string>;

/** "P1-A1 is activated. Possible are now: a final key by a check, … but not a request key." */
export const eventRefused = (subject: string, event: ActivationEvent, state: KeyState | SiteState): string => {
  const possible = allowedEvents(state).map(each => EVENT_TEXTS[each]);
  const hint =
    event === 'provisional' && state === 'activated'
      ? ' Record what was bought for the next term as a purchase of its own.'
      : event === 'final' && state === 'new'
        ? ' Enter the request key of the certificate first.'
        : '';
  return `${subject} is ${STATE_TEXTS[state]}, so ${EVENT_TEXTS[event]} is not possible; possible are ${possible.join(', ')}.${hint} Nothing was changed.`;
};

/** A state in words. */
export const stateText = (state: KeyState | SiteState): string => STATE_TEXTS[state];
