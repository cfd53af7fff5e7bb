/** Use case: delete records by hand, with the rows that belong to them when that is asked for; all of it or nothing. */
import type { Database } from 'better-sqlite3';
import { KEY_COLUMNS } from '../engine/estate/keys.ts';
import { changing, recognizeAnew } from '../store/editRecords.ts';
import { joinRightsChanges, lastChange } from '../store/importing/rightsChanges.ts';
import { recordsByKey } from '../store/records.ts';
import { dependentsOf, removeRows } from '../store/removeRows.ts';
import { type RecordTable, storedKey } from '../store/stored.ts';
import { staleRecord } from './edit/stale.ts';
import { versionOf } from './edit/version.ts';
import { checkBatch } from './editRecords.ts';
import { InputRefused, type RecordProblem, type StaleRecord, WriteConflict } from './refusal.ts';
import type { Workspace } from './workspace.ts';

/** Tables whose records can be deleted by hand; inventory comes and goes by imports. */
export const DELETABLE = [
  'contracts',
  'licenses',
  'license_products',
  'license_contracts',
  'purchases',
  'allocations',
  'measurements',
  'recognition',
] as const satisfies readonly RecordTable[];
type DeletableTable = (typeof DELETABLE)[number];

interface DeletedRecord {
  readonly table: DeletableTable;
  /** Parts of the key in the order of the columns. */
  readonly key: readonly string[];
  /** The version that was read; undefined: whatever is there. */
  readonly version?: string;
}

export interface Deletion {
  readonly records: readonly DeletedRecord[];
  /** Whether rows that say nothing without the records go too. */
  readonly withDependents: boolean;
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

type Gone = Map<RecordTable, Set<number>>;

const put = (gone: Gone, table: RecordTable, ids: readonly number[]): boolean => {
  const known = gone.get(table) ?? new Set();
  const before = known.size;
  for (const id of ids) known.add(id);
  gone.set(table, known);
  return known.size > before;
};

const problemAt = (at: number | null, table: string, code: string, message: string, help: string): RecordProblem => ({
  at,
  table,
  code,
  message,
  help,
  column: null,
});

/** Adds what belongs to the records; what merely names them, or belongs to them unasked, is a problem. */
const takeDependents = (db: Database, gone: Gone, withDependents: boolean): RecordProblem[] => {
  const problems = new Map<string, RecordProblem>();
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const [table, ids] of [...gone])
      for (const { table: from, column, belongs, ids: found } of dependentsOf(db, table, [...ids])) {
        const open = found.filter(id => !gone.get(from)?.has(id));
        if (open.length === 0) continue;
        if (belongs && withDependents) isGrowing = put(gone, from, open) || isGrowing;
        else
          problems.set(
            `${from}.${column}`,
            problemAt(
              null,
              from,
              'RECORD_IN_USE',
              `${open.length} rows of ${from} name what is to be deleted in ${column}.`,
              belongs ? 'Delete them too with withDependents.' : `Change ${column} of these rows first.`,
            ),
          );
      }
  }
  return [...problems.values()];
};

export interface Deleted {
  /** How many rows went. */
  readonly count: number;
  /** The change that holds the effect of all changes of rights, still to be computed; null where no rights changed. */
  readonly rightsChange: number | null;
}

/** Deletes the records. Throws `InputRefused`, `WriteConflict`, `Refusal`, `StoreError`; then nothing went. */
export const deleteRecords = ({ db }: Workspace, { records, withDependents, who, at }: Deletion): Deleted => {
  checkBatch(records);
  return changing(db, () => {
    const since = lastChange(db);
    const gone: Gone = new Map();
    const problems: RecordProblem[] = [];
    const stale: StaleRecord[] = [];
    for (const [place, { table, key, version }] of records.entries()) {
      const row = Object.fromEntries(KEY_COLUMNS[table].map((column, part) => [column, key[part]?.trim() ?? '']));
      const name = storedKey(table, row);
      const found = recordsByKey(db, table, [name]).get(name);
      if (!found)
        problems.push(
          problemAt(
            place,
            table,
            'RECORD_UNKNOWN',
            `There is no record ${key.join(', ')} in ${table}.`,
            'It may be deleted already.',
          ),
        );
      else if (version !== undefined && version !== versionOf(table, found.row))
        stale.push(staleRecord(db, table, name, place, found, version));
      else put(gone, table, [found.id]);
    }
    if (problems.length > 0) throw new InputRefused(problems);
    if (stale.length > 0) throw new WriteConflict(stale);
    const inUse = takeDependents(db, gone, withDependents);
    if (inUse.length > 0) throw new InputRefused(inUse);
    const count = removeRows(db, gone, { who, at });
    if (gone.has('recognition')) recognizeAnew(db, { who, at });
    return { count, rightsChange: joinRightsChanges(db, since) };
  });
};
