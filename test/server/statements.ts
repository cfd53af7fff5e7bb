/** Counts the statements that a connection runs, so that tests see whether a query asks the database once or once for each row. */
import type { Database, Statement } from 'better-sqlite3';

const RUNS = ['get', 'all', 'run', 'iterate'] as const;

/** Counts from now on; statements that were prepared before are not seen. */
export const countStatements = (db: Database): { readonly take: () => readonly string[] } => {
  let seen: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = ((source: string) => {
    const statement = prepare(source) as Statement;
    for (const method of RUNS) {
      const original = statement[method].bind(statement) as (...parameters: unknown[]) => unknown;
      Object.assign(statement, {
        [method]: (...parameters: unknown[]) => {
          seen.push(source);
          return original(...parameters);
        },
      });
    }
    return statement;
  }) as typeof db.prepare;
  return {
    take: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
  };
};
