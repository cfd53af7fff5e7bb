/** The record of an import itself: begun, done, failed or cancelled, with its counts and warnings. */
import type { Database } from 'better-sqlite3';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import type { Tally } from './tally.ts';

export interface ImportStart {
  readonly mode: 'merge' | 'replace';
  readonly source: string;
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly started: number;
  readonly files: readonly string[];
}

/** Writes that an import has begun and returns its number. */
export const beginImport = (db: Database, { mode, source, who, started, files }: ImportStart): number =>
  Number(
    db
      .prepare(`insert into imports (started, state, mode, source, who, files) values (?, 'running', ?, ?, ?, ?)`)
      .run(started, mode, source, who, JSON.stringify(files)).lastInsertRowid,
  );

/** Writes what an import did. Row rejections stand in `rejects`; warnings and problems of whole files are kept here. */
export const finishImport = (
  db: Database,
  id: number,
  tally: Tally,
  fileProblems: readonly Problem[],
  finished: number,
): void => {
  db.prepare(`update imports set state = 'done', finished = ?, counts = ?, problems = ? where id = ?`).run(
    finished,
    JSON.stringify(tally.tables()),
    JSON.stringify(tally.codes()),
    id,
  );
  const insert = db.prepare(
    'insert into import_warnings (import_id, "table", file, line, code, "column", message, help) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const warnings = tally.problems().filter(({ code }) => WARNINGS.has(code));
  for (const { table, file, line, code, column, message, help } of [...fileProblems, ...warnings])
    insert.run(id, table ?? '', file ?? '', line ?? null, code, column ?? '', message, help);
};

/** Writes that an import which was begun ended without effect. */
export const endImport = (
  db: Database,
  id: number,
  state: 'failed' | 'cancelled',
  message: string,
  finished: number,
): void => {
  db.prepare(`update imports set state = ?, message = ?, finished = ? where id = ? and state = 'running'`).run(
    state,
    message,
    finished,
    id,
  );
};

/** Marks imports that a killed program left as running. To be called when no other program imports, as when a server starts. */
export const endInterruptedImports = (db: Database, finished: number): number =>
  db
    .prepare(
      `update imports set state = 'failed', finished = ?, message = 'The program was ended while it imported. Nothing was changed; import again.'
       where state = 'running'`,
    )
    .run(finished).changes;

/** A stored import. */
export interface ImportRecord {
  readonly id: number;
  readonly started: number;
  readonly finished: number | null;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly mode: 'merge' | 'replace';
  readonly source: string;
  readonly who: string;
  readonly files: readonly string[];
  readonly counts: ReturnType<Tally['tables']>;
  readonly problems: ReturnType<Tally['codes']>;
  readonly message: string;
}

type Stored = Omit<ImportRecord, 'files' | 'counts' | 'problems'> &
  Readonly<Record<'files' | 'counts' | 'problems', string>>;

const read = (row: Stored): ImportRecord => ({
  ...row,
  files: JSON.parse(row.files),
  counts: JSON.parse(row.counts),
  problems: JSON.parse(row.problems),
});

/** One import, or undefined. */
export const loadImport = (db: Database, id: number): ImportRecord | undefined => {
  const row = db.prepare('select * from imports where id = ?').get(id) as Stored | undefined;
  return row && read(row);
};

/** Imports, the last first. */
export const listImports = (db: Database, limit = 100, beforeId = Number.MAX_SAFE_INTEGER): ImportRecord[] =>
  (db.prepare('select * from imports where id < ? order by id desc limit ?').all(beforeId, limit) as Stored[]).map(
    read,
  );

/** Warnings and file problems of an import, as they were found. */
export const importWarnings = (db: Database, id: number): Problem[] =>
  (
    db
      .prepare(
        'select code, "table", file, line, "column", message, help from import_warnings where import_id = ? order by id',
      )
      .all(id) as Problem[]
  ).map(row => ({ ...row, table: row.table || undefined, line: row.line ?? undefined }));
