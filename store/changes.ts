/** Reads the history of records: who changed what and when, before and after, and what that did to consumption. */
import type { Database } from 'better-sqlite3';
import type { TableName } from '../engine/estate/tables.ts';
import type { RecordTable } from './stored.ts';

/** What changes of rights did, as it is stored: whoever computes it says what else it holds. */
export interface StoredEffect {
  /** Whether it is still to be computed. */
  readonly pending?: boolean;
  /** How many changes it is the effect of. */
  readonly together: number;
  /** The last of them. */
  readonly last: number;
}

export interface RecordedChange {
  readonly id: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly who: string;
  /** The import that changed it; null for a change by hand. */
  readonly importId: number | null;
  readonly table: TableName;
  readonly recordId: number;
  /** The row's key as it is compared. */
  readonly key: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** Null where no rights were changed. */
  readonly effect: StoredEffect | null;
}

const COLUMNS = 'id, at, who, import_id importId, "table", record_id recordId, key, before, after';
/** Of changes made together the first holds the effect. */
const EFFECT = `coalesce((select f.effect from changes f where f.id = c.effect ->> '$.with'), c.effect) effect`;
const CHANGES = `select ${COLUMNS}, ${EFFECT} from changes c`;

type Stored = Omit<RecordedChange, 'before' | 'after' | 'effect'> &
  Readonly<Record<'before' | 'after' | 'effect', string | null>>;

const read = (row: Stored): RecordedChange => ({
  ...row,
  before: row.before === null ? null : JSON.parse(row.before),
  after: row.after === null ? null : JSON.parse(row.after),
  effect: row.effect === null ? null : JSON.parse(row.effect),
});

/** History of one record by its stored key (see `storedKey`), also over times in which it did not exist; the last change first. */
export const historyOf = (db: Database, table: TableName, key: string, limit = 100): RecordedChange[] =>
  (
    db.prepare(`${CHANGES} where "table" = ? and key = ? order by id desc limit ?`).all(table, key, limit) as Stored[]
  ).map(read);

const HISTORIES = `
  select id, at, who, importId, "table", recordId, key, before, after, effect
  from (select *, row_number() over (partition by key order by id desc) place from (${CHANGES} where "table" = ?)
        where key in (select value from json_each(?)))
  where place <= ? order by id desc`;

/** The last changes of each record, by key, the last first; one statement, however many keys. */
export const historiesOf = (
  db: Database,
  table: RecordTable,
  keys: readonly string[],
  limit = 100,
): ReadonlyMap<string, readonly RecordedChange[]> => {
  const rows = db.prepare(HISTORIES).all(table, JSON.stringify(keys), limit) as Stored[];
  return Map.groupBy(rows.map(read), ({ key }) => key);
};

/** Changes of the rights of one record after the first moment, up to the second (milliseconds since 1970-01-01 UTC), the last first. */
export const changesOfRights = (
  db: Database,
  table: TableName,
  key: string,
  [after, until]: readonly [after: number, until: number],
): RecordedChange[] =>
  (
    db
      .prepare(
        `${CHANGES} where c."table" = ? and c.key = ? and c.effect is not null and c.at > ? and c.at <= ? order by c.id desc`,
      )
      .all(table, key, after, until) as Stored[]
  ).map(read);

/** Which changes; all that is given must hold. */
export interface ChangesAsked {
  readonly tables?: readonly TableName[];
  /** Stored key (see `storedKey`), or the beginning of one that is followed by more parts. */
  readonly key?: string;
  readonly who?: string;
  /** Milliseconds since 1970-01-01 UTC, both ends included. */
  readonly since?: number;
  readonly until?: number;
  readonly importId?: number;
  /** Whether only changes of rights are asked for. */
  readonly onlyRights?: boolean;
  /** Folded key of a license: its own changes and those of its products, contracts, purchases, allocations and measurements. */
  readonly license?: string;
}

const OF_LICENSE = `("table" = 'licenses' and key = @license
  or "table" in ('license_products', 'license_contracts', 'allocations', 'measurements')
    and key >= @license || char(31) and key < @license || char(32)
  or "table" = 'purchases' and samwise_fold(coalesce(after, before) ->> '$.license') = @license)`;

const conditionsOf = (asked: ChangesAsked): string => {
  const all = [
    asked.tables && `"table" in (select value from json_each(@tables))`,
    asked.key !== undefined && '(key = @key or key >= @key || char(31) and key < @key || char(32))',
    asked.who !== undefined && 'samwise_fold(who) = samwise_fold(@who)',
    asked.since !== undefined && 'at >= @since',
    asked.until !== undefined && 'at <= @until',
    asked.importId !== undefined && 'import_id = @importId',
    asked.onlyRights && 'effect is not null',
    asked.license !== undefined && OF_LICENSE,
  ].filter(condition => typeof condition === 'string');
  return all.length === 0 ? 'true' : all.join(' and ');
};

const parametersOf = ({ tables, onlyRights: _, ...asked }: ChangesAsked): Record<string, unknown> => ({
  ...asked,
  ...(tables && { tables: JSON.stringify(tables) }),
});

/** Changes of whatever records, the last first; `before` goes on after the last one shown. Needs `defineFold`. */
export const listChanges = (
  db: Database,
  asked: ChangesAsked,
  { before = Number.MAX_SAFE_INTEGER, limit }: { readonly before?: number; readonly limit: number },
): RecordedChange[] =>
  (
    db
      .prepare(`${CHANGES} where c.id < @before and ${conditionsOf(asked)} order by c.id desc limit @limit`)
      .all({ ...parametersOf(asked), before, limit }) as Stored[]
  ).map(read);

/** How many changes meet the conditions. Needs `defineFold`. */
export const countChanges = (db: Database, asked: ChangesAsked): number =>
  Number(
    db
      .prepare(`select count(*) from changes c where ${conditionsOf(asked)}`)
      .pluck()
      .get(parametersOf(asked)),
  );
