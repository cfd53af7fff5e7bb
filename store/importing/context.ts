/** What all writers of one import share. */
import type { Database } from 'better-sqlite3';
import type { MetricAliases } from '../../engine/estate/metric-names.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import type { Cell, RecordTable } from '../stored.ts';
import type { Before, Standing } from './before.ts';
import type { Author } from './history.ts';
import type { Hosts } from './hosts.ts';
import type { References } from './references.ts';
import type { Reject } from './rejectRows.ts';
import type { Seen } from './seen.ts';
import type { Tally } from './tally.ts';

export interface ImportContext {
  readonly db: Database;
  /** Marks rows of installations and evidence as seen; 0 where records are changed by hand, which writes none of those. */
  readonly importId: number;
  /** Number of the source that rows of installations and evidence belong to. */
  readonly sourceId: number;
  readonly mode: 'merge' | 'replace';
  /** Who changes what, for the history. */
  readonly author: Author;
  /** The estate as it was before. */
  readonly before: Before;
  /** What single inventories of this import were complete for, so that a second one of the same computer takes the place of the first. */
  readonly scoped: Set<string>;
  /** Computers of which such inventories removed rows: rows that other files of this import list again were not gone. */
  readonly emptied: Readonly<Record<'installations' | 'evidence', Set<number>>>;
  readonly metricAliases?: MetricAliases;
  readonly tally: Tally;
  readonly seen: Seen;
  readonly references: References;
  /** Name of the file that is being read. */
  readonly reading: { file: string };
  /** Writers by table and columns, for all files that are alike: what one learned serves the next. */
  readonly writers: Map<string, RowWriter>;
  /** Where the virtual computers of this import that name a host were read, by number. */
  readonly hosts: Hosts;
  /** Last place given in the tables where the order of rows is a rule. */
  readonly positions: Map<TableName, number>;
  /** Records that a replacing file left out, by table; some stay because others use them. */
  readonly unlisted: Map<RecordTable, readonly number[]>;
  /** Whether a record will still be there when the import ends. */
  readonly isAlive: (table: TableName, id: number) => boolean;
  /** Keeps a rejected row with the problems it has. */
  readonly reject: Reject;
}

/** Where a row of a virtual computer was read, and what became of it, in case it turns out to run on itself. */
export interface Origin {
  readonly file: string;
  readonly line?: number;
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'repeated';
  /** Stored cells before the row came, where it changed some. */
  readonly before?: readonly Cell[];
  /** What a repeated row made of the record that it repeats. */
  readonly moved?: { readonly was: Standing; readonly now: Standing };
}

/** What a file is read as. */
export interface FileKind {
  /** Whether rows of this file are whole: columns it does not have become blank. Otherwise they keep what is stored. */
  readonly whole: boolean;
  /** Whether a repeated key is worth a warning. Inventories speak of one computer from several sides: the host of its guest, and the guest itself. */
  readonly warnsOfRepeats: boolean;
}

/** Rows of one file as they arrive: text cells in the order of `columns`, and the line at which each row begins (0: no lines). */
export interface RawRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** Takes rows of one table with the same columns. `end` writes what is still held back. */
export interface RowWriter {
  readonly write: (rows: RawRows) => void;
  readonly end: () => void;
}
