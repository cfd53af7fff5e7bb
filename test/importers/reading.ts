/** Reads a source in a test: bytes in pieces of a chosen size in, items out. */
import type { Batch, BrokenRow, Importer, Item, ReadOptions, Scope } from '../../importers/source.ts';

const encoder = new TextEncoder();

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? encoder.encode(content) : content;

async function* inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export const readAll = async (
  importer: Importer,
  content: string | Uint8Array,
  options: ReadOptions,
  pieceBytes = 65_536,
) => {
  const items: Item[] = [];
  for await (const item of importer.read(inPieces(bytesOf(content), pieceBytes), options)) items.push(item);
  const batches = items.filter((item): item is Batch => item.kind === 'batch');
  return {
    items,
    batches,
    broken: items.filter((item): item is BrokenRow => item.kind === 'broken'),
    scopes: items.filter((item): item is Scope => item.kind === 'scope'),
    problems: items.flatMap(item => (item.kind === 'problem' ? [item.problem] : [])),
    rows: batches.flatMap(batch => batch.rows),
    lines: batches.flatMap(batch => batch.lines),
  };
};
