/** Complete inventories of single computers: what a file holds of one computer replaces what was stored of it, and nothing else. */

import { columnOf } from '../../engine/estate/keys.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { bitOf } from './bulkKinds.ts';
import type { ImportContext } from './context.ts';
import { removeRecords } from './removal.ts';
import { type OwnRows, takeBack } from './takenBack.ts';

/** The file is complete for the rows of `table` whose `column` names `value`. */
export interface Scope {
  readonly table: TableName;
  readonly column: string;
  readonly value: string;
}

const numberOf = ({ references }: ImportContext, { table, column, value }: Scope): number | undefined => {
  const to = columnOf(table, column)?.references;
  if (!to) throw new Error(`${table}.${column} names nothing, so no file can be complete for it`);
  return references.find(to, value.trim());
};

const DAYS = ['installed_on', 'last_used'] as const;

const ownRows = ({ sourceId }: ImportContext, table: 'installations' | 'evidence'): OwnRows =>
  table === 'evidence'
    ? {
        table,
        key: 'name_id',
        values: ['publisher_id', ...DAYS],
        also: ` and source_id = ${sourceId}`,
        isOwn: () => true,
      }
    : {
        table,
        key: 'application_id',
        values: DAYS,
        also: '',
        isOwn: ({ sources }) => Math.floor(Number(sources) / bitOf(sourceId)) % 2 === 1,
      };

/**
 * A second file about the same computer in one import takes the place of the first. Returns what makes the import forget that this file
 * spoke of it, in case the file is refused.
 */
export const beginScope = (context: ImportContext, scope: Scope): (() => void) => {
  const id = numberOf(context, scope);
  if ((scope.table !== 'evidence' && scope.table !== 'installations') || id === undefined) return () => undefined;
  const { scoped } = context;
  const emptied = context.emptied[scope.table];
  const name = `${scope.table} ${id}`;
  if (scoped.has(name)) {
    takeBack(context, ownRows(context, scope.table), id);
    return emptied.delete(id) ? () => void emptied.add(id) : () => undefined;
  }
  scoped.add(name);
  return () => void scoped.delete(name);
};

/** Removes what the file, complete for this scope, did not list. */
export const endScope = (context: ImportContext, scope: Scope): void => {
  const { db, importId, sourceId, tally, seen } = context;
  const id = numberOf(context, scope);
  if (id === undefined) return;
  const { table } = scope;
  if (table === 'evidence') {
    const gone = db.prepare(
      `delete from evidence where computer_id = ? and source_id = ${sourceId} and seen_in <> ${importId}`,
    );
    const removed = gone.run(id).changes;
    if (removed > 0) context.emptied.evidence.add(id);
    tally.count(table, 'removed', removed);
  } else if (table === 'installations') {
    const bit = bitOf(sourceId);
    const where = `where computer_id = ? and sources & ${bit} and seen_in <> ${importId}`;
    const removed = db.prepare(`delete from installations ${where} and sources = ${bit}`).run(id).changes;
    const lessened = db.prepare(`update installations set sources = sources & ~${bit} ${where}`).run(id).changes;
    if (removed > 0) context.emptied.installations.add(id);
    tally.count(table, 'removed', removed + lessened);
  } else {
    const ids = db.prepare(`select id from ${table} where "${scope.column}_id" = ?`).pluck().all(id) as number[];
    const gone = ids.filter(one => !seen.has(table, one));
    removeRecords(context, table, gone);
  }
};
