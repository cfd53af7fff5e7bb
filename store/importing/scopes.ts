/** Complete inventories of single computers: what a file holds of one computer replaces what was stored of it, and nothing else. */

import { columnOf } from '../../engine/estate/keys.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { bitOf } from './bulkKinds.ts';
import type { ImportContext } from './context.ts';
import { removeRecords } from './removal.ts';

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

/** A second file about the same computer in one import: what the first one listed counts as stored before. */
export const beginScope = (context: ImportContext, scope: Scope): void => {
  const { db, importId, sourceId } = context;
  if (scope.table !== 'evidence' && scope.table !== 'installations') return;
  const id = numberOf(context, scope);
  if (id === undefined) return;
  const ofSource = scope.table === 'evidence' ? `and source_id = ${sourceId}` : '';
  db.prepare(`update ${scope.table} set seen_in = 0 where computer_id = ? and seen_in = ${importId} ${ofSource}`).run(
    id,
  );
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
    tally.count(table, 'removed', gone.run(id).changes);
  } else if (table === 'installations') {
    const bit = bitOf(sourceId);
    const where = `where computer_id = ? and sources & ${bit} and seen_in <> ${importId}`;
    const removed = db.prepare(`delete from installations ${where} and sources = ${bit}`).run(id).changes;
    const lessened = db.prepare(`update installations set sources = sources & ~${bit} ${where}`).run(id).changes;
    tally.count(table, 'removed', removed + lessened);
  } else {
    const ids = db.prepare(`select id from ${table} where "${scope.column}_id" = ?`).pluck().all(id) as number[];
    const gone = ids.filter(one => !seen.has(table, one));
    removeRecords(context, table, gone);
  }
};
