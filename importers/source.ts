/** What every source format is turned into: batches of raw rows of the estate's tables, and problems. */
import type { Problem } from '../engine/estate/problem.ts';
import type { TableName } from '../engine/estate/tables.ts';

/** Rows of one table as text cells, in the order of `columns`. Cells are not yet trimmed, parsed or checked. */
export interface Batch {
  readonly kind: 'batch';
  readonly table: TableName;
  /** Known columns only, each once. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line in the source at which each row begins (0 where the format has no lines). */
  readonly lines: readonly number[];
}

/** A row that could not even be cut into cells: kept as text so that it can be mended and sent again. */
export interface BrokenRow {
  readonly kind: 'broken';
  readonly table: TableName;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  readonly problem: Problem;
}

/** A problem of the whole file (rejects it) or a warning. */
export interface FileProblem {
  readonly kind: 'problem';
  readonly problem: Problem;
}

/** How far the reading is, for progress bars. */
export interface Progress {
  readonly kind: 'progress';
  readonly bytes: number;
}

export type Item = Batch | BrokenRow | FileProblem | Progress;

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
  /** Whether a file of this name and first bytes is of this format. */
  readonly detect: (file: string, head: Uint8Array) => boolean;
  readonly read: (bytes: AsyncIterable<Uint8Array>, options: ReadOptions) => AsyncIterable<Item>;
}
