/** Which metric a license's text names: the engine's own names in any case, and other spellings that the catalog knows. */
import { type MetricId, PARAMETERS } from '../metrics/parameters.ts';
import { fold } from '../names.ts';

/** Other spellings of metrics by lower-cased text; some stand for a metric with parameters. */
export type MetricAliases = ReadonlyMap<
  string,
  { readonly metric: MetricId; readonly parameters?: Readonly<Record<string, string>> }
>;

export interface ResolvedMetric {
  readonly metric: MetricId;
  /** Parameters that the spelling implies; what the license gives itself wins. */
  readonly parameters: Readonly<Record<string, string>>;
}

const NO_PARAMETERS: Readonly<Record<string, string>> = Object.freeze({});

export const METRIC_NAMES = Object.keys(PARAMETERS) as readonly MetricId[];

/** The metric that `text` names, or undefined. */
export const resolveMetric = (text: string, aliases?: MetricAliases): ResolvedMetric | undefined => {
  const name = fold(text);
  if (Object.hasOwn(PARAMETERS, name)) return { metric: name as MetricId, parameters: NO_PARAMETERS };
  const alias = aliases?.get(name);
  return alias && { metric: alias.metric, parameters: alias.parameters ?? NO_PARAMETERS };
};
