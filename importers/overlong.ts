/** What becomes of records that are too long: they are cut, so that memory stays bounded, and rejected with the first of what they hold. */
import type { Dialect } from './quoted.ts';

/** Longest cell in characters. */
export const FIELD_MAX = 65_536;
/** Longest record in characters; of a longer one the rest of its line is passed over. */
export const RECORD_MAX = 4_194_304;
/** Most cells a record keeps; further ones are only counted. */
const CELLS_MAX = 4_096;
/** What is kept of a cell that is too long. */
const KEPT_OF_LONG_FIELD = 1_000;
/** Enough of the text between two quotes to be too long a cell even where every second character is a doubled quote. */
const KEPT_OF_OPEN_CELL = 2 * FIELD_MAX + 4;

/** Why a record cannot be taken, and at which of its cells (from 0). */
export interface RecordFault {
  readonly code: 'FIELD_TOO_LONG' | 'QUOTE_OPEN';
  readonly cell: number;
}

/** Takes a record: its cells, the line on which it begins, how many cells it has in truth, and what is wrong with it. */
export type TakeRecord = (cells: string[], line: number, cellCount: number, fault: RecordFault | undefined) => void;

export const countOf = (character: string, text: string, from = 0, to = text.length): number => {
  let count = 0;
  for (let at = text.indexOf(character, from); at >= 0 && at < to; at = text.indexOf(character, at + 1)) count++;
  return count;
};

const tooLong = (cells: readonly string[]): RecordFault | undefined => {
  const cell = cells.findIndex(text => text.length > FIELD_MAX);
  return cell < 0 ? undefined : { code: 'FIELD_TOO_LONG', cell };
};

const shortened = (cells: readonly string[]): string[] =>
  cells.slice(0, CELLS_MAX).map(cell => (cell.length > FIELD_MAX ? cell.slice(0, KEPT_OF_LONG_FIELD) : cell));

/** Hands on a record with cells that may be too long, or too many. */
export const takeLong = (
  cells: readonly string[],
  line: number,
  fault: RecordFault | undefined,
  take: TakeRecord,
): void => take(shortened(cells), line, cells.length, tooLong(cells) ?? fault);

/** Hands on a line without quotes that may hold too much. */
export const takeLongLine = (text: string, line: number, delimiter: string, take: TakeRecord): void => {
  const cells = text.split(delimiter, CELLS_MAX);
  take(shortened(cells), line, countOf(delimiter, text) + 1, tooLong(cells));
};

/** Cuts the middle out of an open quoted cell. `text` begins with the cell; returns how much of it is kept. */
export const keptOfOpenCell = (text: string, quote: string): number => {
  const from = text.indexOf(quote) + 1;
  let to = Math.min(text.length, from + KEPT_OF_OPEN_CELL);
  let quotes = 0;
  while (to - quotes > from && text[to - quotes - 1] === quote) quotes++;
  // Within a quoted cell quotes come in pairs, and a pair is not to be torn.
  if (quotes % 2 === 1) to--;
  return to;
};

/** Passes over the rest of a line that is longer than a record may be. */
export interface Skipped {
  /** Takes text before the line end. */
  readonly add: (text: string) => void;
  /** Hands on what was kept. */
  readonly end: () => void;
  /** Line ends within the record. */
  readonly lines: number;
}

/** Starts to pass over a record of which `text` is known. Its quotes are not looked at: it is not taken in any case. */
export const startSkipping = (
  text: string,
  line: number,
  { delimiter, lineEnd }: Dialect,
  take: TakeRecord,
): Skipped => {
  const known = text.split(delimiter, CELLS_MAX);
  const fault = tooLong(known) ?? { code: 'FIELD_TOO_LONG', cell: known.length - 1 };
  const cells = known.map(cell => cell.slice(0, KEPT_OF_LONG_FIELD));
  let count = countOf(delimiter, text) + 1;
  const add = (more: string): void => {
    const [first, ...others] = more.split(delimiter, CELLS_MAX);
    if (count === cells.length) cells.push((cells.pop() + first).slice(0, KEPT_OF_LONG_FIELD));
    count += countOf(delimiter, more);
    for (const cell of others) if (cells.length < CELLS_MAX) cells.push(cell.slice(0, KEPT_OF_LONG_FIELD));
  };
  // A record of so many cells has the wrong width; that is the better thing to say of it.
  const end = (): void => take(cells, line, count, count > CELLS_MAX ? undefined : fault);
  return { add, end, lines: countOf(lineEnd, text) };
};
