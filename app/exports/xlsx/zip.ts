/** Packs parts into a ZIP archive piece by piece: no part is ever whole in memory, and the same parts give the same bytes. */
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of the archive, as text in pieces. */
export interface Part {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

interface Packed {
  readonly name: Buffer;
  /** Place of its header in the archive. */
  readonly offset: number;
  crc: number;
  packed: number;
  whole: number;
}

const VERSION = 20;
/** Sizes follow the part; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01, the first day there is: the day of writing is no part of the content. */
const DATE = 0x0021;
const SIZE_MAX = 0xffff_ffff;
const PIECE_CHARACTERS = 65_536;

/** Little-endian numbers, each with its width in bytes. */
const record = (...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer => {
  const bytes = Buffer.alloc(fields.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of fields) at = bytes.writeUIntLE(value, at, width);
  return bytes;
};

const headerOf = ({ name }: Packed): Buffer =>
  Buffer.concat([
    record([0x04034b50, 4], [VERSION, 2], [FLAGS, 2], [DEFLATED, 2], [0, 2], [DATE, 2], [0, 4], [0, 4], [0, 4]),
    record([name.length, 2], [0, 2]),
    name,
  ]);

const descriptorOf = ({ crc, packed, whole }: Packed): Buffer =>
  record([0x08074b50, 4], [crc, 4], [packed, 4], [whole, 4]);

const entryOf = ({ name, crc, packed, whole, offset }: Packed): Buffer =>
  Buffer.concat([
    record([0x02014b50, 4], [VERSION, 2], [VERSION, 2], [FLAGS, 2], [DEFLATED, 2], [0, 2], [DATE, 2]),
    record([crc, 4], [packed, 4], [whole, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
    name,
  ]);

/** Small pieces are gathered, so that a cell is not a piece of its own. */
function* gathered(pieces: Iterable<string>): Iterable<Buffer> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

async function* deflated({ pieces }: Part, into: Packed): AsyncGenerator<Buffer> {
  const counted = function* (): Iterable<Buffer> {
    for (const piece of gathered(pieces)) {
      into.crc = crc32(piece, into.crc);
      into.whole += piece.length;
      yield piece;
    }
  };
  const deflate = createDeflateRaw();
  // An error of the source destroys the compressor, and so reaches whoever reads from it below.
  pipeline(Readable.from(counted()), deflate, () => undefined);
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    into.packed += piece.length;
    yield piece;
  }
}

/** The archive. Parts are read one after the other. Throws a `RangeError` where it would outgrow 4 GB. */
export async function* zipped(parts: Iterable<Part>): AsyncGenerator<Uint8Array> {
  const entries: Packed[] = [];
  let written = 0;
  const counted = (bytes: Buffer): Buffer => {
    written += bytes.length;
    if (written > SIZE_MAX) throw new RangeError('The archive would be larger than 4 GB.');
    return bytes;
  };
  for (const part of parts) {
    const entry: Packed = { name: Buffer.from(part.name), offset: written, crc: 0, packed: 0, whole: 0 };
    yield counted(headerOf(entry));
    for await (const piece of deflated(part, entry)) yield counted(piece);
    if (entry.whole > SIZE_MAX) throw new RangeError(`${part.name} is larger than 4 GB.`);
    yield counted(descriptorOf(entry));
    entries.push(entry);
  }
  const offset = written;
  for (const entry of entries) yield counted(entryOf(entry));
  const size = written - offset;
  yield record(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  );
}
