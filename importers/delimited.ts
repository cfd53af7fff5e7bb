/**
 * Cuts delimited text into records as it streams in. Whatever holds a quote is cut by csv-parse; a line without any is split in one
 * call, several times as fast and with the same cells. Memory stays bounded whatever the input.
 */
import {
  countOf,
  FIELD_MAX,
  keptOfOpenCell,
  RECORD_MAX,
  type RecordFault,
  type Skipped,
  startSkipping,
  type TakeRecord,
  takeLong,
  takeLongLine,
} from './overlong.ts';
import { cutterOf, type Dialect, mendQuotes } from './quoted.ts';

export { FIELD_MAX, type RecordFault, type TakeRecord } from './overlong.ts';
export type { Dialect } from './quoted.ts';

/** Length from which a record that does not end is looked at, whether it is too long. */
const LOOK_FROM = 4 * FIELD_MAX;
/** Most characters without a quote that are given to csv-parse together with their neighbours: to call it anew costs as much. */
const GAP_MAX = 512;

export interface Splitter {
  /** Takes the next piece of text and hands on every record that is complete. */
  readonly push: (text: string) => void;
  /** Says that the text is over. Returns the line on which a quote was opened that is still open, or undefined. */
  readonly end: () => number | undefined;
  /** Line and column, from 1, of the place after `text`, which comes next. Within a record that is too long the column may be less. */
  readonly placeAfter: (text: string) => { readonly line: number; readonly column: number };
}

/**
 * Starts to split text of this dialect; the text begins on `firstLine`. Blank lines are skipped. Blanks between a delimiter and
 * a quote are skipped, a quote within an unquoted field is a character like others, and text after a closing quote is a fault.
 */
export const startSplitting = (dialect: Dialect, firstLine: number, take: TakeRecord): Splitter => {
  const { delimiter, quote, lineEnd } = dialect;
  const cut = cutterOf(dialect);
  /** Line on which `rest` begins. */
  let line = firstLine;
  /** Beginning of a record whose end is still to come. */
  let rest = '';
  /** The cell of `rest` whose quote is open, and how far into `rest` that is sure. */
  let open: { readonly at: number; readonly to: number } | undefined;
  /** Line ends that were cut out of the open cell. */
  let linesCut = 0;
  let skipped: Skipped | undefined;
  let lookFrom = LOOK_FROM;

  const takePlain = (text: string): void => {
    const plain = lineEnd === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text;
    if (plain.length > FIELD_MAX) takeLongLine(plain, line, delimiter, take);
    else {
      const cells = plain.split(delimiter);
      if (cells.length > 1 || plain.trim() !== '') take(cells, line, cells.length, undefined);
    }
    line++;
  };

  const takeCut = (cells: string[], source: string): void => {
    if (!source.includes(quote)) {
      takePlain(source.slice(0, -lineEnd.length));
      return;
    }
    const wrong = mendQuotes(cells, source, quote);
    const fault: RecordFault | undefined = wrong < 0 ? undefined : { code: 'QUOTE_OPEN', cell: wrong };
    if (source.length > FIELD_MAX) takeLong(cells, line, fault, take);
    else take(cells, line, cells.length, fault);
    line += countOf(lineEnd, source) + linesCut;
    linesCut = 0;
  };

  const lineAfter = (from: number, end: number): number => {
    const at = rest.indexOf(lineEnd, from);
    return at < 0 || at >= end ? end : at + 1;
  };

  /** End of the lines from `from` that hold quotes, few others between them included. */
  const quotedLinesFrom = (from: number, end: number): number => {
    let to = lineAfter(from, end);
    for (let at = rest.indexOf(quote, to); at >= 0 && at < Math.min(end, to + GAP_MAX); at = rest.indexOf(quote, to))
      to = lineAfter(at, end);
    return to;
  };

  /** Cuts the records from `from`, with as many lines beyond `tried` as they take. Returns where the next one begins. */
  const cutQuoted = (from: number, tried: number, end: number): number => {
    let at = from;
    for (let to = tried; ; ) {
      const { length, openAt } = cut(rest.slice(at, to), takeCut);
      at += length;
      if (openAt === undefined) return at;
      const next = rest.indexOf(quote, to);
      if (next < 0 || next >= end) {
        open = { at: openAt, to: end - at };
        return at;
      }
      // At least twice as much as before: a long cell with many quotes is not to be read again for each of them.
      to = lineAfter(Math.max(next, at + 2 * (to - at)), end);
    }
  };

  /** Cuts the complete lines of `rest`. */
  const cutLines = (end: number): void => {
    let at = 0;
    if (open) {
      const next = rest.indexOf(quote, open.to);
      if (next < 0 || next >= end) return;
      open = undefined;
      at = cutQuoted(0, lineAfter(next, end), end);
    }
    let nextQuote = -1;
    while (at < end && !open) {
      if (nextQuote < at) nextQuote = rest.indexOf(quote, at);
      if (nextQuote < 0) nextQuote = rest.length;
      const to = rest.indexOf(lineEnd, at);
      if (nextQuote < to) at = cutQuoted(at, quotedLinesFrom(at, end), end);
      else {
        takePlain(rest.slice(at, to));
        at = to + 1;
      }
    }
    rest = rest.slice(at);
    lookFrom = LOOK_FROM;
  };

  /** Looks at a record that grows long: cuts the middle out of its open cell, or passes over the rest of its line. */
  const look = (): void => {
    let to = rest.length;
    // Whether quotes at the end close the cell is told by what follows them.
    while (to > 0 && rest[to - 1] === quote) to--;
    const openAt = openCellBefore(to);
    if (openAt !== undefined) {
      const kept = openAt + keptOfOpenCell(rest.slice(openAt, to), quote);
      linesCut += countOf(lineEnd, rest, kept, to);
      rest = rest.slice(0, kept) + rest.slice(to);
      open = { at: openAt, to: kept };
    }
    lookFrom = Math.min(Math.max(2 * rest.length, LOOK_FROM), RECORD_MAX);
    if (rest.length <= RECORD_MAX) return;
    skipped = startSkipping(rest, line, dialect, take);
    open = undefined;
    rest = '';
  };

  const openCellBefore = (to: number): number | undefined => {
    const next = rest.indexOf(quote, open?.to ?? 0);
    return next < 0 || next >= to ? open?.at : cut(rest.slice(0, to), () => {}).openAt;
  };

  /** Passes over the rest of a line; returns what comes after it. */
  const skip = (text: string, { add, end, lines }: Skipped): string => {
    const to = text.indexOf(lineEnd);
    add(to < 0 ? text : text.slice(0, to));
    if (to < 0) return '';
    end();
    line += lines + linesCut + 1;
    linesCut = 0;
    skipped = undefined;
    lookFrom = LOOK_FROM;
    return text.slice(to + 1);
  };

  const push = (piece: string): void => {
    const text = skipped ? skip(piece, skipped) : piece;
    // Looked for in what is new only: to search all of a growing text would copy it each time.
    const ending = text.lastIndexOf(lineEnd) + 1;
    rest += text;
    if (ending > 0) cutLines(rest.length - text.length + ending);
    if (rest.length > lookFrom) look();
  };

  const end = (): number | undefined => {
    if (skipped || rest !== '') push(lineEnd);
    return rest === '' ? undefined : line + countOf(lineEnd, rest, 0, open?.at);
  };

  const placeAfter = (text: string) => {
    const all = rest + text;
    const before = line + linesCut + (skipped?.lines ?? 0);
    return { line: before + countOf(lineEnd, all), column: all.length - all.lastIndexOf(lineEnd) };
  };

  return { push, end, placeAfter };
};
