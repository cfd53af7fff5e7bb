/** Keeps rejected rows with their cells as they came, so that they can be downloaded, mended and sent again. */
import type { Database } from 'better-sqlite3';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import type { Tally } from './tally.ts';

export type Reject = (
  table: TableName,
  columns: readonly string[],
  cells: readonly string[],
  problems: readonly Problem[],
) => void;

/** Makes the step that keeps rejected rows of one import. A row with several problems is kept once, with all its sentences. */
export const openRejects = (db: Database, importId: number, tally: Tally): Reject => {
  const insert = db.prepare(
    `insert into rejects (import_id, "table", file, line, columns, cells, code, "column", message, help)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (table, columns, cells, problems) => {
    const errors = problems.filter(({ code }) => !WARNINGS.has(code));
    const [first] = errors;
    if (!first) throw new Error(`a row of ${table} was rejected without a reason`);
    const all = (say: (problem: Problem) => string): string => [...new Set(errors.map(say))].join(' ');
    insert.run(
      importId,
      table,
      first.file ?? '',
      first.line ?? null,
      JSON.stringify(columns),
      JSON.stringify(cells),
      first.code,
      first.column ?? '',
      all(({ message }) => message),
      all(({ help }) => help),
    );
    tally.count(table, 'rejected');
    for (const problem of errors) tally.report(problem);
  };
};
