/** Undoes what an earlier inventory of this import said of a computer, because a later one that is complete for it takes its place. */
import type { ImportContext } from './context.ts';

type Row = Readonly<Record<string, number | null>>;

/** How the rows of one computer are told apart in a table. */
export interface OwnRows {
  readonly table: 'installations' | 'evidence';
  /** What is the key beside the computer. */
  readonly key: string;
  /** What else a row says. */
  readonly values: readonly string[];
  /** Further condition on rows that may have been written. */
  readonly also: string;
  /** Whether a row belongs to the source of this import. */
  readonly isOwn: (row: Row) => boolean;
}

/** Puts the rows of the computer back as they were before the import; what was counted for them counts as repeated. */
export const takeBack = (
  context: ImportContext,
  { table, key, values, also, isOwn }: OwnRows,
  computer: number,
): void => {
  const { db, before, tally } = context;
  const select = `select * from ${table} where computer_id = ?${also}`;
  const was = before.db().prepare(select).all(computer) as Row[];
  const is = db.prepare(select).all(computer) as Row[];
  const earlier = new Map(was.map(row => [row[key], row]));
  const given = is.filter(isOwn);
  for (const row of given) {
    const old = earlier.get(row[key]);
    const isSame = old !== undefined && isOwn(old) && values.every(name => old[name] === row[name]);
    tally.count(table, old === undefined ? 'added' : isSame ? 'unchanged' : 'changed', -1);
  }
  tally.count(table, 'repeated', given.length);
  const stays = new Set(given.map(row => row[key]));
  tally.count(table, 'removed', -was.filter(row => isOwn(row) && !stays.has(row[key])).length);

  db.prepare(`delete from ${table} where computer_id = ?${also}`).run(computer);
  if (was.length === 0) return;
  const columns = Object.keys(was[0]);
  const insert = db.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of was) insert.run(...columns.map(name => row[name]));
};
