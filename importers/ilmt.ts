/**
 * Audit snapshots of IBM License Metric Tool: the PVU that its servers were measured with, as of the day of each product's peak.
 * Read is `pvu_sub_capacity.csv`: products become licenses of the metric `ibm_pvu`, physical servers and the computers on them
 * become computers, and the PVU of a server measurements of source `ilmt`. The other files of a snapshot hold the same figures
 * again, or figures of no server, and are named in a warning each.
 *
 * The header may be in any language (see `ilmt/columns.ts`). Measurements of earlier snapshots stay: the peak over all of them counts.
 */
import { quoted } from '../engine/estate/numbers.ts';
import type { Problem } from '../engine/estate/problem.ts';
import { rowProblem } from './csv-problems.ts';
import type { RecordFault } from './delimited.ts';
import { placesOf } from './ilmt/columns.ts';
import { helpForUnread, isPvuFile } from './ilmt/files.ts';
import { startGathering } from './ilmt/pvu.ts';
import { readRecords } from './records.ts';
import type { Importer, Item, ReadOptions } from './source.ts';

const refused = (problem: Problem): Item => ({ kind: 'problem', problem });

/** Reads the records of one file; the first is the header. */
const startReading = (file: string) => {
  let names: readonly string[] | undefined;
  let gathering: ReturnType<typeof startGathering> | undefined;
  let refusal: Problem | undefined;
  const broken: Item[] = [];

  const takeHeader = (cells: readonly string[], line: number): void => {
    names = cells;
    const places = placesOf(cells);
    if ('code' in places) refusal = { ...places, file, line };
    else gathering = startGathering(file, places);
  };

  const take = (cells: string[], line: number, count: number, fault: RecordFault | undefined): void => {
    if (!names) takeHeader(cells, line);
    else if (fault || count !== names.length) {
      const problem: Problem = { ...rowProblem(names, count, fault), table: 'measurements', file, line };
      broken.push({ kind: 'broken', table: 'measurements', columns: names, cells, problem });
    } else gathering?.take(cells, line);
  };

  return {
    take,
    refusal: (): Problem | undefined => refusal,
    items: (): readonly Item[] => [...(gathering?.items(broken.length === 0) ?? []), ...broken],
  };
};

async function* readPvu(bytes: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncIterable<Item> {
  const reading = startReading(options.file);
  for await (const step of readRecords(bytes, options, { known: [] }, reading.take)) {
    const refusal = reading.refusal();
    if (refusal) return yield refused(refusal);
    yield step;
    if (step.kind === 'problem') return;
  }
  const refusal = reading.refusal();
  if (refusal) yield refused(refusal);
  else yield* reading.items();
}

async function* read(bytes: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncIterable<Item> {
  const { file } = options;
  if (isPvuFile(file)) return yield* readPvu(bytes, options);
  const help = helpForUnread(file);
  if (help)
    yield refused({ code: 'COLUMN_UNKNOWN', file, message: 'This file of an audit snapshot is not read.', help });
  else {
    const message = `${quoted(file)} is no file of an audit snapshot.`;
    yield refused({
      code: 'TABLE_UNKNOWN',
      file,
      message,
      help: 'Leave the names of its files as they were exported.',
    });
  }
}

export const ilmt: Importer = {
  id: 'ilmt',
  tables: ['computers', 'licenses', 'measurements'],
  speaksOf: 'scopes',
  detect: file => isPvuFile(file) || helpForUnread(file) !== undefined,
  read,
};
