/** Statements of a connection that are prepared once: preparing one anew costs more than most of the questions it answers. */
import type { Database, Statement } from 'better-sqlite3';

const known = new WeakMap<Database, Map<string, Statement>>();

/** The statement of this text. Its rows are as whoever asked first set them (`raw`, `pluck`), so a text has one place that asks it. */
export const prepared = (db: Database, sql: string): Statement => {
  const statements = known.get(db) ?? new Map<string, Statement>();
  known.set(db, statements);
  const statement = statements.get(sql) ?? db.prepare(sql);
  statements.set(sql, statement);
  return statement;
};
