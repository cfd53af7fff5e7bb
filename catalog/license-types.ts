/** Which metric a license type means, whatever its spelling: names of other systems, German names and the metrics' own ids. */
import { type MetricId, PARAMETERS } from '../engine/metrics/parameters.ts';
import { fold } from '../engine/names.ts';
import type { LicenseType } from './format.ts';
import { type Catalog, filesOf } from './load.ts';

export interface MetricAlias {
  readonly metric: MetricId;
  /** Parameters that the name implies, as `parameters` of a license writes them. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The form in which names of license types are compared: lower-cased NFC text, every run of other signs than letters and digits one blank. */
export const foldName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Every name under which a license type is known: its name and its aliases. */
export const namesOf = (type: LicenseType): readonly string[] => [type.name, ...(type.aliases ?? [])];

/** Whether a text is the id of a metric that exists. */
export const isMetric = (metric: string): metric is MetricId => Object.hasOwn(PARAMETERS, metric);

/**
 * Metrics by name. Each name stands twice, as lower-cased NFC text (how the engine looks names up) and folded by `foldName`.
 * A metric's own id is a name of it too; names of license types go before.
 */
export const metricAliases = (catalog: Catalog): ReadonlyMap<string, MetricAlias> => {
  const aliases = new Map<string, MetricAlias>();
  const add = (name: string, alias: MetricAlias) => {
    for (const key of [fold(name), foldName(name)]) if (!aliases.has(key)) aliases.set(key, alias);
  };
  for (const { content } of filesOf(catalog, 'license-types')) {
    for (const type of [...content.types, ...content.further]) {
      if (!isMetric(type.metric)) continue;
      const alias = { metric: type.metric, parameters: type.parameters ?? {} };
      for (const name of namesOf(type)) add(name, alias);
    }
  }
  for (const metric of Object.keys(PARAMETERS).filter(isMetric)) add(metric, { metric, parameters: {} });
  return aliases;
};
