/** Tells how one state of the estate came of an earlier one, where it came of nothing but edits of records that have a history. */
import type { Database } from 'better-sqlite3';
import type { RecordTable } from './stored.ts';

/** By what a state of the estate is known again. */
export interface EstateMark {
  /** See `estateVersion`. */
  readonly version: number;
  /** The last change of a record. */
  readonly lastChange: number;
  /** How many imports have come to their end: what they observe has no history. */
  readonly imports: number;
  /** What is added to where rows may be added without a history: last numbers, and how many are listed where others count for nothing. */
  readonly added: string;
}

/** Source: `WITHOUT_ADDITIONS`, and `addTo` of `openReferences`. By hand rows are never removed from these. */
const ADDED_SILENTLY = `select json_array(
  (select max(id) from users), (select max(id) from computers), (select max(id) from products),
  (select count(*) from versions where listed = 1), (select count(*) from editions where listed = 1))`;

/** The mark of the present state. To be called inside `inOneState` where it goes with other reads. */
export const estateMark = (db: Database): EstateMark =>
  db
    .prepare(
      `select (select version from estate_version) version,
        (select coalesce(max(id), 0) from changes) lastChange,
        (select count(*) from imports where state = 'done') imports,
        (${ADDED_SILENTLY}) added`,
    )
    .get() as EstateMark;

/** A record before and after an edit. */
export interface RecordedEdit {
  readonly table: RecordTable;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/**
 * The edits that lead from an earlier state to the present one; null where something else may have happened too. Every raise of the version is an
 * import, which is counted, or an edit, which leaves a change: installations, evidence, usage and accesses come by imports only.
 */
export const editsSince = (
  db: Database,
  since: EstateMark,
  { version, imports, added }: EstateMark,
): readonly RecordedEdit[] | null => {
  if (imports !== since.imports || added !== since.added) return null;
  const rows = db
    .prepare('select "table", import_id importId, before, after from changes where id > ? order by id')
    .all(since.lastChange) as {
    readonly table: RecordTable;
    readonly importId: number | null;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  if (rows.some(({ importId }) => importId !== null) || version - since.version > rows.length) return null;
  return rows.map(({ table, before, after }) => ({
    table,
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  }));
};

/** Whether records of other tables than these were changed after a change. */
export const hasOtherChanges = (db: Database, after: number, tables: readonly RecordTable[]): boolean =>
  db
    .prepare('select 1 from changes where id > ? and "table" not in (select value from json_each(?)) limit 1')
    .get(after, JSON.stringify(tables)) !== undefined;
