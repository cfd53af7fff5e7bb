/** Processors and cores of a computer as the capacity metrics count them, with what is missing said aloud. */
import type { Image } from '../image/image.ts';
import type { ProcessorRow, Terms } from '../terms.ts';
import type { HardwareFinding } from './metric.ts';

/** Processors of a computer: at least one where cores are given, 0 where nothing is known. Source: rules 9, capacity. */
export const processorsOf = (image: Image, computer: number): number => {
  const { processors, cores } = image.computers;
  return processors[computer] || (cores[computer] > 0 ? 1 : 0);
};

/** Shown where processors had to be assumed. */
export const processorFindings = (image: Image, computer: number): readonly HardwareFinding[] =>
  image.computers.processors[computer] === 0 ? [{ code: 'PROCESSORS_MISSING', computer }] : [];

export const coreFindings = (computer: number): readonly HardwareFinding[] => [{ code: 'CORES_MISSING', computer }];

/** Shown where a virtual computer's host is not known. */
export const hostFindings = (image: Image, host: number): readonly HardwareFinding[] =>
  image.computers.hostKnown[host] === 1 ? [] : [{ code: 'HOST_UNKNOWN', computer: host }];

export interface CoreCount {
  readonly cores: number;
  /** "2 × max(6, 8) = 16". */
  readonly arithmetic: string;
}

/** Σ over processors of max(its cores, minimum); cores spread evenly, a remainder one by one. Source: estate, inventory; rules 5. */
export const coresByProcessor = (cores: number, processors: number, minimum: number): CoreCount => {
  const each = Math.floor(cores / processors);
  const larger = cores % processors;
  const part = (count: number, size: number): string => `${count} × ${minimum > 0 ? `max(${size}, ${minimum})` : size}`;
  const smaller = processors - larger;
  const total = larger * Math.max(each + 1, minimum) + smaller * Math.max(each, minimum);
  const parts = [...(larger > 0 ? [part(larger, each + 1)] : []), ...(smaller > 0 ? [part(smaller, each)] : [])];
  return { cores: total, arithmetic: `${parts.join(' + ')} = ${total}` };
};

const words = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}+]+/gu) ?? []);

const within = (pattern: string, model: ReadonlySet<string>): boolean =>
  [...words(pattern)].every(word => model.has(word));

const NO_LIMIT = Number.POSITIVE_INFINITY;

/** Longest processor text, then longest server text, then the smallest limit of processors. */
const moreExact = (a: ProcessorRow, b: ProcessorRow): boolean =>
  a.processor.length !== b.processor.length
    ? a.processor.length > b.processor.length
    : (a.server ?? '').length !== (b.server ?? '').length
      ? (a.server ?? '').length > (b.server ?? '').length
      : (a.max_processors ?? NO_LIMIT) < (b.max_processors ?? NO_LIMIT);

/** A computer's own text, else its host's. */
const inherited = (image: Image, column: readonly string[], computer: number): string =>
  column[computer] === '' && image.computers.virtual[computer] === 1
    ? column[image.computers.host[computer]]
    : column[computer];

/** Rows found before, by table, then by what was looked for: computers of one model are many. */
const found = new WeakMap<readonly ProcessorRow[], Map<string, ProcessorRow | null>>();

const bestRow = (table: readonly ProcessorRow[], model: string, server: string, most: number): ProcessorRow | null => {
  const modelWords = words(model);
  const serverWords = words(server);
  let best: ProcessorRow | null = null;
  for (const row of table) {
    if (!within(row.processor, modelWords) || (row.server !== undefined && !within(row.server, serverWords))) continue;
    if (row.max_processors !== undefined && most > row.max_processors) continue;
    if (!best || moreExact(row, best)) best = row;
  }
  return best;
};

/** The row of a processor table that fits a computer best, by words, case-insensitively, the longest first. Source: rules 5, missing data. */
export const findProcessor = (table: readonly ProcessorRow[], image: Image, computer: number): ProcessorRow | null => {
  const { computers } = image;
  const owner =
    computers.processorModel[computer] === '' && computers.virtual[computer] === 1
      ? computers.host[computer]
      : computer;
  const model = computers.processorModel[owner];
  const server = inherited(image, computers.serverModel, computer);
  const most = computers.maxProcessors[owner] || NO_LIMIT;
  if (!found.has(table)) found.set(table, new Map());
  const rows = found.get(table)!;
  const key = `${model}\n${server}\n${most}`;
  const known = rows.get(key);
  if (known !== undefined) return known;
  const best = bestRow(table, model, server, most);
  rows.set(key, best);
  return best;
};

/** Core factor of a computer, 1 for a processor no table knows. Source: rules 5, missing data. */
export const coreFactorOf = (
  image: Image,
  computer: number,
  terms: Terms,
  own: string | undefined,
): { factor: string; findings: readonly HardwareFinding[] } => {
  if (own !== undefined) return { factor: own, findings: [] };
  const row = findProcessor(terms.coreFactors, image, computer);
  return row
    ? { factor: row.value, findings: [] }
    : { factor: terms.unknownCoreFactor, findings: [{ code: 'PROCESSOR_UNKNOWN', computer }] };
};
