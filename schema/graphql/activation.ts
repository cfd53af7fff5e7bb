/** What has to be activated with its publisher, and how it stands: nothing of a key but its masked end. */
import { type ActivationQuery, activationPage, type Activation as Shape } from '../../app/activation/page.ts';
import { type KEY_STATES, parseDay, type SITE_STATES } from '../../app/vocabulary.ts';
import { builder } from './builder.ts';
import { connectionOf, pageArgs } from './connections.ts';
import { today } from './context.ts';
import { enumOf } from './enums.ts';

const ActivationKind = enumOf('ActivationKind', 'What a line of activations is about.', {
  key: 'An activation by key.',
  serial: 'A serial that is registered at a site.',
  purchase: 'A purchase that nothing activates.',
});

const STATE_TEXTS = {
  new: 'Nothing was entered yet.',
  provisional: 'A provisional key holds for some time.',
  lapsed: 'The provisional key ended before a final one came.',
  activated: 'It is activated.',
  ended: 'The key ended with its term.',
  testing: 'A test key is in use.',
  'test-ended': 'The test key ended.',
  withdrawn: 'The publisher withdrew it.',
  unregistered: 'It is registered nowhere.',
  registered: 'It is registered there.',
  released: 'It was released there.',
  requested: 'The publisher was asked and has not answered.',
} as const satisfies Record<(typeof KEY_STATES)[number] | (typeof SITE_STATES)[number], string>;

const ActivationState = enumOf('ActivationState', 'How an activation stands on a day.', STATE_TEXTS);

const recordedDay = (text: string | null): number | null => (text === null ? null : parseDay(text)!);

export const Activation = builder.objectRef<Shape>('Activation').implement({
  description: 'Something that has to be activated with its publisher.',
  fields: t => ({
    kind: t.field({ type: ActivationKind, description: 'What it is about.', resolve: ({ kind }) => kind }),
    name: t.exposeString('name', { description: 'Name of the activation, the serial, or the purchase.' }),
    scheme: t.exposeString('scheme', { description: 'Scheme by which it is activated.' }),
    site: t.exposeString('site', { description: 'Site of a serial; blank elsewhere.' }),
    purchaseKey: t.exposeString('purchase', {
      description: 'Key of the purchase, or of the license, that it is for; blank for serials.',
    }),
    state: t.field({ type: ActivationState, description: 'How it stands.', resolve: ({ state }) => state }),
    expires: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day of the key; null where it has none.',
      resolve: ({ expires }) => recordedDay(expires),
    }),
    serviceExpires: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day of the service; null where it has none.',
      resolve: ({ serviceExpires }) => recordedDay(serviceExpires),
    }),
    customer: t.exposeString('customer', { description: 'Customer in whose name it is activated.' }),
    keyEnding: t.exposeString('key', {
      nullable: true,
      description: 'The last characters of the key behind dots; null where none is kept.',
    }),
    isWarning: t.exposeBoolean('isWarning', { description: 'Whether something is to be known or done.' }),
    advice: t.exposeString('advice', { description: 'What is to be known and done; blank where nothing is.' }),
  }),
});

const ActivationConnection = connectionOf('Activation', Activation, 'activations');

const ActivationFilter = builder.inputType('ActivationFilter', {
  description: 'Which activations. All that is given must fit.',
  fields: t => ({
    license: t.string({ description: 'Key of the license that it is for.' }),
    scheme: t.string({ description: 'Scheme by which it is activated.' }),
    isWarning: t.boolean({ description: 'Whether something is to be known or done.' }),
    text: t.string({ description: 'Part of name, site, purchase or customer.' }),
  }),
});

builder.queryField('activations', t =>
  t.field({
    type: ActivationConnection,
    description: 'Activations by key, serials with their sites, then purchases that nothing activates.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: ActivationFilter, description: 'Which ones.' }),
      asOf: t.arg({ type: 'Date', description: 'The day; today in UTC when left out.' }),
    },
    resolve: (_, { filter, asOf, ...asked }, context) =>
      activationPage(context.workspace, asOf ?? today(context), (filter ?? {}) as ActivationQuery, asked),
  }),
);
