/**
 * One import as one transaction: begun, fed file by file in the order of the tables, and committed or undone as a whole.
 * Nobody else may use the connection meanwhile; other connections see the old estate until the commit.
 */
import type { Database } from 'better-sqlite3';
import type { MetricAliases } from '../engine/estate/metric-names.ts';
import { type Problem, WARNINGS } from '../engine/estate/problem.ts';
import { TABLE_NAMES, type TableName } from '../engine/estate/tables.ts';
import { inWords } from './errors.ts';
import { type Before, openBefore } from './importing/before.ts';
import type { FileKind, ImportContext } from './importing/context.ts';
import { rejectCycles } from './importing/cycles.ts';
import { type FileWriter, openFile } from './importing/fileWriter.ts';
import { openHosts } from './importing/hosts.ts';
import { beginImport, finishImport } from './importing/ledger.ts';
import { openReferences } from './importing/references.ts';
import { openRejects } from './importing/rejectRows.ts';
import { removeUnseen, sweep } from './importing/replace.ts';
import { joinRightsChanges, lastChange } from './importing/rightsChanges.ts';
import { openSeen } from './importing/seen.ts';
import { openTally, type TableCount } from './importing/tally.ts';
import { applyRecognition, type RecognitionCount } from './recognition.ts';
import { sourceNumber } from './sources.ts';

export interface ImportStartOptions {
  readonly mode: 'merge' | 'replace';
  /** Name of the source that rows of installations and evidence belong to; empty for the unnamed one. */
  readonly source: string;
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly files: readonly string[];
  readonly metricAliases?: MetricAliases;
  /** Number of an import that was begun with `beginImport` beforehand. */
  readonly importId?: number;
}

export interface ImportResult {
  readonly id: number;
  readonly tables: readonly TableCount[];
  /** Up to a hundred of each code, rejections before warnings. `codes` counts all. */
  readonly problems: readonly Problem[];
  readonly codes: Readonly<Record<string, number>>;
  /** Absent where nothing that recognition depends on changed. */
  readonly recognition?: RecognitionCount;
  /** Whether the estate is another than before. */
  readonly changed: boolean;
  /** The change that holds the effect of all changes of rights, still to be computed; null where no rights changed. */
  readonly rightsChange: number | null;
}

export interface ImportWriter {
  readonly id: number;
  readonly openFile: (file: string, kind: FileKind) => FileWriter;
  /** The file was the whole of a table (under `replace`, what it does not hold goes). */
  readonly given: (table: TableName) => void;
  /** A file of this table was refused: the table loses no rows. */
  readonly spoiled: (table: TableName) => void;
  /** Keeps why a file was refused with the record of the import. */
  readonly note: (problems: readonly Problem[]) => void;
  /** All files that may hold rows of these tables have been read. */
  readonly settle: (tables: readonly TableName[]) => void;
  /** Keeps a problem that belongs to no table. */
  readonly warn: (problem: Problem) => void;
  /** Removes, recognizes, commits. */
  readonly finish: (finished: number) => ImportResult;
  /** Undoes everything. */
  readonly undo: () => void;
}

/** Begins an import; waits for another writer as long as the connection allows, then throws `StoreError` BUSY. */
export const openImport = (db: Database, options: ImportStartOptions): ImportWriter => {
  if (db.inTransaction) throw new Error('an import needs the connection for itself, but it is inside a transaction');
  const before = openBefore(db);
  const undo = (): void => {
    before.close();
    if (db.inTransaction) db.exec('rollback');
  };
  try {
    db.exec('begin immediate');
    return inside(db, options, before, undo);
  } catch (error) {
    undo();
    throw inWords(error, db.name);
  }
};

const inside = (db: Database, options: ImportStartOptions, before: Before, undo: () => void): ImportWriter => {
  const { mode, source, who, at, files, metricAliases } = options;
  const importId = options.importId ?? beginImport(db, { mode, source, who, started: at, files });
  const since = lastChange(db);
  const tally = openTally();
  const seen = openSeen();
  const given = new Set<TableName>();
  const spoiled = new Set<TableName>();
  const settled = new Set<TableName>();
  const fileProblems: Problem[] = [];
  const isReplaced = (table: TableName): boolean => mode === 'replace' && given.has(table) && !spoiled.has(table);
  const isAlive = (table: TableName, id: number): boolean =>
    !(settled.has(table) && isReplaced(table)) || seen.has(table, id);
  const references = openReferences(db, problem => tally.report(problem), isAlive);
  const context: ImportContext = {
    db,
    importId,
    sourceId: sourceNumber(db, source),
    mode,
    author: { who, at, importId },
    before,
    scoped: new Set(),
    emptied: { installations: new Set(), evidence: new Set() },
    metricAliases,
    tally,
    seen,
    references,
    reading: { file: '' },
    writers: new Map(),
    hosts: openHosts(),
    positions: new Map(),
    unlisted: new Map(),
    isAlive,
    reject: openRejects(db, importId, tally),
  };

  const settle = (tables: readonly TableName[]): void => {
    if (tables.every(table => settled.has(table)) && tables.length < TABLE_NAMES.length) return;
    for (const table of tables) settled.add(table);
    // What is settled may no longer be found under its spelling.
    context.writers.clear();
    if (tables.includes('computers')) rejectCycles(context);
  };
  const finish = (finished: number): ImportResult => {
    const replaced = new Set([...given].filter(isReplaced));
    removeUnseen(context, replaced);
    const recognition = recognize(context);
    if (replaced.size > 0) sweep(context);
    const changed = hasChanged(context) || (recognition?.installationsChanged ?? 0) > 0;
    if (changed) db.exec('update estate_version set version = version + 1');
    const rightsChange = joinRightsChanges(db, since);
    finishImport(db, importId, tally, fileProblems, finished);
    before.close();
    db.exec('commit');
    return {
      id: importId,
      tables: tally.tables(),
      problems: tally.problems(),
      codes: tally.codes(),
      recognition,
      changed,
      rightsChange,
    };
  };
  return {
    id: importId,
    openFile: (file, kind) => openFile(context, file, kind),
    given: table => given.add(table),
    spoiled: table => spoiled.add(table),
    note: problems => fileProblems.push(...problems),
    settle,
    warn: problem => {
      tally.report(problem);
      if (!WARNINGS.has(problem.code)) fileProblems.push(problem);
    },
    finish,
    undo,
  };
};

const counted = ({ tally }: ImportContext, table: TableName): number => {
  const count = tally.tables().find(one => one.table === table);
  return count ? count.added + count.changed + count.removed : 0;
};

const hasChanged = ({ tally }: ImportContext): boolean =>
  tally.codes().RECORD_ADDED !== undefined ||
  tally.tables().some(({ added, changed, removed }) => added + changed + removed > 0);

/** Recognition is computed anew where evidence or rules changed, or where installations went that evidence may still speak of. */
const recognize = (context: ImportContext): RecognitionCount | undefined => {
  const { db, tally, references } = context;
  const installationsGone = (tally.tables().find(({ table }) => table === 'installations')?.removed ?? 0) > 0;
  if (counted(context, 'evidence') + counted(context, 'recognition') === 0 && !installationsGone) return undefined;
  references.forget();
  return applyRecognition(db, references);
};
