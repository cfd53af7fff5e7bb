/** The publishers' numbers that hold on one day, taken out of the dated catalog in the form the engine wants. */
import type { ProcessorRow, Terms, Tier } from '../engine/terms.ts';
import { maintenanceGatesOn } from './activation/schemes.ts';
import { entryOn } from './dated.ts';
import { dayText } from './day.ts';
import type { ContentOf } from './format.ts';
import { type Catalog, filesOf } from './load.ts';

/**
 * The terms of a day. Pure: the same catalog and day give the same terms.
 * @param asOf whole days since 1970-01-01
 * @throws where a processor table or its value for unknown processors is missing on that day: a calculation could only guess
 */
export const termsFor = (catalog: Catalog, asOf: number): Terms => {
  const coreFactors = tableOn(catalog, 'core-factors', asOf);
  const pvu = tableOn(catalog, 'pvu', asOf);
  return {
    asOf,
    hash: catalog.hash,
    defaults: defaultsOn(catalog, asOf),
    coreFactors: coreFactors.rows,
    unknownCoreFactor: coreFactors.unknown,
    pvu: pvu.rows,
    unknownPvu: pvu.unknown,
    tiers: tiersOn(catalog, asOf),
    maintenanceFrom: maintenanceGatesOn(catalog, asOf),
  };
};

const defaultsOn = (catalog: Catalog, asOf: number): Terms['defaults'] => {
  const defaults: Record<string, Record<string, string>> = {};
  for (const { content } of filesOf(catalog, 'parameters')) {
    for (const [metric, parameters] of Object.entries(content.metrics)) {
      defaults[metric] ??= {};
      for (const [parameter, entries] of Object.entries(parameters)) {
        const entry = entryOn(entries, asOf);
        if (entry) defaults[metric][parameter] = entry.value;
      }
    }
  }
  return defaults;
};

type ProcessorTable = ContentOf<'processors'>;

const tableOn = (
  catalog: Catalog,
  table: ProcessorTable['table'],
  asOf: number,
): { rows: readonly ProcessorRow[]; unknown: string } => {
  const found = filesOf(catalog, 'processors').find(({ content }) => content.table === table)?.content;
  const unknown = found && entryOn(found.unknown, asOf)?.value;
  if (!found || unknown === undefined) {
    throw new Error(`The catalog has no ${table} table for ${dayText(asOf)}. Add one whose values hold from that day.`);
  }
  return { rows: found.rows.flatMap(row => rowsOn(row, asOf)), unknown };
};

/** A row of the file as rows of the engine: one for each processor and server, none where no value holds yet. */
const rowsOn = (row: ProcessorTable['rows'][number], asOf: number): readonly ProcessorRow[] => {
  const value = entryOn(row.values, asOf)?.value;
  if (value === undefined) return [];
  const limit = row.max_processors === undefined ? {} : { max_processors: Number(row.max_processors) };
  return pairsOf(row).map(pair => ({ ...pair, ...limit, value }));
};

/** Every pair of one of the row's processors and one of its servers. */
export const pairsOf = (row: ProcessorTable['rows'][number]): readonly { processor: string; server?: string }[] => {
  const servers = row.server === undefined ? [{}] : [row.server].flat().map(server => ({ server }));
  return [row.processor].flat().flatMap(processor => servers.map(server => ({ processor, ...server })));
};

const tiersOn = (catalog: Catalog, asOf: number): Terms['tiers'] => {
  const tables: Record<string, readonly Tier[]> = {};
  for (const { content } of filesOf(catalog, 'tiers')) {
    for (const [name, entries] of Object.entries(content.tables)) {
      const entry = entryOn(entries, asOf);
      if (!entry) continue;
      tables[name] = entry.tiers.map(tier => ({
        upTo: tier.up_to === undefined ? null : Number(tier.up_to),
        factor: tier.factor,
      }));
    }
  }
  return tables;
};
