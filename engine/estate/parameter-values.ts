/** Checks the parameters of a license against its metric and writes their values in the one form that the engine reads. */
import { type MetricId, PARAMETERS, type ParameterKind, type Parameters } from '../metrics/parameters.ts';
import { fold } from '../names.ts';
import type { Finding } from './finding.ts';
import { suggestion } from './nearest.ts';
import { INTEGER_MAX, parseDecimal, parseInteger, quoted } from './numbers.ts';
import { parseFlag } from './texts.ts';

type Fault = Omit<Finding, 'column'>;

/** Names of the tier tables; which tiers they have is the catalog's matter. */
const TIER_TABLES = ['mapc', 'auvu', 'euvu', 'xuvu'] as const;

const unknown = (message: string, help: string): Fault => ({ code: 'VALUE_UNKNOWN', message, help });

const whole = (text: string): string | Fault => {
  const value = parseInteger(text, false);
  return typeof value === 'number' ? String(value) : value;
};

const divisor = (text: string): string | Fault => {
  const value = whole(text);
  if (value !== '0') return value;
  return {
    code: 'NUMBER_OUT_OF_RANGE',
    message: 'The number is 0, and things are divided by it.',
    help: 'Give a whole number of 1 or more.',
  };
};

const flag = (text: string): string | Fault => {
  const value = parseFlag(text);
  if (value === undefined) return unknown(`${quoted(text)} is neither yes nor no.`, 'Give yes or no.');
  return value ? 'yes' : 'no';
};

const choice = (text: string, choices: readonly string[]): string | Fault => {
  const value = choices.find(known => known === fold(text));
  return value ?? unknown(`${quoted(text)} is not a known value.`, `Give one of: ${choices.join(', ')}.`);
};

const TIERS_HELP = `Give one of ${TIER_TABLES.join(', ')}, or tiers as "up to:factor" with commas, rising, the last without an end, such as 100:0.5,230:0.5,:0.2.`;

/** Reads a named table, or tiers written out (rules, Details: Capacity). */
const tiers = (text: string): string | Fault => {
  const named = TIER_TABLES.find(name => name === fold(text));
  if (named) return named;
  if (!text.includes(':')) return unknown(`${quoted(text)} is not a tier table.`, TIERS_HELP);
  const parts = text.split(',').map(part => part.split(':').map(side => side.trim()));
  const settled: string[] = [];
  let reached = 0;
  for (const [place, part] of parts.entries()) {
    const isLast = place === parts.length - 1;
    if (part.length !== 2) return unknown(`${quoted(part.join(':'))} is not a tier.`, TIERS_HELP);
    const [end, factor] = part;
    if (isLast !== (end === '')) {
      return unknown(isLast ? 'The last tier has an end.' : 'A tier before the last one has no end.', TIERS_HELP);
    }
    const upTo = isLast ? INTEGER_MAX + 1 : parseInteger(end, false);
    if (typeof upTo !== 'number') return upTo;
    if (upTo <= reached) return unknown(`The tier up to ${upTo} does not rise above the one before it.`, TIERS_HELP);
    const exact = parseDecimal(factor, false);
    if (typeof exact !== 'string') return exact;
    settled.push(`${isLast ? '' : upTo}:${exact}`);
    reached = upTo;
  }
  return settled.join(',');
};

const settle = (kind: ParameterKind, text: string): string | Fault => {
  if (typeof kind !== 'string') return choice(text, kind);
  switch (kind) {
    case 'count':
      return whole(text);
    case 'divisor':
      return divisor(text);
    case 'amount':
      return parseDecimal(text, false);
    case 'flag':
      return flag(text);
    case 'count-or-unlimited':
      return fold(text) === 'unlimited' ? 'unlimited' : divisor(text);
    case 'tiers':
      return tiers(text);
  }
};

/**
 * Checks `given` by the parameters that `metric` knows. Returns the values in canonical form (blank ones left out: not given)
 * and what is wrong: `PARAMETER_UNKNOWN`, `NUMBER_INVALID`, `NUMBER_OUT_OF_RANGE`, `VALUE_UNKNOWN`, all at column `parameters`.
 */
export const settleParameters = (
  metric: MetricId,
  given: Readonly<Record<string, string>>,
): { readonly parameters: Readonly<Record<string, string>>; readonly findings: readonly Finding[] } => {
  const kinds: Parameters = PARAMETERS[metric];
  const names = Object.keys(kinds);
  const settled: [string, string][] = [];
  const findings: Finding[] = [];
  for (const [name, text] of Object.entries(given)) {
    if (!Object.hasOwn(kinds, name)) {
      const known = names.length
        ? `Metric ${metric} has the parameters ${names.join(', ')}.`
        : `Metric ${metric} has no parameters.`;
      findings.push({
        code: 'PARAMETER_UNKNOWN',
        column: 'parameters',
        message: `Metric ${metric} has no parameter ${quoted(name)}.`,
        help: `${suggestion(name, names)}${known}`,
      });
    } else if (text !== '') {
      const value = settle(kinds[name], text);
      if (typeof value === 'string') settled.push([name, value]);
      else findings.push({ ...value, column: 'parameters', message: `Parameter ${name}: ${value.message}` });
    }
  }
  return { parameters: Object.fromEntries(settled), findings };
};
