/** Reads a workbook again, strictly: everything in it must be what is known here, so that nothing else can hide in it. */
import { crc32, inflateRawSync } from 'node:zlib';

/** A cell as it is typed: text, a number, or the text of an amount. */
interface ReadCell {
  readonly value: string | number;
  readonly style: number;
}

interface ReadSheet {
  readonly name: string;
  /** How many rows stay in sight. */
  readonly frozen: number;
  readonly xml: string;
  /** Cells by column name, A on, row by row. */
  readonly rows: readonly Readonly<Record<string, ReadCell>>[];
}

/** Gathers what is streamed. */
export const gather = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
};

/** The files of an archive by name, by its list at the end. */
export const unzip = (bytes: Buffer): ReadonlyMap<string, string> => {
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('no end of an archive');
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry of an archive');
    const [crc, packed, whole] = [16, 20, 24].map(place => bytes.readUInt32LE(at + place));
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(local) !== 0x04034b50) throw new Error(`no header of ${name}`);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = inflateRawSync(bytes.subarray(begin, begin + packed));
    if (content.length !== whole || crc32(content) !== crc) throw new Error(`${name} is damaged`);
    files.set(name, content.toString('utf8'));
    at += 46 + nameLength;
  }
  return files;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const textOf = (xml: string): string =>
  xml
    .replace(/&(\w+);/g, (_, name: string) => ENTITIES[name])
    .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const CELL =
  /<c r="([A-Z]+)(\d+)" s="(\d)"(?: t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t><\/is>|><v>(-?\d+(?:\.\d+)?)<\/v>)<\/c>/g;

const rowsOf = (xml: string): Readonly<Record<string, ReadCell>>[] => {
  const body = /<sheetData>(.*)<\/sheetData><\/worksheet>$/s.exec(xml)?.[1];
  if (body === undefined) throw new Error('no rows');
  if (body.replace(CELL, '').replace(/<row r="\d+"><\/row>/g, '') !== '') throw new Error('something else than cells');
  return body
    .split('</row>')
    .slice(0, -1)
    .map((row, place) =>
      Object.fromEntries(
        [...row.matchAll(CELL)].map(([, column, line, style, text, number]) => {
          if (Number(line) !== place + 1) throw new Error(`row ${line} stands at ${place + 1}`);
          return [column, { value: text === undefined ? Number(number) : textOf(text), style: Number(style) }];
        }),
      ),
    );
};

/** The sheets of a workbook in order. */
export const readXlsx = (bytes: Buffer): readonly ReadSheet[] => {
  const files = unzip(bytes);
  const targets = new Map(
    [...files.get('xl/_rels/workbook.xml.rels')!.matchAll(/Id="(\w+)" Type="[^"]+" Target="([^"]+)"/g)].map(
      ([, id, target]) => [id, target],
    ),
  );
  return [...files.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]+)" sheetId="\d+" r:id="(\w+)"\/>/g)].map(
    ([, name, id]) => {
      const xml = files.get(`xl/${targets.get(id)}`)!;
      const [, frozen] = /<pane ySplit="(\d+)" [^>]*state="frozen"\/>/.exec(xml) ?? [];
      return { name: textOf(name), frozen: Number(frozen), xml, rows: rowsOf(xml) };
    },
  );
};
