/**
 * Cuts delimited text into records as it streams in. A line without a quote is split in one call; anything else goes through a
 * machine that can stop and go on at any character. Both give the same cells, and memory stays bounded whatever the input.
 */

export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  /** `\n` (a `\r` before it is taken off) or a lone `\r`. */
  readonly lineEnd: string;
}

/** Longest field in characters. */
export const FIELD_MAX = 65_536;
/** Most characters a record keeps in all. */
const RECORD_MAX = 4_194_304;
/** Most cells a record keeps; further ones are only counted. */
const CELLS_MAX = 4_096;
/** What is kept of a field that is too long. */
const KEPT_OF_LONG_FIELD = 1_000;

/** Why a record cannot be taken, and at which of its cells (from 0). */
export interface RecordFault {
  readonly code: 'FIELD_TOO_LONG' | 'QUOTE_OPEN';
  readonly cell: number;
}

/** Takes a record: its cells, the line on which it begins, how many cells it has in truth, and what is wrong with it. */
export type TakeRecord = (cells: string[], line: number, cellCount: number, fault: RecordFault | undefined) => void;

export interface Splitter {
  /** Takes the next piece of text and hands on every record that is complete. */
  readonly push: (text: string) => void;
  /** Says that the text is over. Returns the line on which a quote was opened that is still open, or undefined. */
  readonly end: () => number | undefined;
  /** Line and column, from 1, of the place after `text`, which comes next. */
  readonly placeAfter: (text: string) => { readonly line: number; readonly column: number };
}

const CARRIAGE_RETURN = 13;

const countOf = (character: string, text: string, from: number, to: number): number => {
  let count = 0;
  for (let at = text.indexOf(character, from); at >= 0 && at < to; at = text.indexOf(character, at + 1)) count++;
  return count;
};

const withoutCarriageReturn = (text: string): string =>
  text.charCodeAt(text.length - 1) === CARRIAGE_RETURN ? text.slice(0, -1) : text;

const isBlankLine = (cells: readonly string[]): boolean => cells.length === 1 && cells[0].trim() === '';

/**
 * Starts to split text of this dialect; the text begins on `firstLine`. Blank lines are skipped. Blanks between a delimiter and
 * a quote are skipped, a quote within an unquoted field is a character like others, and text after a closing quote is a fault.
 */
export const startSplitting = (dialect: Dialect, firstLine: number, take: TakeRecord): Splitter => {
  const { delimiter, quote, lineEnd } = dialect;
  /** Line of the next character of `carried` and of what follows it. */
  let line = firstLine;
  /** Beginning of a record without a quote, whose line end is still to come. */
  let carried = '';

  // The machine, while a record is in it.
  let mode: 'idle' | 'start' | 'plain' | 'quoted' | 'closed' = 'idle';
  let cells: string[] = [];
  let cellCount = 0;
  let field = '';
  let isLong = false;
  let recordSize = 0;
  let recordLine = 0;
  let quoteLine = 0;
  let fault: RecordFault | undefined;
  /** Characters of the last line that the machine has seen, for the place of a bad byte. */
  let column = 0;

  const append = (piece: string): void => {
    if (isLong) return;
    recordSize += piece.length;
    if (field.length + piece.length > FIELD_MAX || recordSize > RECORD_MAX) {
      isLong = true;
      field = (field + piece.slice(0, KEPT_OF_LONG_FIELD)).slice(0, KEPT_OF_LONG_FIELD);
      fault ??= { code: 'FIELD_TOO_LONG', cell: cellCount };
    } else field = field === '' ? piece : field + piece;
  };

  const endField = (): void => {
    if (cells.length < CELLS_MAX) cells.push(field);
    cellCount++;
    field = '';
    isLong = false;
    mode = 'start';
  };

  const endRecord = (): void => {
    const wasPlain = mode !== 'closed';
    if (wasPlain && lineEnd === '\n') field = withoutCarriageReturn(field);
    endField();
    mode = 'idle';
    if (!(wasPlain && isBlankLine(cells))) take(cells, recordLine, cellCount, fault);
    cells = [];
  };

  const begin = (): void => {
    mode = 'start';
    cellCount = 0;
    recordSize = 0;
    recordLine = line;
    fault = undefined;
    column = 0;
  };

  /** Goes on from `from` to the end of the record; returns where the next one begins, or the length of the text. */
  const machine = (text: string, from: number): number => {
    let at = from;
    while (at < text.length) {
      if (mode === 'quoted') {
        const found = text.indexOf(quote, at);
        const to = found < 0 ? text.length : found;
        line += countOf(lineEnd, text, at, to);
        append(text.slice(at, to));
        at = to + 1;
        if (found >= 0) mode = 'closed';
        continue;
      }
      const character = text[at];
      if (mode === 'closed' && character === quote) {
        append(quote);
        mode = 'quoted';
        at++;
      } else if (character === delimiter) {
        endField();
        at++;
      } else if (character === lineEnd) {
        endRecord();
        line++;
        return at + 1;
      } else if (mode === 'start' && character === quote && field.trim() === '') {
        field = '';
        mode = 'quoted';
        quoteLine = line;
        at++;
      } else if (mode === 'closed' && (character === '\r' || character === ' ' || character === '\t')) {
        at++;
      } else if (mode === 'start' && (character === ' ' || character === '\t')) {
        append(character);
        at++;
      } else {
        if (mode === 'closed') fault ??= { code: 'QUOTE_OPEN', cell: cellCount };
        mode = 'plain';
        const to = endOfPlain(text, at);
        append(text.slice(at, to));
        at = to;
      }
    }
    return text.length;
  };

  const endOfPlain = (text: string, from: number): number => {
    let at = from;
    while (at < text.length && text[at] !== delimiter && text[at] !== lineEnd) at++;
    return at;
  };

  const takeLine = (text: string): void => {
    const content = lineEnd === '\n' ? withoutCarriageReturn(text) : text;
    const parts = content.split(delimiter);
    if (!isBlankLine(parts)) take(parts, line, parts.length, undefined);
    line++;
  };

  const push = (piece: string): void => {
    let at = mode === 'idle' ? 0 : machine(piece, 0);
    if (mode !== 'idle') {
      notePlace(piece);
      return;
    }
    const text = carried === '' ? piece : carried + piece;
    carried = '';
    let nextQuote = text.indexOf(quote, at);
    for (let end = text.indexOf(lineEnd, at); end >= 0; end = text.indexOf(lineEnd, at)) {
      if (nextQuote >= 0 && nextQuote < at) nextQuote = text.indexOf(quote, at);
      if (end - at <= FIELD_MAX && (nextQuote < 0 || nextQuote > end)) {
        takeLine(text.slice(at, end));
        at = end + 1;
        continue;
      }
      begin();
      at = machine(text, at);
      if (mode !== 'idle') {
        notePlace(text);
        return;
      }
    }
    if (text.length - at > FIELD_MAX) {
      begin();
      machine(text, at);
      notePlace(text.slice(at));
    } else carried = text.slice(at);
  };

  const notePlace = (text: string): void => {
    const end = text.lastIndexOf(lineEnd);
    column = end < 0 ? column + text.length : text.length - end - 1;
  };

  const end = (): number | undefined => {
    if (mode === 'idle' && carried !== '') {
      begin();
      const text = carried;
      carried = '';
      machine(text, 0);
    }
    if (mode === 'quoted') return quoteLine;
    if (mode !== 'idle') endRecord();
    return undefined;
  };

  const placeAfter = (text: string) => {
    const all = carried + text;
    const last = all.lastIndexOf(lineEnd);
    const before = last < 0 && mode !== 'idle' ? column : 0;
    return { line: line + countOf(lineEnd, all, 0, all.length), column: before + all.length - last };
  };

  return { push, end, placeAfter };
};
