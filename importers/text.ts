/** Bytes into text, strictly: UTF-8 is checked to the byte, other encodings are read only when they are named. */

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

/** The first byte that is not of the encoding, and the text before it in the same piece of bytes. */
export interface BadByte {
  /** Place in the file, from 0. */
  readonly offset: number;
  /** Value of the byte, 0 to 255; undefined where the file ends in the middle of a character. */
  readonly byte: number | undefined;
  readonly textBefore: string;
}

/** Decodes the next piece of bytes; `isLast` says that no more come. Characters cut at the end of a piece come with the next. */
export type Decode = (bytes: Uint8Array, isLast: boolean) => string | BadByte;

const BOM = '\ufeff';

/** Number of bytes at the end of `bytes` that begin a character whose other bytes are still to come. */
const openBytes = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
};

/** Length of the UTF-8 character at `at`, or 0 where there is none (wrong lead, too short, too long a form, a surrogate). */
const characterLength = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at];
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return 0;
  for (let next = at + 1; next < at + length; next++) if ((bytes[next] & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1];
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  return length;
};

/** Index of the first byte that does not belong to a UTF-8 character; the length of `bytes` where all do. */
const firstBadByte = (bytes: Uint8Array): number => {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
};

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/**
 * Decodes UTF-8 piece by piece, each in one call without keeping state in the decoder: much faster than decoding as a stream,
 * and the place of a bad byte stays known.
 */
const decodeUtf8 = (): Decode => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let open: Uint8Array = new Uint8Array(0);
  let offset = 0;
  return (bytes, isLast) => {
    const all = joined(open, bytes);
    const cut = isLast ? 0 : openBytes(all);
    const whole = all.subarray(0, all.length - cut);
    open = all.slice(all.length - cut);
    let text: string;
    try {
      text = decoder.decode(whole);
    } catch {
      const at = firstBadByte(whole);
      return { offset: offset + at, byte: whole[at], textBefore: decoder.decode(whole.subarray(0, at)) };
    }
    const isFirst = offset === 0;
    offset += whole.length;
    return isFirst && text.startsWith(BOM) ? text.slice(1) : text;
  };
};

/** Decodes a named encoding as a stream. Text that is not of the encoding is a bad byte at an offset known to the piece only. */
const decodeNamed = (encoding: Exclude<Encoding, 'utf-8'>): Decode => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = 0;
  return (bytes, isLast) => {
    try {
      const text = decoder.decode(bytes, { stream: !isLast });
      offset += bytes.length;
      return text;
    } catch {
      return { offset, byte: bytes[0], textBefore: '' };
    }
  };
};

/** Starts decoding one file. A byte-order mark at its beginning is taken off. */
export const startDecoding = (encoding: Encoding = 'utf-8'): Decode =>
  encoding === 'utf-8' ? decodeUtf8() : decodeNamed(encoding);
