/** Rejected rows of imports page by page, with their cells and problems, and the groups they fall into. */
import type { Database } from 'better-sqlite3';
import { fold } from '../../engine/names.ts';
import {
  countRejected,
  filesOfRejected,
  groupsOfRejected,
  pagesOfRejected,
  type RejectedFile,
  type RejectedGroup,
  type RowOfImport,
} from '../../store/rejectedRows.ts';
import { type RejectedRow, readReject } from '../../store/rejects.ts';
import { cellsOf, holdsText, type RejectedCell } from '../import/rejectedCells.ts';
import { openRejectedProblems, type RejectedProblem } from '../import/rejectedProblems.ts';
import type { Workspace } from '../workspace.ts';
import { type Condition, given } from './conditions.ts';
import { type Connection, type PageAsked, pageOf } from './page.ts';

export type { RejectedFile, RejectedGroup } from '../../store/rejectedRows.ts';
export type { RejectedCell } from '../import/rejectedCells.ts';

export interface RejectedQuery {
  readonly file?: string | null;
  readonly table?: string | null;
  /** Code of the first problem of a row. */
  readonly code?: string | null;
  /** Column of the first problem; blank for rows that are wrong as a whole. */
  readonly column?: string | null;
  /** Part of a cell that is shown, or of what is wrong. */
  readonly text?: string | null;
}

/** A rejected row as it is shown. */
export interface ShownReject {
  readonly id: number;
  readonly table: string;
  readonly file: string;
  readonly line: number | null;
  readonly cells: readonly RejectedCell[];
  /** Cells of the row as it was sent, and columns of its header, however many are shown. */
  readonly cellCount: number;
  readonly columnCount: number;
  readonly problems: readonly RejectedProblem[];
}

const knowsText = new WeakSet<Database>();

/** Lets queries search in what is shown of a row, and in nothing else. */
const defineText = (db: Database): void => {
  if (knowsText.has(db)) return;
  db.function('samwise_reject_holds', { deterministic: true }, (table, code, column, columns, cells, message, text) => {
    const row = readReject({ table, code, column, columns, cells, message } as Parameters<typeof readReject>[0]);
    return Number(holdsText(row as RejectedRow, String(text)));
  });
  knowsText.add(db);
};

const conditionsOf = (db: Database, { file, table, code, column, text }: RejectedQuery): readonly Condition[] => {
  const wanted = fold((text ?? '').trim());
  if (wanted !== '') defineText(db);
  const is = (name: string, value: string | null | undefined): Condition | false =>
    value !== null && value !== undefined && { sql: `t."${name}" = ?`, parameters: [value] };
  return given(
    is('file', file),
    is('table', table),
    is('code', code),
    is('column', column),
    wanted !== '' && {
      sql: 'samwise_reject_holds(t."table", t.code, t."column", t.columns, t.cells, t.message, ?)',
      parameters: [wanted],
    },
  );
};

const shownBy = (workspace: Workspace) => {
  const problemsOf = openRejectedProblems(workspace.metricAliases);
  return (row: RowOfImport): ShownReject => {
    const problems = problemsOf(row);
    const { id, table, file, line, cells, columns } = row;
    const shown = cellsOf(row, problems);
    return { id, table, file, line, cells: shown, cellCount: cells.length, columnCount: columns.length, problems };
  };
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/**
 * The same page of each of these imports, with one statement for all of them. A cursor belongs to one import; for the others the
 * page is a `Refusal`, as is every page of a size that cannot be had.
 */
export const rejectedPages = (
  workspace: Workspace,
  ids: readonly number[],
  query: RejectedQuery,
  asked: PageAsked,
): readonly (Connection<ShownReject> | Error)[] => {
  const { db } = workspace;
  const conditions = conditionsOf(db, query);
  const shown = shownBy(workspace);
  const counts = once(() => countRejected(db, ids, conditions));
  let rows: ReadonlyMap<number, readonly RowOfImport[]> | undefined;
  return ids.map(id => {
    try {
      return pageOf<ShownReject>(
        {
          list: JSON.stringify(['rejected rows', id, conditions]),
          rows: (after, limit) => {
            rows ??= pagesOfRejected(db, ids, conditions, after, limit);
            return (rows.get(id) ?? []).map(shown);
          },
          valuesOf: row => [row.id],
          count: () => counts().get(id) ?? 0,
        },
        asked,
      );
    } catch (error) {
      if (error instanceof Error) return error;
      throw error;
    }
  });
};

/** How the rejected rows of each import fall into groups, the largest first. */
export const rejectedGroups = (
  { db }: Workspace,
  ids: readonly number[],
  query: RejectedQuery,
): readonly (readonly RejectedGroup[])[] => {
  const found = groupsOfRejected(db, ids, conditionsOf(db, query));
  return ids.map(id => found.get(id) ?? []);
};

/** The files of each import that rows were rejected of. */
export const rejectedFiles = ({ db }: Workspace, ids: readonly number[]): readonly (readonly RejectedFile[])[] => {
  const found = filesOfRejected(db, ids);
  return ids.map(id => found.get(id) ?? []);
};
