/** What every source format is turned into: batches of raw rows of the estate's tables, and problems. */
import type { Problem } from '../engine/estate/problem.ts';
import type { TableName } from '../engine/estate/tables.ts';

/**
 * Rows of one table as text cells, in the order of `columns`. Cells are not yet trimmed, parsed or checked. A column that is
 * not among `columns` is not spoken of: it keeps the value that is stored.
 */
export interface Batch {
  readonly kind: 'batch';
  readonly table: TableName;
  /** Known columns only, each once. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line in the source at which each row begins (0 where the format has no lines). */
  readonly lines: readonly number[];
}

/**
 * A row that could not even be cut into cells: kept as text so that it can be mended and sent again. `columns` is the header as
 * it stands in the file, unknown columns included; a cell that is too long is cut.
 */
export interface BrokenRow {
  readonly kind: 'broken';
  readonly table: TableName;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  readonly problem: Problem;
}

/**
 * A warning, or a problem of the whole file, which rejects it: batches of the file that came before are to be undone, because
 * what is left would look like the whole file.
 */
export interface FileProblem {
  readonly kind: 'problem';
  readonly problem: Problem;
}

/** How far the reading is, for progress bars. */
export interface Progress {
  readonly kind: 'progress';
  readonly bytes: number;
}

/**
 * Says that the file is complete for the rows of `table` whose `column` is `value`: stored rows with that value which do not
 * come are gone, rows with other values are not spoken of. Comes before the batches that it speaks of.
 */
export interface Scope {
  readonly kind: 'scope';
  readonly table: TableName;
  readonly column: string;
  readonly value: string;
}

export type Item = Batch | BrokenRow | FileProblem | Progress | Scope;

export interface ReadOptions {
  /** Name of the file as the user gave it, for messages. */
  readonly file: string;
  /** Table a CSV file belongs to; by default the file's name without its ending. */
  readonly table?: TableName;
  /** Named encoding; UTF-8 when left out. */
  readonly encoding?: 'utf-8' | 'windows-1252' | 'utf-16le';
}

export interface Importer {
  readonly id: string;
  /** Tables this format can fill, in the order of `TABLE_NAMES`. */
  readonly tables: readonly TableName[];
  /** `tables`: a file speaks of all rows of its tables. `scopes`: only of what its `scope` items name, else it adds and updates. */
  readonly speaksOf: 'tables' | 'scopes';
  /** Whether a file of this name and first bytes is of this format. */
  readonly detect: (file: string, head: Uint8Array) => boolean;
  readonly read: (bytes: AsyncIterable<Uint8Array>, options: ReadOptions) => AsyncIterable<Item>;
}
