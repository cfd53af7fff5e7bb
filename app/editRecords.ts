/** Use case: change records by hand. A batch is written whole or refused whole, and never over what somebody else changed meanwhile. */
import { COLUMNS, columnOf } from '../engine/estate/keys.ts';
import type { Problem } from '../engine/estate/problem.ts';
import { changing, writeRows } from '../store/editRecords.ts';
import { joinRightsChanges, lastChange } from '../store/importing/rightsChanges.ts';
import { recordsByKey, type StoredRecord } from '../store/records.ts';
import { type RecordTable, storedKey } from '../store/stored.ts';
import { staleRecord } from './edit/stale.ts';
import { cellOf, versionOf } from './edit/version.ts';
import { InputRefused, type RecordProblem, Refusal, WriteConflict } from './refusal.ts';
import type { Workspace } from './workspace.ts';

const BATCH_RECORDS_MAX = 1_000;

/** One record of a batch. */
interface EditedRecord {
  /** Text of the cells that are spoken of; the others keep what is stored. */
  readonly cells: Readonly<Record<string, string>>;
  /** The version that was read; blank: the record must be new; undefined: whatever is there. */
  readonly version?: string;
  /** Whether the record must be there already. */
  readonly mustExist?: boolean;
}

export interface Edit {
  readonly table: RecordTable;
  readonly records: readonly EditedRecord[];
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

export interface Edited {
  /** The records as they are now, in the order of the batch. */
  readonly records: readonly StoredRecord[];
  readonly warnings: readonly RecordProblem[];
  /** The change that holds the effect of all changes of rights, still to be computed; null where no rights changed. */
  readonly rightsChange: number | null;
}

/** Refuses batches that are empty or too large. */
export const checkBatch = (records: readonly unknown[]): void => {
  if (records.length === 0) throw new Refusal('BATCH_EMPTY', 'The batch holds no record.', 'Send at least one.');
  if (records.length > BATCH_RECORDS_MAX)
    throw new Refusal(
      'BATCH_TOO_LARGE',
      `The batch holds ${records.length} records.`,
      `Send at most ${BATCH_RECORDS_MAX} at a time, or import a file.`,
    );
};

const asRecordProblem = ({ code, message, help, table, column, line }: Problem): RecordProblem => ({
  code,
  message,
  help,
  table: table ?? null,
  column: column ?? null,
  at: line === undefined ? null : line - 1,
});

const repeated = (table: RecordTable, keys: readonly string[]): RecordProblem[] =>
  keys.flatMap((key, at) =>
    keys.indexOf(key) === at
      ? []
      : [
          {
            code: 'KEY_REPEATED',
            message: `The key ${key.replaceAll('\u001f', ', ')} stands in the batch twice.`,
            help: 'Send each record once.',
            table,
            column: null,
            at,
          },
        ],
  );

const missing = (table: RecordTable, key: string, at: number): RecordProblem => ({
  code: 'RECORD_UNKNOWN',
  message: `There is no record ${key.replaceAll('\u001f', ', ')} in ${table}.`,
  help: 'Check the key, or add the record first.',
  table,
  column: null,
  at,
});

/** The whole row as cells: what is given over what is stored. */
const wholeRow = (table: RecordTable, { cells }: EditedRecord, stored: StoredRecord | undefined): string[] =>
  COLUMNS[table].map(name => cells[name] ?? (stored ? cellOf(table, stored.row, name) : ''));

/**
 * Writes the batch. Throws `InputRefused` with every problem, `WriteConflict` with what others changed, `Refusal`, and
 * `StoreError`; then nothing was written.
 */
export const editRecords = (workspace: Workspace, { table, records, who, at }: Edit): Edited => {
  checkBatch(records);
  const { db, metricAliases } = workspace;
  const keys = records.map(({ cells }) => storedKey(table, trimmedKey(table, cells)));
  return changing(db, () => {
    const since = lastChange(db);
    const stored = recordsByKey(db, table, keys);
    const found = [
      ...repeated(table, keys),
      ...records.flatMap(({ mustExist }, place) =>
        mustExist && !stored.has(keys[place]) ? [missing(table, keys[place], place)] : [],
      ),
    ];
    if (found.length > 0) throw new InputRefused(found);
    const stale = records.flatMap(({ version }, place) => {
      const now = stored.get(keys[place]);
      return version === undefined || version === (now ? versionOf(table, now.row) : '')
        ? []
        : [staleRecord(db, table, keys[place], place, now, version)];
    });
    if (stale.length > 0) throw new WriteConflict(stale);
    const rows = records.map((record, place) => wholeRow(table, record, stored.get(keys[place])));
    const { problems, warnings } = writeRows(db, table, rows, { who, at, metricAliases });
    if (problems.length > 0) throw new InputRefused(problems.map(asRecordProblem));
    const written = recordsByKey(db, table, keys);
    return {
      records: keys.map(key => written.get(key)!),
      warnings: warnings.map(asRecordProblem),
      rightsChange: joinRightsChanges(db, since),
    };
  });
};

/** Keys as the store compares them: without blanks at the ends. */
const trimmedKey = (table: RecordTable, cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    COLUMNS[table]
      .filter(name => columnOf(table, name)!.key)
      .map(name => [name, (cells[name] ?? '').trim().normalize('NFC')]),
  );
