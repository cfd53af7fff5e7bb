/** Kinds of columns that many tables share: identity, text that may be blank, days, flags, lists and rights. */
import { type AnySQLiteColumn, integer, text } from 'drizzle-orm/sqlite-core';

/** Number of a record, given at its first import and never given again: the order of these numbers is database order. */
export const id = () => integer('id').primaryKey({ autoIncrement: true });

/** The row's key as it is compared: lower-cased NFC text, parts separated by U+001F. */
export const key = () => text('key').notNull().unique();

/** Text as first spelt; blank is the empty text. */
export const spelling = (name: string) => text(name).notNull().default('');

/** Whole days since 1970-01-01. */
export const day = (name: string) => integer(name);

/** Yes or no as 1 or 0. */
export const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull().default(false);

/** A list of texts as JSON. */
export const list = (name: string) => text(name, { mode: 'json' }).$type<readonly string[]>().notNull().default([]);

/** Milliseconds since 1970-01-01 UTC. */
export const moment = (name: string) => integer(name);

/** The number of the record that is named; rows that must name one add `notNull()`. */
export const reference = (name: string, target: () => AnySQLiteColumn) => integer(name).references(target);

/** The rights columns, alike on contracts, licenses and products of licenses. */
export const rights = () => ({
  downgrade: spelling('downgrade'),
  downgrade_version: spelling('downgrade_version'),
  downgrade_edition: spelling('downgrade_edition'),
  upgrade: spelling('upgrade'),
  upgrade_until: day('upgrade_until'),
  multiple_use: spelling('multiple_use'),
  multiple_use_limit: integer('multiple_use_limit'),
  second_use: spelling('second_use'),
  exempt_roles: list('exempt_roles'),
});
