/** Keeps change sets that somebody wants to compute again and to share, each under a name. */
import type { Database } from 'better-sqlite3';
import { type After, type Condition, type ListOrder, pageSql, parametersOf, whereOf } from './keyset.ts';

/** A kept change set. */
export interface StoredWhatIf {
  readonly id: number;
  /** The name as it is compared. */
  readonly key: string;
  readonly name: string;
  /** YAML. */
  readonly text: string;
  /** How often it was saved. */
  readonly version: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly created: number;
  readonly createdBy: string;
  readonly changed: number;
  readonly changedBy: string;
}

const COLUMNS = `t.id, t.key, t.name, t.text, t.version, t.created, t.created_by createdBy, t.changed, t.changed_by changedBy`;

const BY_NAME: ListOrder = { expression: 't.key', isDescending: false };

/** Change sets that meet the conditions, by name, after the one that a page ended with. */
export const listWhatIfs = (
  db: Database,
  conditions: readonly Condition[],
  after: After,
  limit: number,
): readonly StoredWhatIf[] => {
  const { sql, parameters } = pageSql(conditions, BY_NAME, after, limit);
  return db.prepare(`select ${COLUMNS} from what_ifs t ${sql}`).all(...parameters) as StoredWhatIf[];
};

export const countWhatIfs = (db: Database, conditions: readonly Condition[]): number =>
  Number(
    db
      .prepare(`select count(*) from what_ifs t ${whereOf(conditions)}`)
      .pluck()
      .get(...parametersOf(conditions)),
  );

/** Change sets by key, with one statement. */
export const whatIfsByKey = (db: Database, keys: readonly string[]): ReadonlyMap<string, StoredWhatIf> => {
  const rows = db
    .prepare(`select ${COLUMNS} from what_ifs t where t.key in (select value from json_each(?))`)
    .all(JSON.stringify(keys)) as StoredWhatIf[];
  return new Map(rows.map(row => [row.key, row]));
};

/** Adds a change set, or replaces the one of this key. To be called inside `changing`. */
export const putWhatIf = (
  db: Database,
  {
    key,
    name,
    text,
    who,
    at,
  }: { readonly key: string; readonly name: string; readonly text: string } & {
    readonly who: string;
    readonly at: number;
  },
): void => {
  db.prepare(
    `insert into what_ifs (key, name, text, created, created_by, changed, changed_by) values (@key, @name, @text, @at, @who, @at, @who)
     on conflict (key) do update set name = @name, text = @text, version = version + 1, changed = @at, changed_by = @who`,
  ).run({ key, name, text, who, at });
};

/** Removes the change set of this key. */
export const removeWhatIf = (db: Database, key: string): void => {
  db.prepare('delete from what_ifs where key = ?').run(key);
};
