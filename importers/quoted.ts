/** Cuts records that hold a quote with csv-parse: the only place that reads quotes, called for no more text than holds them. */
import { CsvError, type InfoRecord, type Options, parse } from 'csv-parse/sync';

export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  /** `\n` (a `\r` before it is taken off) or a lone `\r`. */
  readonly lineEnd: string;
}

/** Takes the cells of a record and the text that they were cut out of, its line end included. */
type TakeQuoted = (cells: string[], source: string) => void;

interface Cut {
  /** Length of the records that were handed on. */
  readonly length: number;
  /** Where in the text after them the cell begins whose quote is still open; undefined when none is. */
  readonly openAt?: number;
}

/** Cuts the records of `text`, which begins with one. A blank line is a record of one blank cell. */
type CutQuoted = (text: string, take: TakeQuoted) => Cut;

/** Prepares csv-parse for a dialect. Blanks before a cell are skipped, a quote within an unquoted cell is a character like others. */
export const cutterOf = ({ delimiter, quote, lineEnd }: Dialect): CutQuoted => {
  const options: Options = {
    delimiter,
    quote,
    escape: quote,
    record_delimiter: lineEnd === '\n' ? ['\r\n', '\n'] : [lineEnd],
    relax_column_count: true,
    relax_quotes: true,
    ltrim: true,
  };
  const delimiterBytes = Buffer.byteLength(delimiter);
  return (text, take) => {
    const bytes = Buffer.from(text);
    let from = 0;
    let length = 0;
    const on_record = (cells: string[], { bytes: to }: InfoRecord): null => {
      const source = bytes.toString('utf8', from, to);
      from = to;
      length += source.length;
      take(cells, source);
      return null;
    };
    try {
      parse(bytes, { ...options, on_record });
      return { length };
    } catch (error) {
      if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
      // csv-parse names the end of the last whole cell; of a record's first cell that is the end of the record before.
      const cellFrom = error.column === 0 ? from : Number(error.bytes) + delimiterBytes;
      return { length, openAt: bytes.toString('utf8', from, cellFrom).length };
    }
  };
};

/**
 * Tells, for a cell that begins with a quote, what it was meant to be; undefined where text follows its closing quote. csv-parse keeps
 * such a cell with its quotes, and also one with blanks after the closing quote; how the cell was written tells them apart.
 */
const meant = (cell: string, source: string, quote: string): string | undefined => {
  const isWritten = (text: string): boolean =>
    source.includes(`${quote}${text.replaceAll(quote, quote + quote)}${quote}`);
  if (isWritten(cell)) return cell;
  const inner = cell.trimEnd().slice(1, -1);
  return cell.trimEnd().endsWith(quote) && isWritten(inner) ? inner : undefined;
};

/** Puts right the cells of a record in place; returns the first (from 0) that has text after its closing quote, or -1. */
export const mendQuotes = (cells: string[], source: string, quote: string): number => {
  for (let at = 0; at < cells.length; at++) {
    if (!cells[at].startsWith(quote)) continue;
    const cell = meant(cells[at], source, quote);
    if (cell === undefined) return at;
    cells[at] = cell;
  }
  return -1;
};
