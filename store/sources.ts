/** Named origins of installations and evidence, so that replacing what one inventory found leaves the others alone. */
import type { Database } from 'better-sqlite3';
import { fold } from '../engine/names.ts';
import { StoreError } from './errors.ts';

/** Each source has a bit in `installations.sources`; beyond this many the bits would no longer be exact numbers in JavaScript. */
const SOURCES_MAX = 50;

/** Number of the source of this name, made where it is new; the empty name is source 1. Throws `StoreError` beyond `SOURCES_MAX`. */
export const sourceNumber = (db: Database, name: string): number => {
  const spelling = name.trim();
  const key = fold(spelling);
  const known = db.prepare('select id from sources where key = ?').pluck().get(key);
  if (known !== undefined) return Number(known);
  const count = Number(db.prepare('select max(id) from sources').pluck().get());
  if (count >= SOURCES_MAX)
    throw new StoreError(
      'TOO_MANY_SOURCES',
      `There are ${count} sources already, which is the most there can be. Use one of their names instead of "${spelling}".`,
    );
  return Number(db.prepare('insert into sources (key, name) values (?, ?)').run(key, spelling).lastInsertRowid);
};

/** Names of all sources but the unnamed one, in the order in which they came. */
export const sourceNames = (db: Database): string[] =>
  db.prepare("select name from sources where key <> '' order by id").pluck().all() as string[];
