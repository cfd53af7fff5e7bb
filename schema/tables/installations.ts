/**
 * Tables of what is installed: the two that grow to millions of rows, so they hold numbers only and are clustered by
 * computer; names stand once in tables of their own.
 */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { editions, products, versions } from './catalog.ts';
import { day, id, key, reference, spelling } from './columns.ts';
import { computers } from './inventory.ts';

/** Named origins of installations and evidence; number 1 is the unnamed one. */
export const sources = sqliteTable('sources', { id: id(), key: key(), name: spelling('name') });

/** Every product, version and edition that is or was installed somewhere; blank version or edition is null. */
export const applications = sqliteTable(
  'applications',
  {
    id: id(),
    key: key(),
    product_id: reference('product_id', () => products.id).notNull(),
    version_id: reference('version_id', () => versions.id),
    edition_id: reference('edition_id', () => editions.id),
  },
  table => [
    index('applications_product').on(table.product_id),
    index('applications_version').on(table.version_id),
    index('applications_edition').on(table.edition_id),
  ],
);

/**
 * `sources` has a bit for each origin that says the application is there: bit 0 recognized from evidence, bit n the source
 * numbered n. `seen_in` is the last import that listed the row. No foreign key leads to `applications`: without an index
 * of its own (a third of the import) removing an application would scan this table.
 * Made WITHOUT ROWID in the migration, which the builder cannot say.
 */
export const installations = sqliteTable(
  'installations',
  {
    computer_id: reference('computer_id', () => computers.id).notNull(),
    application_id: integer('application_id').notNull(),
    sources: integer('sources').notNull(),
    seen_in: integer('seen_in').notNull(),
    installed_on: day('installed_on'),
    last_used: day('last_used'),
  },
  table => [primaryKey({ columns: [table.computer_id, table.application_id] })],
);

/** Distinct names and versions in evidence, as found. */
export const evidenceNames = sqliteTable('evidence_names', {
  id: id(),
  key: key(),
  name: spelling('name'),
  version: spelling('version'),
});

/** Distinct publishers in evidence, as found. */
export const evidencePublishers = sqliteTable('evidence_publishers', {
  id: id(),
  key: key(),
  publisher: spelling('publisher'),
});

/** What was found on a computer, one row a source. Made WITHOUT ROWID in the migration like `installations`. */
export const evidence = sqliteTable(
  'evidence',
  {
    computer_id: reference('computer_id', () => computers.id).notNull(),
    name_id: integer('name_id').notNull(),
    source_id: integer('source_id').notNull(),
    publisher_id: integer('publisher_id').notNull(),
    seen_in: integer('seen_in').notNull(),
    installed_on: day('installed_on'),
    last_used: day('last_used'),
  },
  table => [primaryKey({ columns: [table.computer_id, table.name_id, table.source_id] })],
);

/**
 * What the recognition rules make of each distinct name, version and publisher in evidence.
 * `outcome` is `recognized` (with the application), `ignored` or `unrecognized`; `rule_id` the rule that decides; `conflicts`
 * the numbers of further rules that fit and answer differently.
 */
export const recognized = sqliteTable(
  'recognized',
  {
    name_id: integer('name_id').notNull(),
    publisher_id: integer('publisher_id').notNull(),
    occurrences: integer('occurrences').notNull(),
    outcome: spelling('outcome'),
    application_id: reference('application_id', () => applications.id),
    rule_id: integer('rule_id'),
    conflicts: text('conflicts', { mode: 'json' }).$type<readonly number[]>().notNull().default([]),
  },
  table => [
    primaryKey({ columns: [table.name_id, table.publisher_id] }),
    index('recognized_application').on(table.application_id),
  ],
);
