/** Tells what changed since somebody read a record. */
import type { Database } from 'better-sqlite3';
import { COLUMNS } from '../../engine/estate/keys.ts';
import { historyOf } from '../../store/changes.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { RecordTable } from '../../store/stored.ts';
import type { ColumnDifference, StaleRecord } from '../refusal.ts';
import { cellOf, differencesOf, versionOf } from './version.ts';

/** How far back the state that was read is looked for. */
const CHANGES_SEARCHED = 1_000;

/** Compares a record with the state of it that was read, as far as the history still knows that state. */
export const staleRecord = (
  db: Database,
  table: RecordTable,
  key: string,
  at: number,
  now: StoredRecord | undefined,
  version: string,
): StaleRecord => {
  const history = historyOf(db, table, key, CHANGES_SEARCHED);
  const states = history.flatMap(({ before, after }) => [after, before]);
  const read = states.find(row => row !== null && versionOf(table, row) === version) ?? null;
  const row = now?.row ?? null;
  const differences: ColumnDifference[] =
    read !== null || version === ''
      ? differencesOf(table, read, row).map(({ column, before, after }) => ({ column, before, now: after }))
      : COLUMNS[table].map(column => ({ column, before: null, now: row ? cellOf(table, row, column) : '' }));
  return {
    at,
    table,
    key: key.replaceAll('\u001f', ', '),
    version: row && versionOf(table, row),
    changedBy: history[0]?.who ?? '',
    changedAt: history[0]?.at ?? null,
    differences,
  };
};
