/** How an answer that can be a table, text for programs or a file is asked for, and where it goes. */
import { Option } from 'commander';
import type { Context } from './context.ts';
import { UsageError } from './exit.ts';
import { type Pieces, say, stream } from './streams.ts';
import { writeTo } from './writing.ts';

export const FORMATS = {
  positions: ['table', 'json', 'csv', 'xlsx'],
  unlicensed: ['table', 'json', 'csv'],
  renewals: ['table', 'json', 'csv', 'ics'],
} as const;

export interface Delivery<Format extends string> {
  readonly format?: Format;
  readonly out?: string;
}

/** `--format`, for commands whose answer has several. */
export const formatOption = (formats: readonly string[]): Option =>
  new Option('--format <format>', 'how to write it (default: what the name of --out ends in, else table)').choices(
    formats,
  );

/** `--out`, for the same. */
export const outOption = (): Option => new Option('--out <file>', 'write it to a file; - is standard output');

/** The format asked for, else the one that the name of the file ends in, else a table. */
export const formatOf = <Format extends string>(
  { json }: Context,
  { format, out }: Delivery<Format>,
  formats: readonly Format[],
): Format | 'table' | 'json' => {
  if (json && format !== undefined && format !== 'json')
    throw new UsageError(`--json and --format ${format} ask for two answers; give one of them.`);
  if (json) return 'json';
  const ending = /\.([a-z]+)$/i.exec(out ?? '')?.[1].toLowerCase();
  return format ?? formats.find(known => known === ending) ?? 'table';
};

/** Writes the answer to a file where one is named, else to stdout. */
export const deliver = async (pieces: Pieces, path: string | undefined): Promise<void> => {
  if (path === undefined || path === '-') return stream(pieces);
  await writeTo(path, pieces);
  say(`Written to ${path}.`);
};
