/** The words for what is wrong with a delimited file or one of its rows: where it is, what was expected and what to do. */
import { suggestion } from '../engine/estate/nearest.ts';
import { quoted } from '../engine/estate/numbers.ts';
import type { Problem } from '../engine/estate/problem.ts';
import { TABLE_NAMES, type TableName } from '../engine/estate/tables.ts';
import { FIELD_MAX, type RecordFault } from './delimited.ts';
import type { ReadOptions } from './source.ts';
import type { BadByte } from './text.ts';

/** The table that a file name stands for: the name without folder and ending. */
const tableName = (file: string): string =>
  (file.split(/[\\/]/).pop() ?? '').replace(/\.(csv|tsv|txt)$/i, '').toLowerCase();

/** The table of a file by its name, or undefined. */
export const tableOfFile = (file: string): TableName | undefined => {
  const name = tableName(file);
  return TABLE_NAMES.find(table => table === name);
};

/** The file is called like no table. */
export const tableUnknown = (file: string): Problem => ({
  code: 'TABLE_UNKNOWN',
  file,
  message: `No table is called ${quoted(tableName(file))}.`,
  help: `${suggestion(tableName(file), TABLE_NAMES)}Name the file after one of the tables: ${TABLE_NAMES.join(', ')}.`,
});

/** The file holds nothing but blanks. */
export const fileEmpty = (file: string, table: TableName | undefined): Problem => ({
  code: 'FILE_EMPTY',
  table,
  file,
  message: 'The file is empty.',
  help: 'Give at least the header line; a header alone means a table without rows.',
});

/** The file was cut off within a quoted cell. */
export const quoteOpen = (file: string, table: TableName | undefined, line: number): Problem => ({
  code: 'QUOTE_OPEN',
  table,
  file,
  line,
  message: `The file ends within a quoted cell whose quote was opened on line ${line}.`,
  help: 'The file was cut off or a quote is missing: close it there, or write a quote that belongs to the text twice.',
});

const WIDE_HELP = {
  little: 'It looks like UTF-16: save it as UTF-8, or name its encoding, utf-16le.',
  big: 'It looks like UTF-16: save it as UTF-8.',
  none: 'Save the file as UTF-8, or name its encoding: windows-1252 (usual for older spreadsheets) or utf-16le.',
} as const;

/** In UTF-16 every other byte of plain letters is zero, the second of each pair or the first; a mark at the beginning says which. */
const wideness = ({ offset, byte, textBefore }: BadByte): keyof typeof WIDE_HELP => {
  if (offset === 0 && byte === 0xff) return 'little';
  if (offset === 0 && byte === 0xfe) return 'big';
  const zero = textBefore.indexOf('\0');
  const place = zero >= 0 ? zero : byte === 0 ? offset : -1;
  return place < 0 ? 'none' : place % 2 === 0 ? 'big' : 'little';
};

/** A byte that is not of the encoding that the file is read in, or, of a header, no text at all. */
export const badByte = (
  bad: BadByte,
  place: { line: number; column: number },
  options: ReadOptions,
  table: TableName | undefined,
): Problem => {
  const { encoding = 'utf-8', file } = options;
  const what =
    bad.byte === undefined ? 'The file ends' : `Byte 0x${bad.byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const where = `at offset ${bad.offset} (line ${place.line}, column ${place.column})`;
  const help = WIDE_HELP[wideness(bad)];
  const expected = bad.byte === 0 ? 'text' : encoding === 'utf-8' ? 'UTF-8' : encoding;
  return {
    code: encoding === 'utf-8' ? 'FILE_NOT_UTF8' : 'FILE_UNREADABLE',
    table,
    file,
    line: place.line,
    message: `${what} ${where} is not ${expected}.`,
    help: encoding === 'utf-8' ? help : 'Name the encoding that the file was really saved in.',
  };
};

/** Why one row cannot be taken: a field too long, text after a closing quote, or the wrong number of cells. */
export const rowProblem = (
  names: readonly string[],
  count: number,
  fault?: RecordFault,
): Omit<Problem, 'table' | 'file' | 'line'> => {
  if (fault?.code === 'FIELD_TOO_LONG') {
    return {
      code: 'FIELD_TOO_LONG',
      column: names[fault.cell],
      message: `A cell is longer than ${FIELD_MAX} characters.`,
      help: 'Shorten it; if it should not be that long, look for a quote that was opened and not closed.',
    };
  }
  if (fault) {
    return {
      code: 'QUOTE_OPEN',
      column: names[fault.cell],
      message: 'Text follows the closing quote of a cell.',
      help: 'Write a quote that belongs to the text twice, and put the delimiter right after the closing quote.',
    };
  }
  return {
    code: 'ROW_WIDTH',
    message: `The row has ${count} cells, the header has ${names.length}.`,
    help: 'Give one cell for each column, blank ones too, and quote cells that hold the delimiter.',
  };
};
