/** Reads from the history when records were added first. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../engine/estate/tables.ts';
import { type RecordTable, storedKey } from './stored.ts';

const FIRST = `
  select key, min(at) first from changes
  where "table" = ? and before is null and key in (select value from json_each(?))
  group by key`;

/** Milliseconds since 1970-01-01 UTC at which each row was first recorded, in the order of the rows; null where the history does not say. */
export const firstRecorded = <T extends RecordTable>(
  db: Database,
  table: T,
  rows: readonly Row<T>[],
): readonly (number | null)[] => {
  const keys = rows.map(row => storedKey(table, row as unknown as Parameters<typeof storedKey>[1]));
  const found = db.prepare(FIRST).all(table, JSON.stringify([...new Set(keys)])) as { key: string; first: number }[];
  const firstOf = new Map(found.map(({ key, first }) => [key, first]));
  return keys.map(key => firstOf.get(key) ?? null);
};
