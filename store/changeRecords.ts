/** Changes single records by hand, through the same checks and with the same history as an import; all of it or nothing. */
import type { Database } from 'better-sqlite3';
import { columnOf, NEEDED_COLUMNS } from '../engine/estate/keys.ts';
import type { MetricAliases } from '../engine/estate/metric-names.ts';
import { type Problem, WARNINGS } from '../engine/estate/problem.ts';
import { REFERENCES } from '../engine/estate/references.ts';
import { TABLE_NAMES } from '../engine/estate/tables.ts';
import { cellText, type Value } from '../engine/estate/values.ts';
import { inWords } from './errors.ts';
import type { ImportContext } from './importing/context.ts';
import { rejectCycles } from './importing/cycles.ts';
import { openHosts } from './importing/hosts.ts';
import { openRecordWriter } from './importing/recordWriter.ts';
import { openReferences } from './importing/references.ts';
import { removeRecords } from './importing/removal.ts';
import { sweep, unlist } from './importing/replace.ts';
import { openSeen } from './importing/seen.ts';
import { openTally } from './importing/tally.ts';
import { applyRecognition } from './recognition.ts';
import { type Cell, LISTABLE, type RecordTable, recordReader, selectRecords, storedKey } from './stored.ts';

export interface Changer {
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly metricAliases?: MetricAliases;
}

export interface ChangeResult {
  /** Records added, changed and removed. Nothing of it happened when `problems` holds an error. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly problems: readonly Problem[];
}

/** Cells by column; columns that are left out keep what is stored. The key has to be among them. */
export type RecordCells = Readonly<Record<string, string>>;

const begin = (db: Database, { who, at, metricAliases }: Changer): { context: ImportContext; problems: Problem[] } => {
  const problems: Problem[] = [];
  const tally = openTally();
  const seen = openSeen();
  const context: ImportContext = {
    db,
    importId: 0,
    sourceId: 1,
    mode: 'merge',
    author: { who, at, importId: null },
    metricAliases,
    tally: { ...tally, report: problem => problems.push(problem) },
    seen,
    references: openReferences(
      db,
      problem => problems.push(problem),
      () => true,
    ),
    reading: { file: '' },
    writers: new Map(),
    hosts: openHosts(),
    positions: new Map(),
    unlisted: new Map(),
    isAlive: () => true,
    reject: (_table, _columns, _cells, found) => problems.push(...found),
  };
  return { context, problems };
};

/** Runs the change in a transaction of its own; errors among the problems undo it. */
const inOneStep = (
  db: Database,
  changer: Changer,
  table: RecordTable,
  change: (context: ImportContext, problems: Problem[]) => void,
): ChangeResult => {
  const { context, problems } = begin(db, changer);
  const isRefused = (): boolean => problems.some(({ code }) => !WARNINGS.has(code));
  try {
    db.exec('begin immediate');
    change(context, problems);
    const counts = context.tally.tables().find(count => count.table === table);
    const { added = 0, changed = 0, removed = 0 } = counts ?? {};
    if (isRefused() || added + changed + removed === 0) db.exec('rollback');
    else {
      if (table === 'recognition') applyRecognition(db, context.references);
      db.exec('update estate_version set version = version + 1; commit');
    }
    const told = problems.map(({ file: _, line: __, ...problem }) => problem);
    return isRefused()
      ? { added: 0, changed: 0, removed: 0, problems: told }
      : { added, changed, removed, problems: told };
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw inWords(error, db.name);
  }
};

/**
 * Adds records, or changes those of the same key. Warnings (records added because they are used) leave the change in
 * place; an error in one row undoes all. Throws `StoreError`: busy, disk full, read-only.
 */
export const upsertRecords = (
  db: Database,
  table: RecordTable,
  rows: readonly RecordCells[],
  changer: Changer,
): ChangeResult =>
  inOneStep(db, changer, table, context => {
    for (const row of rows) {
      const whole = { ...neededOf(db, table, row), ...row };
      const columns = Object.keys(whole).filter(name => columnOf(table, name));
      const writer = openRecordWriter(context, table, { whole: false, warnsOfRepeats: true }, columns);
      writer.write({ columns, rows: [columns.map(name => whole[name])], lines: [0] });
      writer.end();
    }
    if (table === 'computers') rejectCycles(context);
  });

/** What a stored record holds in the columns that no row may do without. */
const neededOf = (db: Database, table: RecordTable, row: RecordCells): RecordCells => {
  const trimmed = Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell.trim()]));
  const cells = db.prepare(selectRecords(table, 'where t.key = ?')).raw().get(storedKey(table, trimmed)) as
    | Cell[]
    | undefined;
  if (!cells) return {};
  const stored = recordReader(table)(cells) as Readonly<Record<string, Value>>;
  return Object.fromEntries(NEEDED_COLUMNS[table].map(name => [name, cellText(columnOf(table, name)!, stored[name])]));
};

/**
 * Removes records by their stored keys (see `storedKey`). A record that others name is not removed: the problem says which
 * table names it. Products, versions, editions and users that are used stay, unlisted.
 */
export const deleteRecords = (
  db: Database,
  table: RecordTable,
  keys: readonly string[],
  changer: Changer,
): ChangeResult =>
  inOneStep(db, changer, table, (context, problems) => {
    const find = db.prepare(`select id from ${table} where key = ?`).pluck();
    const ids: number[] = [];
    for (const key of keys) {
      const id = find.get(key) as number | undefined;
      if (id === undefined) problems.push(missing(table, key));
      else {
        if (!LISTABLE.has(table)) problems.push(...namedBy(db, table, id, key));
        ids.push(id);
      }
    }
    if (problems.length > 0) return;
    if (LISTABLE.has(table)) unlist(context, table, ids);
    else removeRecords(context, table, ids);
    sweep(context);
  });

const spelt = (key: string): string => key.split('\u001f').join(', ');

const missing = (table: RecordTable, key: string): Problem => ({
  code: 'REFERENCE_UNKNOWN',
  table,
  message: `There is no "${spelt(key)}" in ${table}.`,
  help: 'Correct the spelling, or leave it out if it was removed already.',
});

/** Which tables name a record, and how often. */
const namedBy = (db: Database, table: RecordTable, id: number, key: string): Problem[] =>
  TABLE_NAMES.flatMap(other => {
    const columns = REFERENCES[other].filter(({ to }) => to === table).map(({ column }) => `"${column}_id" = @id`);
    if (columns.length === 0) return [];
    const count = Number(
      db
        .prepare(`select count(*) from ${other} where ${columns.join(' or ')}`)
        .pluck()
        .get({ id }),
    );
    if (count === 0) return [];
    return [
      {
        code: 'REFERENCE_UNKNOWN',
        table,
        message: `"${spelt(key)}" is named by ${count} ${count === 1 ? 'row' : 'rows'} of ${other}.`,
        help: `Remove ${count === 1 ? 'that row' : 'those rows'} of ${other} first.`,
      } satisfies Problem,
    ];
  });
