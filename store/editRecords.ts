/** Changes records by hand: a batch is one transaction, checked row by row as imports are, and written with history or not at all. */
import type { Database } from 'better-sqlite3';
import { COLUMNS } from '../engine/estate/keys.ts';
import type { MetricAliases } from '../engine/estate/metric-names.ts';
import { type Problem, WARNINGS } from '../engine/estate/problem.ts';
import { inWords } from './errors.ts';
import { openBefore } from './importing/before.ts';
import type { ImportContext } from './importing/context.ts';
import { rejectCycles } from './importing/cycles.ts';
import { openHosts } from './importing/hosts.ts';
import { openRecordWriter } from './importing/recordWriter.ts';
import { openReferences } from './importing/references.ts';
import { openSeen } from './importing/seen.ts';
import { openTally } from './importing/tally.ts';
import { applyRecognition } from './recognition.ts';
import type { RecordTable } from './stored.ts';

export interface Editor {
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly metricAliases?: MetricAliases;
}

/** Whoever changes by hand does not wait long for another writer: the server answers others with the same thread. */
const BUSY_MS = 250;

/** Runs a change as one transaction. Throws what `change` throws, and `StoreError`; then nothing was changed. */
export const changing = <T>(db: Database, change: () => T): T => {
  const patience = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma(`busy_timeout = ${BUSY_MS}`);
  try {
    return db.transaction(change).immediate();
  } catch (error) {
    throw inWords(error, db.name);
  } finally {
    db.pragma(`busy_timeout = ${patience}`);
  }
};

/** Says that the estate is another than before. */
export const raiseVersion = (db: Database): void => {
  db.exec('update estate_version set version = version + 1');
};

const contextFor = (db: Database, { who, at, metricAliases }: Editor, problems: Problem[]): ImportContext => {
  const tally = openTally();
  return {
    db,
    importId: 0,
    sourceId: 1,
    mode: 'merge',
    author: { who, at, importId: null },
    before: openBefore(db),
    scoped: new Set(),
    emptied: { installations: new Set(), evidence: new Set() },
    metricAliases,
    tally,
    seen: openSeen(),
    references: openReferences(
      db,
      problem => tally.report(problem),
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
};

/**
 * Adds or updates whole rows, given as cells of all columns. Returns warnings, or the problems where a row is wrong: the caller
 * must undo then. `line` of a problem is the place of its row, from 1. To be called inside `changing`.
 */
export const writeRows = (
  db: Database,
  table: RecordTable,
  rows: readonly (readonly string[])[],
  editor: Editor,
): { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } => {
  const problems: Problem[] = [];
  const context = contextFor(db, editor, problems);
  const columns = COLUMNS[table];
  const writer = openRecordWriter(context, table, { whole: false, warnsOfRepeats: true }, columns);
  try {
    writer.write({ columns, rows, lines: rows.map((_, at) => at + 1) });
    writer.end();
  } finally {
    context.before.close();
  }
  if (table === 'computers') rejectCycles(context);
  if (table === 'recognition' && problems.length === 0) applyRecognition(db, context.references);
  const isChanged =
    context.tally.tables().some(({ added, changed }) => added + changed > 0) ||
    context.tally.codes().RECORD_ADDED !== undefined;
  if (isChanged) raiseVersion(db);
  return { problems, warnings: context.tally.problems().filter(({ code }) => WARNINGS.has(code)) };
};

/** Decides all evidence anew after rules of recognition went. To be called inside `changing`. */
export const recognizeAnew = (db: Database, editor: Editor): void => {
  applyRecognition(db, contextFor(db, editor, []).references);
};
