/** Named blocks of bytes put into one and taken apart again: the form in which an estate is kept with its runs. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Every block begins at a multiple of this, so that it can be looked at as numbers without a copy. */
const ALIGNMENT = 8;

const aligned = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

/** Layout: length of the index (8 bytes), index as JSON `[[name, length], …]`, then the blocks, each padded with zeros. */
export const joinBlocks = (blocks: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const index = encoder.encode(JSON.stringify([...blocks].map(([name, bytes]) => [name, bytes.length])));
  let length = ALIGNMENT + aligned(index.length);
  for (const bytes of blocks.values()) length += aligned(bytes.length);
  const all = new Uint8Array(length);
  new DataView(all.buffer).setUint32(0, index.length, true);
  all.set(index, ALIGNMENT);
  let at = ALIGNMENT + aligned(index.length);
  for (const bytes of blocks.values()) {
    all.set(bytes, at);
    at += aligned(bytes.length);
  }
  return all;
};

/** Takes blocks apart; they are views of `all`, which must be aligned itself. */
export const splitBlocks = (all: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const indexLength = new DataView(all.buffer, all.byteOffset).getUint32(0, true);
  const index: [string, number][] = JSON.parse(decoder.decode(all.subarray(ALIGNMENT, ALIGNMENT + indexLength)));
  const blocks = new Map<string, Uint8Array>();
  let at = ALIGNMENT + aligned(indexLength);
  for (const [name, length] of index) {
    blocks.set(name, all.subarray(at, at + length));
    at += aligned(length);
  }
  return blocks;
};

/** The bytes of a typed array. */
export const bytesOf = (numbers: ArrayBufferView): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** Bytes as 32-bit numbers; copied where they are not aligned. */
export const int32Of = (bytes: Uint8Array): Int32Array =>
  bytes.byteOffset % 4 === 0
    ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
    : new Int32Array(bytes.slice().buffer);

export const jsonBytes = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value));
export const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes));
