/** Takes what one file holds inside a savepoint of its own, so that a file which turns out to be broken leaves nothing behind. */
import type { Problem } from '../../engine/estate/problem.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { BULK } from './bulkKinds.ts';
import type { FileKind, ImportContext, RawRows, RowWriter } from './context.ts';
import { openRecordWriter } from './recordWriter.ts';
import { beginScope, endScope, type Scope } from './scopes.ts';

export interface FileWriter {
  /** Rows of one table; several batches and tables may follow each other. */
  readonly rows: (table: TableName, rows: RawRows) => void;
  /** A row that could not be cut into cells. */
  readonly broken: (table: TableName, columns: readonly string[], cells: readonly string[], problem: Problem) => void;
  /** A warning about the file. */
  readonly warn: (problem: Problem) => void;
  /** Says that the file is complete for some rows, before they come. */
  readonly scope: (scope: Scope) => void;
  /** The file was read to its end: what it holds counts. */
  readonly accept: () => void;
  /** The file cannot be trusted: undoes all that came from it and keeps the problems. */
  readonly refuse: (problems: readonly Problem[]) => void;
}

const SAVEPOINT = 'samwise_file';

const openRows = (context: ImportContext, table: TableName, kind: FileKind, columns: readonly string[]): RowWriter =>
  table === 'installations' || table === 'evidence'
    ? BULK[table](context, kind, columns)
    : openRecordWriter(context, table, kind, columns);

/** Begins a file of this name. Exactly one of `accept` and `refuse` ends it. */
export const openFile = (context: ImportContext, file: string, kind: FileKind): FileWriter => {
  const { db, tally, seen, references, hosts, positions, writers } = context;
  const undo = [tally.mark(), seen.mark(), hosts.mark()];
  const positionsBefore = new Map(positions);
  const used = new Set<RowWriter>();
  const scopes: Scope[] = [];
  context.reading.file = file;
  db.exec(`savepoint ${SAVEPOINT}`);

  const flush = (): void => {
    for (const writer of used) writer.end();
  };
  return {
    rows: (table, rows) => {
      const name = [table, kind.whole, kind.warnsOfRepeats, ...rows.columns].join();
      const writer = writers.get(name) ?? openRows(context, table, kind, rows.columns);
      writers.set(name, writer);
      used.add(writer);
      writer.write(rows);
    },
    broken: (table, columns, cells, problem) => {
      tally.count(table, 'read');
      context.reject(table, columns, cells, [problem]);
    },
    warn: problem => tally.report(problem),
    scope: scope => {
      flush();
      undo.push(beginScope(context, scope));
      scopes.push(scope);
    },
    accept: () => {
      flush();
      for (const scope of scopes) endScope(context, scope);
      db.exec(`release ${SAVEPOINT}`);
    },
    refuse: problems => {
      db.exec(`rollback to ${SAVEPOINT}; release ${SAVEPOINT}`);
      for (const step of undo) step();
      positions.clear();
      for (const [table, position] of positionsBefore) positions.set(table, position);
      // What writers remember, and rows they hold back, came from what was undone.
      writers.clear();
      references.forget();
      for (const problem of problems) tally.report(problem);
    },
  };
};
