/** Parameters of a license in one spelling, with the catalog's defaults for what it leaves out. The license's own always win. */
import type { Metric, ParameterKind } from '../metrics/metric.ts';

const YES: ReadonlySet<string> = new Set(['yes', 'true', '1', 'ja']);

const canonical = (kind: ParameterKind | undefined, value: string): string =>
  kind === 'flag'
    ? YES.has(value.toLowerCase())
      ? 'yes'
      : 'no'
    : kind === 'count-or-unlimited' || Array.isArray(kind)
      ? value.toLowerCase()
      : value;

export const parametersOf = (
  metric: Metric,
  defaults: Readonly<Record<string, string>> | undefined,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ ...defaults, ...own }).map(([name, value]) => [name, canonical(metric.parameters[name], value)]),
  );
