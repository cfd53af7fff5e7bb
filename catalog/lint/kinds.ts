/** Whether the text of a parameter is of the kind that its metric wants. */
import { PARAMETERS, type ParameterKind, type Parameters } from '../../engine/metrics/parameters.ts';
import { isMetric } from '../license-types.ts';

/** The kind of a metric's parameter; undefined where the metric or the parameter does not exist. */
export const kindOf = (metric: string, parameter: string): ParameterKind | undefined => {
  if (!isMetric(metric)) return undefined;
  const parameters: Parameters = PARAMETERS[metric];
  return Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined;
};

const COUNT = /^\d+$/;
const AMOUNT = /^\d+(\.\d+)?$/;
/** `100:0.5,230:0.5,:0.2`: up to and factor, the last without an end. */
const WRITTEN_TIERS = /^(\d+:\d+(\.\d+)?,)*:\d+(\.\d+)?$/;

/** What is wrong with a value of a kind, as a phrase; undefined where nothing is. */
export const misfit = (kind: ParameterKind, value: string, tierTables: ReadonlySet<string>): string | undefined => {
  if (typeof kind !== 'string') return kind.includes(value) ? undefined : `one of ${kind.join(', ')}`;
  switch (kind) {
    case 'count':
      return COUNT.test(value) ? undefined : 'a whole number of 0 or more';
    case 'divisor':
      return COUNT.test(value) && Number(value) >= 1 ? undefined : 'a whole number of 1 or more';
    case 'amount':
      return AMOUNT.test(value) ? undefined : 'a decimal number of 0 or more';
    case 'flag':
      return value === 'yes' || value === 'no' ? undefined : 'yes or no';
    case 'count-or-unlimited':
      return value === 'unlimited' || (COUNT.test(value) && Number(value) >= 1)
        ? undefined
        : 'a whole number of 1 or more, or unlimited';
    case 'tiers':
      return tierTables.has(value) || WRITTEN_TIERS.test(value)
        ? undefined
        : `one of ${[...tierTables].join(', ')}, or tiers such as 100:0.5,:0.2`;
  }
};
