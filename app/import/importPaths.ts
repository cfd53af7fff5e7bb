/** Use case: import files, folders or streams into the database, all of it or nothing. */
import type { Database } from 'better-sqlite3';
import type { MetricAliases } from '../../engine/estate/metric-names.ts';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import type { Item, ReadOptions } from '../../importers/source.ts';
import { inWords, StoreError } from '../../store/errors.ts';
import type { FileWriter } from '../../store/importing/fileWriter.ts';
import { endImport } from '../../store/importing/ledger.ts';
import { type ImportResult, type ImportWriter, openImport } from '../../store/importWriter.ts';
import { type PlannedFile, type PlanOptions, planImport, settledBefore, stage } from './plan.ts';
import { type Follower, follow, type ImportProgress } from './progress.ts';
import { type Opened, openSources, type Source, unreadable } from './sources.ts';

export type { ImportProgress };

export interface ImportOptions extends PlanOptions {
  /** `merge` (the default) adds and updates by key; `replace` makes the given tables equal to the files. */
  readonly mode?: 'merge' | 'replace';
  /** Name of the source that rows of installations and evidence belong to. */
  readonly asSource?: string;
  readonly encoding?: ReadOptions['encoding'];
  /** Who imports, for the history. */
  readonly who?: string;
  readonly metricAliases?: MetricAliases;
  /** Number of an import begun with `beginImport`, so that others can follow it. */
  readonly importId?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Milliseconds since 1970-01-01 UTC; the clock when left out. */
  readonly now?: () => number;
}

export interface ImportedFile {
  readonly name: string;
  readonly format: string;
  readonly state: 'imported' | 'refused';
}

/** What an import did. `id` is null where no file could be read: then nothing happened. */
export type ImportOutcome = Omit<ImportResult, 'id'> & {
  readonly id: number | null;
  readonly files: readonly ImportedFile[];
};

const NOTHING = { tables: [], codes: {}, changed: false, rightsChange: null, files: [] } as const;

/**
 * Imports the sources in one transaction. Bad rows and bad files are problems in the result; thrown are `StoreError` (disk full,
 * busy, read-only …) and the reason of `signal`; in both cases the database is as it was. The connection must not be used
 * by anything else meanwhile.
 */
export const importPaths = async (
  db: Database,
  sources: readonly Source[],
  options: ImportOptions = {},
): Promise<ImportOutcome> => {
  const now = options.now ?? Date.now;
  const started = now();
  const opened = await openSources(sources);
  const { planned, problems } = planImport(opened.files, options);
  const outside = [...opened.problems, ...problems];
  if (planned.length === 0) {
    const message = outside[0]?.message ?? 'There was nothing to import.';
    if (options.importId) endImport(db, options.importId, 'failed', message, now());
    return { ...NOTHING, id: null, problems: outside };
  }
  const writer = openImport(db, {
    mode: options.mode ?? 'merge',
    source: options.asSource ?? '',
    who: options.who ?? '',
    at: started,
    files: planned.map(({ file }) => file.name),
    metricAliases: options.metricAliases,
    importId: options.importId,
  });
  try {
    for (const problem of outside) writer.warn(problem);
    const files = await readAll(writer, planned, options);
    return { ...writer.finish(now()), files };
  } catch (error) {
    writer.undo();
    const known = inWords(error, db.name);
    if (options.importId) noteEnd(db, options, known, now());
    throw known;
  }
};

/**
 * The import is undone already; that its record cannot be written either (disk full) must not hide why. Others read the record: it
 * does not tell where the database lies, and what nobody foresaw is left to whoever began the import.
 */
const noteEnd = (db: Database, { importId, signal }: ImportOptions, error: unknown, at: number): void => {
  const isCancelled = signal?.aborted === true;
  if (!isCancelled && !(error instanceof StoreError)) return;
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(db.name, 'The database');
  try {
    endImport(db, importId!, isCancelled ? 'cancelled' : 'failed', message, at);
  } catch (second) {
    throw new AggregateError([error, second], message);
  }
};

const readAll = async (
  writer: ImportWriter,
  planned: readonly PlannedFile[],
  options: ImportOptions,
): Promise<ImportedFile[]> => {
  const progress = follow(planned, options.onProgress);
  const files: ImportedFile[] = [];
  for (const plan of planned) {
    writer.settle(settledBefore(stage(plan)));
    files.push(await readFile(writer, plan, options, progress));
  }
  writer.settle(TABLE_NAMES);
  return files;
};

const readFile = async (
  writer: ImportWriter,
  { file, importer, tables }: PlannedFile,
  options: ImportOptions,
  progress: Follower,
): Promise<ImportedFile> => {
  const isWholeTable = importer.speaksOf === 'tables';
  const to = writer.openFile(file.name, {
    whole: options.mode === 'replace' && isWholeTable,
    warnsOfRepeats: isWholeTable,
  });
  const refusals: Problem[] = [];
  const table: TableName | undefined = tables.length === 1 ? tables[0] : undefined;
  try {
    const items = importer.read(file.bytes(), { file: file.name, table, encoding: options.encoding });
    for await (const item of items) {
      options.signal?.throwIfAborted();
      take(to, item, refusals);
      progress.told(file, item);
    }
  } catch (error) {
    refusals.push(fileError(file, error, options.signal));
  }
  progress.ended(file);
  if (refusals.length === 0) {
    to.accept();
    if (isWholeTable) for (const one of tables) writer.given(one);
  } else {
    to.refuse(refusals);
    for (const one of tables) writer.spoiled(one);
    writer.note(refusals);
  }
  return { name: file.name, format: importer.id, state: refusals.length === 0 ? 'imported' : 'refused' };
};

/** An error of reading becomes a problem of the file; an error of the database, or a cancelled import, ends everything. */
const fileError = (file: Opened, error: unknown, signal: AbortSignal | undefined): Problem => {
  if (signal?.aborted) throw error;
  const isDatabase = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
  if (isDatabase) throw error;
  return unreadable(file.name, error);
};

const take = (to: FileWriter, item: Item, refusals: Problem[]): void => {
  if (item.kind === 'batch') to.rows(item.table, item);
  else if (item.kind === 'broken') to.broken(item.table, item.columns, item.cells, item.problem);
  else if (item.kind === 'scope') to.scope(item);
  else if (item.kind === 'problem' && WARNINGS.has(item.problem.code)) to.warn(item.problem);
  else if (item.kind === 'problem') refusals.push(item.problem);
};
