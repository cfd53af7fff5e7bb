/** Tables of what was computed: runs with their columns, and the images of the estate they were computed from. */
import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { day, id, moment, reference, spelling } from './columns.ts';

/** The estate of a day as bytes, compressed; runs over the same estate share one. */
export const images = sqliteTable('images', {
  hash: text('hash').primaryKey(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
});

/** `estate_version` is the state of the estate that was computed. `gap` is null where the result is proven best. */
export const runs = sqliteTable(
  'runs',
  {
    id: id(),
    as_of: day('as_of').notNull(),
    policy: spelling('policy'),
    started_at: moment('started_at').notNull(),
    milliseconds: integer('milliseconds').notNull(),
    proven: integer('proven', { mode: 'boolean' }).notNull(),
    gap: real('gap'),
    catalog_hash: spelling('catalog_hash'),
    image_hash: spelling('image_hash'),
    estate_version: integer('estate_version').notNull(),
    totals: text('totals', { mode: 'json' }).$type<unknown>().notNull(),
  },
  table => [index('runs_image').on(table.image_hash)],
);

/** One result column of a run, compressed. */
export const runColumns = sqliteTable(
  'run_columns',
  {
    run_id: reference('run_id', () => runs.id).notNull(),
    name: text('name').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  table => [primaryKey({ columns: [table.run_id, table.name] })],
);
