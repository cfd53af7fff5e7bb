/** Tables about the records themselves: who may change them, what was changed, and a counter that every change raises. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { day, id, key, list, moment, reference, spelling } from './columns.ts';
import { imports } from './imports.ts';

/** Secrets are kept as SHA-256 only. A name may be given again once its token is revoked. */
export const tokens = sqliteTable(
  'tokens',
  {
    id: id(),
    name: text('name').notNull(),
    role: text('role', { enum: ['viewer', 'analyst', 'administrator'] }).notNull(),
    hash: text('hash').notNull().unique(),
    created: moment('created').notNull(),
    revoked: moment('revoked'),
    /** Last day, in UTC. */
    expires: day('expires'),
    /** What the token sees: only rows of these business units and locations; empty: all. */
    business_units: list('business_units'),
    locations: list('locations'),
  },
  table => [uniqueIndex('tokens_name').on(table.name).where(sql`revoked is null`)],
);

/** History of every record: before is null where it was added, after where it was removed. */
export const changes = sqliteTable(
  'changes',
  {
    id: id(),
    at: moment('at').notNull(),
    who: spelling('who'),
    import_id: reference('import_id', () => imports.id),
    table: spelling('table'),
    record_id: integer('record_id').notNull(),
    key: text('key').notNull(),
    before: text('before', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>(),
    after: text('after', { mode: 'json' }).$type<Readonly<Record<string, unknown>>>(),
    /** What the change did to consumption, where it concerned rights; null: not computed. */
    effect: text('effect', { mode: 'json' }).$type<unknown>(),
  },
  table => [index('changes_record').on(table.table, table.key)],
);

/** Change sets that somebody keeps to compute and to share; `version` counts how often each was changed. */
export const whatIfs = sqliteTable('what_ifs', {
  id: id(),
  key: key(),
  name: text('name').notNull(),
  text: text('text').notNull(),
  version: integer('version').notNull().default(1),
  created: moment('created').notNull(),
  created_by: text('created_by').notNull(),
  changed: moment('changed').notNull(),
  changed_by: text('changed_by').notNull(),
});

/** One row: the number of changes the estate has seen. */
export const estateVersions = sqliteTable('estate_version', {
  id: integer('id').primaryKey(),
  version: integer('version').notNull().default(0),
});
