/** Writes the history of records: who changed what, with the row before and after. */
import type { Database } from 'better-sqlite3';
import type { TableName } from '../../engine/estate/tables.ts';
import { isAboutRights, PENDING } from './rightsChanges.ts';

export interface Change {
  readonly table: TableName;
  readonly recordId: number;
  readonly key: string;
  /** Null where the record was added. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** Null where the record was removed. */
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Observations come and go with every inventory and have no history of their own. */
export const WITHOUT_HISTORY: ReadonlySet<TableName> = new Set(['installations', 'evidence', 'usage', 'access']);
/** Of these only changes and removals are kept: that one was added, its import says already. */
const WITHOUT_ADDITIONS: ReadonlySet<TableName> = new Set(['users', 'computers']);

/** Whether a change of this kind is part of the history. */
const isKept = ({ table, before }: Change): boolean =>
  !WITHOUT_HISTORY.has(table) && (before !== null || !WITHOUT_ADDITIONS.has(table));

export interface Author {
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly importId: number | null;
}

/** Makes the step that forgets what an import recorded of a record so far, because a later row of it says something else. */
export const forgetChanges = (db: Database, { importId }: Author): ((table: TableName, key: string) => void) => {
  const forget = db.prepare('delete from changes where "table" = ? and key = ? and import_id = ?');
  return (table, key) => void forget.run(table, key, importId);
};

/** Makes the writer of one author's changes. Those of rights wait for `joinRightsChanges`. */
export const recordChanges = (db: Database, { who, at, importId }: Author): ((change: Change) => void) => {
  const insert = db.prepare(
    'insert into changes (at, who, import_id, "table", record_id, key, before, after, effect) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const json = (row: Change['before']): string | null => row && JSON.stringify(row);
  return change => {
    if (!isKept(change)) return;
    const { table, recordId, key, before, after } = change;
    const effect = isAboutRights(table, before, after) ? PENDING : null;
    insert.run(at, who, importId, table, recordId, key, json(before), json(after), effect);
  };
};
