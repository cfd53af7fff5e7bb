/** An estate as tables that are asked column by column, so that a part of it can be cut out without making rows of all the rest. */
import type { Row, TableName } from '../estate/tables.ts';
import type { InstallationColumns } from '../image/image.ts';

/** Tables that come as rows; installations come as columns, evidence and recognition have become installations. */
export type PartTable = Exclude<TableName, 'installations' | 'evidence' | 'recognition'>;

export interface EstateTables {
  /** Values of one column, in database order. */
  readonly column: (table: PartTable, name: string) => readonly unknown[];
  /** Rows at these places in ascending order; all rows without `places`. */
  readonly rows: <T extends PartTable>(table: T, places?: readonly number[]) => readonly Row<T>[];
  /** Computers are places in the table of computers. */
  readonly installations: InstallationColumns;
  /** Those of some applications only, where they need not be taken out of all. All applications are told all the same. */
  readonly installationsOf?: (isWanted: (product: string) => boolean) => InstallationColumns;
}
