/** Lists of stored records, page by page: which orders there are, and what may be filtered by. */
import type { Row } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import {
  type Condition,
  containing,
  countRecords,
  defineFold,
  listRecords,
  type StoredRecord,
} from '../../store/records.ts';
import type { RecordTable } from '../../store/stored.ts';
import type { Workspace } from '../workspace.ts';
import { type Connection, type PageAsked, pageOf } from './page.ts';

/** What a list shows and in which order; conditions are made of columns by the functions below, never of what a client sent. */
export interface RecordQuery {
  readonly conditions: readonly Condition[];
  /** Column that the list is ordered by, blanks first; the key when left out. */
  readonly column?: string;
  readonly isDescending?: boolean;
}

/** Rows whose `column` is one of these names. */
export const named = (column: string, names: readonly string[]): Condition => ({
  sql: `samwise_fold(t."${column}") in (select value from json_each(?))`,
  parameters: [JSON.stringify(names.map(fold))],
});

/** Rows that contain the text in one of these columns. */
export const contains = (columns: readonly string[], text: string): Condition => containing(columns, text);

/** Conditions that are given; blank ones are left out. */
export const given = (...conditions: (Condition | false | null | undefined | '')[]): readonly Condition[] =>
  conditions.filter((condition): condition is Condition => typeof condition === 'object' && condition !== null);

const expressionOf = (column: string | undefined): string => (column ? `coalesce(t."${column}", '')` : 't.key');

/** One page of a table. */
export const recordPage = <T extends RecordTable>(
  { db }: Workspace,
  table: T,
  { conditions, column, isDescending = false }: RecordQuery,
  asked: PageAsked,
): Connection<StoredRecord<T>> => {
  defineFold(db);
  const list = JSON.stringify([table, column ?? null, isDescending, conditions]);
  const orderedBy = ({ key, row }: StoredRecord<T>): string | number =>
    column ? ((row[column as keyof Row<T>] as string | number | null) ?? '') : key;
  return pageOf<StoredRecord<T>>(
    {
      list,
      rows: (after, limit) =>
        listRecords(
          db,
          table,
          conditions,
          { expression: expressionOf(column), isDescending },
          after as [string | number, number] | null,
          limit,
        ),
      valuesOf: record => [orderedBy(record), record.id],
      count: () => countRecords(db, table, conditions),
    },
    asked,
  );
};

/** A list that is ordered by its number, the last first. */
export const newestFirst = <T extends { readonly id: number }>(
  list: string,
  before: (id: number | undefined, limit: number) => readonly T[],
  count: () => number,
  asked: PageAsked,
): Connection<T> =>
  pageOf<T>(
    {
      list,
      rows: (after, limit) => before(after ? Number(after[0]) : undefined, limit),
      valuesOf: ({ id }) => [id],
      count,
    },
    asked,
  );
