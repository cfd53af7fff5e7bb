/** Changes given as records by a program, as a change set: what is written in YAML elsewhere. */
import type { TableName } from '../../engine/estate/tables.ts';
import type { Written } from '../../importers/yaml-rows.ts';
import type { ChangeSet, WrittenRow } from './read.ts';

/** Cells as texts, as in files; null is blank. */
type ChangedCells = Readonly<Record<string, string | null | readonly string[] | Readonly<Record<string, string>>>>;

type ChangedRows = Readonly<Partial<Record<TableName, readonly ChangedCells[]>>>;

export interface RecordChanges {
  /** Rows to add, or to change by key: only what changes has to be given. */
  readonly rows?: ChangedRows;
  /** Rows to remove, by any part of their keys. */
  readonly remove?: ChangedRows;
}

const writtenRows = (given: ChangedRows | undefined): ReadonlyMap<TableName, readonly WrittenRow[]> =>
  new Map(
    Object.entries(given ?? {})
      .filter(([, rows]) => rows.length > 0)
      .map(([table, rows]) => [
        table as TableName,
        rows.map(cells => ({
          line: undefined,
          cells: Object.fromEntries(
            Object.entries(cells).map(([name, value]): [string, Written] => [
              name,
              typeof value === 'string' ? value.trim() : (value ?? ''),
            ]),
          ),
        })),
      ]),
  );

export const recordedChanges = ({ rows, remove }: RecordChanges): ChangeSet => ({
  file: 'changes',
  asOf: undefined,
  rows: writtenRows(rows),
  removals: writtenRows(remove),
});
