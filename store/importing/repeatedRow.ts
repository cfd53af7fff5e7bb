/** A row of installations or evidence that comes twice in one import: it counts as what both made of it together. */
import type { Database } from 'better-sqlite3';
import type { Standing } from './before.ts';
import type { BulkCell, BulkTable } from './bulkStatements.ts';

type Row = Readonly<Record<string, BulkCell>>;

/** Steps for rows that this import has written before. `rewrite` writes one again and says whether it was there. */
export const repeatedRows = (
  db: Database,
  { table, keys, values, settled, before, moved }: BulkTable,
  isSame: string,
  rewrite: (cells: readonly BulkCell[]) => boolean,
) => {
  const sql = `select ${values.join(', ')}, (1${settled}) is_settled from ${table} where ${isSame}`;
  const stored = db.prepare(sql);
  const keyOf = (cells: readonly BulkCell[]): readonly BulkCell[] => cells.slice(0, keys.length);
  const isAs = (one: Row, other: Row): boolean => values.every(name => one[name] === other[name]);
  let earlier: ReturnType<Database['prepare']> | undefined;
  const standingOf = (key: readonly BulkCell[]): ((row: Row) => Standing) => {
    earlier ??= before.db().prepare(sql);
    const original = earlier.get(key) as Row | undefined;
    return row =>
      original === undefined ? 'added' : original.is_settled && isAs(original, row) ? 'unchanged' : 'changed';
  };
  return {
    /** What became of the row since the import began. */
    standing: (cells: readonly BulkCell[]): Standing => {
      const key = keyOf(cells);
      return standingOf(key)(stored.get(key) as Row);
    },
    /** Writes the row again; false where it is not there. */
    repeat: (cells: readonly BulkCell[]): boolean => {
      const key = keyOf(cells);
      const was = stored.get(key) as Row | undefined;
      if (!rewrite(cells) || was === undefined) return false;
      const is = stored.get(key) as Row;
      if (isAs(was, is)) return true;
      const standing = standingOf(key);
      moved(standing(was), standing(is));
      return true;
    },
  };
};
