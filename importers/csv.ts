/** Delimited files of the estate's own tables: one table a file, streamed in batches, every bad row and file named with its place. */
import { suggestion } from '../engine/estate/nearest.ts';
import { quoted } from '../engine/estate/numbers.ts';
import type { Problem } from '../engine/estate/problem.ts';
import { TABLE_NAMES, type TableName } from '../engine/estate/tables.ts';
import { FIELD_MAX, type RecordFault, type Splitter, startSplitting } from './delimited.ts';
import { findHeader, HEADER_MAX, type Header, readHeader } from './header.ts';
import type { Batch, BrokenRow, FileProblem, Importer, Item, ReadOptions } from './source.ts';
import { type BadByte, startDecoding } from './text.ts';

/** Most rows of a batch. */
const BATCH_ROWS = 4_096;
/** Most bytes that are decoded at once. */
const PIECE_BYTES = 262_144;

/** The table that a file name stands for: the name without folder and ending. */
const tableName = (file: string): string =>
  (file.split(/[\\/]/).pop() ?? '').replace(/\.(csv|tsv|txt)$/i, '').toLowerCase();

/** The table of a file by its name, or undefined. */
export const tableOfFile = (file: string): TableName | undefined => {
  const name = tableName(file);
  return TABLE_NAMES.find(table => table === name);
};

const refused = (problem: Problem): FileProblem => ({ kind: 'problem', problem });

const tableUnknown = (file: string): Problem => ({
  code: 'TABLE_UNKNOWN',
  file,
  message: `No table is called ${quoted(tableName(file))}.`,
  help: `${suggestion(tableName(file), TABLE_NAMES)}Name the file after one of the tables: ${TABLE_NAMES.join(', ')}.`,
});

const fileEmpty = (file: string, table: TableName): Problem => ({
  code: 'FILE_EMPTY',
  table,
  file,
  message: 'The file is empty.',
  help: 'Give at least the header line; a header alone means a table without rows.',
});

const quoteOpen = (file: string, table: TableName, line: number): Problem => ({
  code: 'QUOTE_OPEN',
  table,
  file,
  line,
  message: `The file ends within a quoted cell whose quote was opened on line ${line}.`,
  help: 'The file was cut off or a quote is missing: close it there, or write a quote that belongs to the text twice.',
});

const badByte = (
  bad: BadByte,
  place: { line: number; column: number },
  options: ReadOptions,
  table: TableName,
): Problem => {
  const { encoding = 'utf-8', file } = options;
  const what =
    bad.byte === undefined ? 'The file ends' : `Byte 0x${bad.byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const where = `at offset ${bad.offset} (line ${place.line}, column ${place.column})`;
  const isWide = bad.offset === 0 && (bad.byte === 0xff || bad.byte === 0xfe);
  const help = isWide
    ? 'It looks like UTF-16: save it as UTF-8, or name its encoding, utf-16le.'
    : 'Save the file as UTF-8, or name its encoding: windows-1252 (usual for older spreadsheets) or utf-16le.';
  return {
    code: encoding === 'utf-8' ? 'FILE_NOT_UTF8' : 'FILE_UNREADABLE',
    table,
    file,
    line: place.line,
    message: `${what} ${where} is not ${encoding === 'utf-8' ? 'UTF-8' : encoding}.`,
    help: encoding === 'utf-8' ? help : 'Name the encoding that the file was really saved in.',
  };
};

/** Reads one file's records into batches; the first record is the header. */
const startTable = (table: TableName, file: string) => {
  const items: Item[] = [];
  let header: Header | undefined;
  let isWhole = false;
  let rows: (readonly string[])[] = [];
  let lines: number[] = [];

  const flush = (): void => {
    if (!header || rows.length === 0) return;
    items.push({ kind: 'batch', table, columns: header.columns, rows, lines } satisfies Batch);
    rows = [];
    lines = [];
  };

  const takeHeader = (cells: readonly string[], line: number, fault: RecordFault | undefined): void => {
    header = readHeader(cells, table, file, line);
    if (fault) {
      items.push(refused({ ...rowProblem(header.names, cells.length, fault), table, file, line }));
      header = { ...header, isRefused: true };
      return;
    }
    isWhole = header.places.length === cells.length;
    for (const problem of header.problems) items.push(refused(problem));
  };

  const breakRow = (
    names: readonly string[],
    cells: string[],
    line: number,
    count: number,
    fault?: RecordFault,
  ): void => {
    flush();
    const problem = { ...rowProblem(names, count, fault), table, file, line };
    items.push({ kind: 'broken', table, columns: names, cells, problem } satisfies BrokenRow);
  };

  const take = (cells: string[], line: number, count: number, fault: RecordFault | undefined): void => {
    if (!header) {
      takeHeader(cells, line, fault);
      return;
    }
    if (header.isRefused) return;
    const { names, places } = header;
    if (fault || count !== names.length) {
      breakRow(names, cells, line, count, fault);
      return;
    }
    if (isWhole) rows.push(cells);
    else {
      const known = new Array<string>(places.length);
      for (let at = 0; at < places.length; at++) known[at] = cells[places[at]];
      rows.push(known);
    }
    lines.push(line);
    if (rows.length >= BATCH_ROWS) flush();
  };

  return {
    take,
    flush,
    isRefused: (): boolean => header?.isRefused ?? false,
    /** What was read since the last call. */
    drain: (): Item[] => items.splice(0),
  };
};

const rowProblem = (
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

async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) yield chunk.subarray(from, from + PIECE_BYTES);
  }
}

async function* read(bytes: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncIterable<Item> {
  const { file } = options;
  const table = options.table ?? tableOfFile(file);
  if (!table) {
    yield refused(tableUnknown(file));
    return;
  }
  const decode = startDecoding(options.encoding);
  const content = startTable(table, file);
  let splitter: Splitter | undefined;
  let head = '';
  let read = 0;

  /** Passes text on; false when the file turns out to be blank. */
  const push = (text: string, isLast: boolean): boolean => {
    if (splitter) {
      splitter.push(text);
      return true;
    }
    head += text;
    const found = findHeader(head, isLast || head.length > HEADER_MAX, table);
    if (found === undefined) return true;
    if (found === 'blank') return false;
    splitter = startSplitting(found.dialect, found.line, content.take);
    splitter.push(head.slice(found.at));
    head = '';
    return true;
  };
  const placeAfter = (text: string) =>
    (splitter ?? startSplitting({ delimiter: ',', quote: '"', lineEnd: '\n' }, 1, () => {})).placeAfter(head + text);

  for await (const piece of pieces(bytes)) {
    const text = decode(piece, false);
    if (typeof text !== 'string') return yield refused(badByte(text, placeAfter(text.textBefore), options, table));
    if (!push(text, false)) return yield refused(fileEmpty(file, table));
    read += piece.length;
    yield* content.drain();
    if (content.isRefused()) return;
    yield { kind: 'progress', bytes: read };
  }
  const rest = decode(new Uint8Array(0), true);
  if (typeof rest !== 'string') return yield refused(badByte(rest, placeAfter(rest.textBefore), options, table));
  if (!push(rest, true)) return yield refused(fileEmpty(file, table));
  const openedOn = splitter?.end();
  content.flush();
  yield* content.drain();
  if (content.isRefused()) return;
  if (openedOn !== undefined) yield refused(quoteOpen(file, table, openedOn));
}

/** Whether the bytes look like text that is no JSON, XML or archive. */
const looksDelimited = (head: Uint8Array): boolean => {
  const first = head.find(byte => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  return first !== 0x7b && first !== 0x5b && first !== 0x3c && !(head[0] === 0x50 && head[1] === 0x4b);
};

export const csv: Importer = {
  id: 'csv',
  tables: TABLE_NAMES,
  speaksOf: 'tables',
  detect: (file, head) => (/\.(csv|tsv|txt)$/i.test(file) || tableOfFile(file) !== undefined) && looksDelimited(head),
  read,
};
