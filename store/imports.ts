/** Reads imports for the API: many by number with one statement, how many there are, and their problems page by page. */
import type { Database } from 'better-sqlite3';
import { WARNINGS } from '../engine/estate/problem.ts';
import type { ImportRecord } from './importing/ledger.ts';
import { type After, type Condition, pageSql, parametersOf, whereOf } from './keyset.ts';

type Stored = Omit<ImportRecord, 'files' | 'counts' | 'problems'> &
  Readonly<Record<'files' | 'counts' | 'problems', string>>;

const read = (row: Stored): ImportRecord => ({
  ...row,
  files: JSON.parse(row.files),
  counts: JSON.parse(row.counts),
  problems: JSON.parse(row.problems),
});

/** Imports by number. */
export const importsById = (db: Database, ids: readonly number[]): ReadonlyMap<number, ImportRecord> => {
  const rows = db
    .prepare('select * from imports where id in (select value from json_each(?))')
    .all(JSON.stringify(ids));
  return new Map((rows as Stored[]).map(row => [row.id, read(row)]));
};

/** Imports that meet the conditions, the last first, after the one that a page ended with. */
export const pageOfImports = (
  db: Database,
  conditions: readonly Condition[],
  after: After,
  limit: number,
): readonly ImportRecord[] => {
  const { sql, parameters } = pageSql(conditions, { expression: 't.id', isDescending: true }, after, limit);
  return (db.prepare(`select t.* from imports t ${sql}`).all(...parameters) as Stored[]).map(read);
};

/** How many imports meet the conditions. */
export const countImports = (db: Database, conditions: readonly Condition[] = []): number =>
  Number(
    db
      .prepare(`select count(*) from imports t ${whereOf(conditions)}`)
      .pluck()
      .get(...parametersOf(conditions)),
  );

/** One rejected row or one warning of an import. */
export interface ImportProblem {
  readonly id: number;
  readonly importId: number;
  readonly isRejected: 0 | 1;
  readonly table: string;
  readonly file: string;
  readonly line: number | null;
  readonly code: string;
  readonly column: string;
  readonly message: string;
  readonly help: string;
}

const COLUMNS = 'import_id importId, "table", file, line, code, "column", message, help';
const PROBLEMS = `
  select * from (
    select id * 2 id, 1 isRejected, ${COLUMNS} from rejects where import_id in (select value from json_each(@ids))
    union all
    select id * 2 + 1, 0, ${COLUMNS} from import_warnings where import_id in (select value from json_each(@ids)))
  order by isRejected desc, id`;

/** The first problems of each import, rejected rows before warnings. */
export const problemsOfImports = (
  db: Database,
  ids: readonly number[],
  limit: number,
): ReadonlyMap<number, readonly ImportProblem[]> => {
  const limited = `
    select id, importId, isRejected, "table", file, line, code, "column", message, help from (
      select *, row_number() over (partition by importId order by isRejected desc, id) place from (${PROBLEMS}))
    where place <= @limit order by importId, place`;
  const rows = db.prepare(limited).all({ ids: JSON.stringify(ids), limit }) as ImportProblem[];
  return Map.groupBy(rows, ({ importId }) => importId);
};

const NOTICES = `
  select *, row_number() over (partition by importId order by isWarning, id) place from (
    select id * 2 + 1 id, 0 isRejected, code in (select value from json_each(@warnings)) isWarning, ${COLUMNS}
    from import_warnings where import_id in (select value from json_each(@ids)))`;

/** What was found about each import that is about no rejected row: why whole files were refused, then warnings. */
export const noticesOfImports = (
  db: Database,
  ids: readonly number[],
  limit: number,
): ReadonlyMap<number, readonly ImportProblem[]> => {
  const parameters = { ids: JSON.stringify(ids), warnings: JSON.stringify([...WARNINGS]), limit };
  const rows = db
    .prepare(`select * from (${NOTICES}) where place <= @limit order by importId, place`)
    .all(parameters) as ImportProblem[];
  return Map.groupBy(rows, ({ importId }) => importId);
};
