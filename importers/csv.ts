/** Delimited files of the estate's own tables: one table a file, streamed in batches, every bad row and file named with its place. */
import { COLUMNS } from '../engine/estate/keys.ts';
import type { Problem } from '../engine/estate/problem.ts';
import { TABLE_NAMES, type TableName } from '../engine/estate/tables.ts';
import { rowProblem, tableOfFile, tableUnknown } from './csv-problems.ts';
import type { RecordFault } from './delimited.ts';
import { type Header, readHeader } from './header.ts';
import { readRecords } from './records.ts';
import type { Batch, BrokenRow, FileProblem, Importer, Item, ReadOptions } from './source.ts';

export { tableOfFile } from './csv-problems.ts';

/** Most rows of a batch. */
const BATCH_ROWS = 4_096;

const refused = (problem: Problem): FileProblem => ({ kind: 'problem', problem });

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

async function* read(bytes: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncIterable<Item> {
  const { file } = options;
  const table = options.table ?? tableOfFile(file);
  if (!table) {
    yield refused(tableUnknown(file));
    return;
  }
  const content = startTable(table, file);
  for await (const step of readRecords(bytes, options, { table, known: COLUMNS[table] }, content.take)) {
    yield* content.drain();
    if (content.isRefused()) return;
    yield step;
  }
  content.flush();
  yield* content.drain();
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
