/** Tier tables: units in each tier count that tier's factor, rounded up once. */
import { add, compare, type Fraction, fraction, times, whole, ZERO } from '../fraction.ts';
import type { Terms, Tier } from '../terms.ts';
import { measuredMetric } from './families.ts';
import type { MeasuredMetric } from './metric.ts';

/** Reads tiers written out: `100:0.5,230:0.5,:0.2`. Source: rules 9, capacity. */
const parseTiers = (text: string): readonly Tier[] =>
  text.split(',').map(part => {
    const [upTo, factor] = part.split(':');
    return { upTo: upTo.trim() === '' ? null : Number(upTo), factor: factor.trim() };
  });

const minus = (a: Fraction, b: Fraction): Fraction => add(a, times(b, whole(-1)));

/** Value through the tiers: 45,000 with mapc is 29,500. */
const throughTiers = (value: Fraction, tiers: readonly Tier[]): { value: Fraction; arithmetic: string } => {
  let total = ZERO;
  let from = ZERO;
  const parts: string[] = [];
  for (const tier of tiers) {
    const end = tier.upTo === null || compare(value, whole(tier.upTo)) < 0 ? value : whole(tier.upTo);
    if (compare(end, from) <= 0) break;
    const size = minus(end, from);
    total = add(total, times(size, fraction(tier.factor)));
    parts.push(`${Number(size.numerator) / Number(size.denominator)} × ${tier.factor}`);
    from = end;
  }
  return { value: total, arithmetic: parts.join(' + ') };
};

/** A metric whose measured value goes through a tier table of the catalog, or tiers written out in `table`. */
export const tieredMetric = (): MeasuredMetric =>
  measuredMetric({
    parameters: { table: 'tiers', take: ['latest', 'peak'] },
    convert: (value, parameters, terms: Terms) =>
      throughTiers(value, terms.tiers[parameters.table] ?? parseTiers(parameters.table)),
  });
