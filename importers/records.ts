/** Reads a delimited file record by record: decodes it, finds its header and dialect, and says why it cannot be read on. */
import type { TableName } from '../engine/estate/tables.ts';
import { badByte, fileEmpty, quoteOpen } from './csv-problems.ts';
import { type Splitter, startSplitting, type TakeRecord } from './delimited.ts';
import { findHeader, HEADER_MAX } from './header.ts';
import type { FileProblem, Progress, ReadOptions } from './source.ts';
import { startDecoding } from './text.ts';

/** Most bytes that are decoded at once. */
const PIECE_BYTES = 262_144;

async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) yield chunk.subarray(from, from + PIECE_BYTES);
  }
}

/** What is known of a file before it is read. */
export interface Expected {
  readonly table?: TableName;
  /** Names of columns, in lower case: the delimiter is the one under which most of them are found. */
  readonly known: readonly string[];
}

/**
 * Hands each record to `take`, the header first, and yields after each piece how far it is. Ends with a problem where the file is
 * empty, is not of its encoding, or is cut off within quotes.
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  { table, known }: Expected,
  take: TakeRecord,
): AsyncIterable<Progress | FileProblem> {
  const { file } = options;
  const decode = startDecoding(options.encoding);
  let splitter: Splitter | undefined;
  let head = '';
  let read = 0;

  /** Passes the next bytes on; returns a problem that ends the reading. */
  const push = (piece: Uint8Array, isLast: boolean): FileProblem | undefined => {
    const text = decode(piece, isLast);
    if (typeof text !== 'string') {
      const known = splitter ?? startSplitting({ delimiter: ',', quote: '"', lineEnd: '\n' }, 1, () => {});
      const problem = badByte(text, known.placeAfter(head + text.textBefore), options, table);
      return { kind: 'problem', problem };
    }
    if (splitter) {
      splitter.push(text);
      return undefined;
    }
    head += text;
    const zero = head.indexOf('\0');
    if (zero >= 0) {
      const textBefore = head.slice(0, zero);
      const place = { line: textBefore.split('\n').length, column: zero - textBefore.lastIndexOf('\n') };
      return { kind: 'problem', problem: badByte({ offset: zero, byte: 0, textBefore }, place, options, table) };
    }
    const found = findHeader(head, isLast || head.length > HEADER_MAX, known);
    if (found === 'blank') return { kind: 'problem', problem: fileEmpty(file, table) };
    if (found === undefined) return undefined;
    splitter = startSplitting(found.dialect, found.line, take);
    splitter.push(head.slice(found.at));
    head = '';
    return undefined;
  };

  for await (const piece of pieces(bytes)) {
    const ended = push(piece, false);
    if (ended) return yield ended;
    read += piece.length;
    yield { kind: 'progress', bytes: read };
  }
  const ended = push(new Uint8Array(0), true);
  if (ended) return yield ended;
  const openedOn = splitter?.end();
  if (openedOn !== undefined) yield { kind: 'problem', problem: quoteOpen(file, table, openedOn) };
}
