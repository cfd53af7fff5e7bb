/** Tables of what has to be activated: serials, their registrations at sites, activations by key, the events of both, and keys, encrypted. */
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { day, id, key, list, moment, spelling } from './columns.ts';

export const serials = sqliteTable('serials', {
  id: id(),
  key: key(),
  serial: spelling('serial'),
  scheme: spelling('scheme'),
  customer: spelling('customer'),
});

export const registrations = sqliteTable('registrations', {
  id: id(),
  key: key(),
  serial: spelling('serial'),
  site: spelling('site'),
  computer: spelling('computer'),
  versions: list('versions'),
  customer: spelling('customer'),
  address: spelling('address'),
  contact: spelling('contact'),
  telephone: spelling('telephone'),
});

export const activations = sqliteTable('activations', {
  id: id(),
  key: key(),
  activation: spelling('activation'),
  scheme: spelling('scheme'),
  purchase: spelling('purchase'),
  license: spelling('license'),
  quantity: integer('quantity'),
  customer: spelling('customer'),
});

/** Only ever added to: the migration refuses changes and removals. What an event is about stands as text, so that history outlives it. */
export const activationEvents = sqliteTable('activation_events', {
  id: id(),
  key: key(),
  event: spelling('event'),
  activation: spelling('activation'),
  serial: spelling('serial'),
  site: spelling('site'),
  date: day('date').notNull(),
  kind: spelling('kind'),
  means: spelling('means'),
  expires: day('expires'),
  service_expires: day('service_expires'),
  note: spelling('note'),
});

/**
 * Keys and codes, encrypted (AES-256-GCM). `fingerprint` is a keyed hash by which a key that is entered twice is known; `ending` its
 * last characters, the only ones that are shown. `subject` is the stored key of what it belongs to.
 */
export const activationSecrets = sqliteTable(
  'activation_secrets',
  {
    id: id(),
    subject: text('subject').notNull(),
    kind: text('kind').notNull(),
    fingerprint: text('fingerprint').notNull().unique(),
    ending: text('ending').notNull(),
    nonce: blob('nonce', { mode: 'buffer' }).notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    tag: blob('tag', { mode: 'buffer' }).notNull(),
    at: moment('at').notNull(),
    who: spelling('who'),
  },
  table => [index('activation_secrets_subject').on(table.subject)],
);

/** Who was shown a key, and when. */
export const activationReveals = sqliteTable('activation_reveals', {
  id: id(),
  secret_id: integer('secret_id')
    .notNull()
    .references(() => activationSecrets.id),
  at: moment('at').notNull(),
  who: spelling('who'),
});
