/** Lists of stored records, page by page, in the order of their keys or of a column. */
import { columnOf } from '../../engine/estate/keys.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import type { Condition } from '../../store/keyset.ts';
import { countRecords, defineFold, listRecords, type StoredRecord } from '../../store/records.ts';
import type { RecordTable } from '../../store/stored.ts';
import { limitsOf } from '../scope/records.ts';
import type { Workspace } from '../workspace.ts';
import { type Connection, type PageAsked, pageOf } from './page.ts';

/** What a list shows and in which order. */
export interface RecordQuery {
  readonly conditions: readonly Condition[];
  /** Column that the list is ordered by, texts in any case and blank ones first, open ends last; the key when left out. */
  readonly column?: string;
  readonly isDescending?: boolean;
}

const isText = (table: RecordTable, column: string): boolean => columnOf(table, column)!.kind === 'text';

const expressionOf = (table: RecordTable, column: string | undefined): string => {
  if (column === undefined) return 't.key';
  return isText(table, column) ? `samwise_fold(t."${column}")` : `coalesce(t."${column}", '')`;
};

/** One page of a table. */
export const recordPage = <T extends RecordTable>(
  workspace: Workspace,
  table: T,
  { conditions: given, column, isDescending = false }: RecordQuery,
  asked: PageAsked,
): Connection<StoredRecord<T>> => {
  const { db } = workspace;
  const conditions = [...given, ...limitsOf(workspace, table)];
  defineFold(db);
  const orderedBy = ({ key, row }: StoredRecord<T>): string | number => {
    if (column === undefined) return key;
    const value = row[column as keyof Row<T>] as string | number | null;
    return isText(table, column) ? fold(String(value ?? '')) : (value ?? '');
  };
  return pageOf<StoredRecord<T>>(
    {
      list: JSON.stringify([table, column ?? null, isDescending, conditions]),
      rows: (after, limit) =>
        listRecords(db, table, conditions, { expression: expressionOf(table, column), isDescending }, after, limit),
      valuesOf: record => [orderedBy(record), record.id],
      count: () => countRecords(db, table, conditions),
    },
    asked,
  );
};
