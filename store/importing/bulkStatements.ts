/**
 * Writes rows of installations or evidence by their primary key, in the fewest statements that still tell whether a row is new,
 * as it was, changed, or given before in this import. No key is held in memory: `seen_in` is the mark of the import that listed a row.
 */
import type { Database } from 'better-sqlite3';
import type { Before, Standing } from './before.ts';
import { repeatedRows } from './repeatedRow.ts';

export type BulkOutcome = 'added' | 'unchanged' | 'changed' | 'repeated';

export interface BulkTable {
  readonly table: 'installations' | 'evidence';
  /** Columns of the key that differ from row to row. */
  readonly keys: readonly string[];
  /** What else a row says. */
  readonly values: readonly string[];
  /** Columns that are the same in all rows of this import, with what they hold; a further part of the key among them. */
  readonly fixed: Readonly<Record<string, number>>;
  /** How a stored row is found besides by `keys`. */
  readonly also: string;
  /** What must hold of a stored row for it to be as it should (besides its values), and what makes it so. */
  readonly settled: string;
  readonly settle: string;
  readonly importId: number;
  /** Columns that the file speaks of. Others stay as stored, or become blank where rows are whole. */
  readonly given: ReadonlySet<string>;
  readonly whole: boolean;
  /** The estate as it was before the import. */
  readonly before: Before;
  /** Told where a repeated row says something else than the one before: what the import had made of the row, and what it has now. */
  readonly moved: (was: Standing, now: Standing) => void;
  /** Computers of which this import removed rows, and what is told where one of them comes back. */
  readonly emptied: ReadonlySet<number>;
  readonly returned: () => void;
}

/** Rows in one statement when many are added at once. */
export const ROWS_AT_ONCE = 50;

export type BulkCell = number | null;

/** Returns the step for one row, and one for `ROWS_AT_ONCE` rows that returns false (and does nothing) when one of them is stored already. */
export const bulkStatements = (db: Database, spec: BulkTable) => {
  const { table, keys, values, fixed, importId } = spec;
  const varying = [...keys, ...values];
  const columns = [...varying, ...Object.keys(fixed), 'seen_in'].join(', ');
  const constants = [...Object.values(fixed), importId].join(', ');
  const row = `(${varying.map(() => '?').join(', ')}, ${constants})`;
  const isSame = `${keys.map(name => `${name} = ?`).join(' and ')}${spec.also}`;
  const spoken = (isWhole: boolean): readonly string[] => values.filter(name => isWhole || spec.given.has(name));
  /** An update whose parameters are these columns of the row, in this order. */
  const update = (sets: string, condition: string, parameters: readonly string[]) => {
    const statement = db.prepare(`update ${table} set seen_in = ${importId}${sets} where ${condition}`);
    const places = parameters.map(name => varying.indexOf(name));
    const bound = new Array<BulkCell>(places.length);
    return (cells: readonly BulkCell[]): boolean => {
      for (let at = 0; at < places.length; at++) bound[at] = cells[places[at]];
      return statement.run(bound).changes === 1;
    };
  };
  const writing = (names: readonly string[]): string =>
    [spec.settle, ...names.map(name => `${name} = ?`)]
      .filter(part => part !== '')
      .map(part => `, ${part}`)
      .join('');
  const equal = spoken(spec.whole)
    .map(name => ` and ${name} is ?`)
    .join('');
  const isUnseen = `${isSame} and seen_in <> ${importId}`;

  const insert = db.prepare(`insert or ignore into ${table} (${columns}) values ${row}`);
  const insertMany = db.prepare(`insert into ${table} (${columns}) values ${Array(ROWS_AT_ONCE).fill(row).join(', ')}`);
  const touch = update('', `${isUnseen}${spec.settled}${equal}`, [...keys, ...spoken(spec.whole)]);
  const change = update(writing(spoken(spec.whole)), isUnseen, [...spoken(spec.whole), ...keys]);
  const rewrite = update(writing(spoken(false)), isSame, [...spoken(false), ...keys]);
  const { repeat, standing } = repeatedRows(db, spec, isSame, rewrite);

  /** A row that an inventory of this import did not list was removed, and now is here as if it had never gone. */
  const comeBack = (cells: readonly BulkCell[]): BulkOutcome => {
    const outcome = standing(cells);
    if (outcome !== 'added') spec.returned();
    return outcome;
  };

  /** Files mostly bring either what is new or what is stored, so what the last row was is tried first. */
  let expectsStored = false;
  const one = (cells: readonly BulkCell[]): BulkOutcome => {
    if (expectsStored && touch(cells)) return 'unchanged';
    if (insert.run(cells).changes === 1) {
      expectsStored = false;
      return spec.emptied.has(Number(cells[0])) ? comeBack(cells) : 'added';
    }
    if (!expectsStored && touch(cells)) {
      expectsStored = true;
      return 'unchanged';
    }
    if (change(cells)) return 'changed';
    if (repeat(cells)) return 'repeated';
    throw new Error(`${table} refused a row that is neither new nor stored`);
  };
  const many = (cells: readonly BulkCell[]): boolean => {
    try {
      insertMany.run(cells);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return false;
      throw error;
    }
  };
  return { one, many, width: varying.length };
};
