/** Typed queries on an open database, apart from `open.ts` because loading them takes longer than opening. */
import type { Database } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import * as tables from '../schema/tables/index.ts';

/** The same connection with typed queries. */
export const typed = (db: Database) => drizzle(db, { schema: tables });
