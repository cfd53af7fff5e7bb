/** Loaders: how fields ask for records of many parents with one statement. */
import { historiesOf, type RecordedChange, type RecordTable, recordsByKey, recordsNaming } from '../../app/records.ts';
import type { Row } from '../../engine/estate/tables.ts';
import type { Context } from './context.ts';

/** Records by key; null where there is none. */
export const byKey =
  <T extends RecordTable>(table: T) =>
  async (keys: readonly string[], { workspace }: Context): Promise<({ readonly row: Row<T> } | null)[]> => {
    const found = recordsByKey(workspace.db, table, keys);
    return keys.map(key => found.get(key) ?? null);
  };

/** Records that name each key in a column. */
export const naming =
  <T extends RecordTable>(table: T, column: string & keyof Row<T>) =>
  async (keys: readonly string[], { workspace }: Context): Promise<{ readonly row: Row<T> }[][]> => {
    const found = recordsNaming(workspace.db, table, column, keys);
    return keys.map(key => [...(found.get(key) ?? [])]);
  };

/** The last changes of each record. */
export const histories =
  (table: RecordTable) =>
  async (keys: readonly string[], { workspace }: Context): Promise<RecordedChange[][]> => {
    const found = historiesOf(workspace.db, table, keys);
    return keys.map(key => [...(found.get(key) ?? [])]);
  };
