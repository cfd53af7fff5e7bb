/** Measured metrics: a figure that was measured elsewhere counts, installations are merely covered. */
import type { Tier } from '../../../engine/terms.ts';
import { add, ceil, compare, decimal, type Fraction, fraction, times, zero } from '../fraction.ts';
import { byConsumer } from '../items.ts';
import type { License } from '../licenses.ts';
import { keyOf } from '../names.ts';
import { cover } from '../tally.ts';
import type { World } from '../world.ts';
import { peakOfDays, sumOfValues } from './ibm.ts';
import type { Metric } from './metric.ts';

/** Measurements of the license up to the day. */
export function measurementsOf(world: World, license: License) {
  return world.estate.measurements.filter(row => keyOf(row.license) === license.key && row.date <= world.asOf);
}

/** Tiers by the name of a publisher's table, or written out as `up to:factor`, the last without an end. */
function tiersOf(world: World, license: License): readonly Tier[] {
  const table = license.parameter('table') ?? (license.metric === 'ibm_rvu' ? 'mapc' : 'auvu');
  if (world.terms.tiers[table]) return world.terms.tiers[table];
  return table.split(',').map(tier => {
    const [upTo = '', factor = '1'] = tier.split(':');
    return { upTo: upTo.trim() === '' ? null : Number(upTo), factor: factor.trim() };
  });
}

/** The units in each tier count its factor. */
function throughTiers(value: Fraction, tiers: readonly Tier[]): Fraction {
  let [sum, from] = [zero, zero];
  for (const { upTo, factor } of tiers) {
    const end = upTo === null || compare(fraction(upTo), value) > 0 ? value : fraction(upTo);
    if (compare(end, from) <= 0) continue;
    sum = add(sum, times(add(end, times(from, fraction(-1))), decimal(factor)));
    from = end;
  }
  return sum;
}

/** The measured figure, rounded up once; null where nothing was measured. */
function figureOf(world: World, license: License): number | null {
  const rows = measurementsOf(world, license);
  if (rows.length === 0) return null;
  const latest = Math.max(...rows.map(row => row.date));
  const value =
    license.parameter('take') === 'peak' ? peakOfDays(rows) : sumOfValues(rows.filter(row => row.date === latest));
  const tiered = license.metric === 'ibm_rvu' || license.metric === 'ibm_uvu';
  return ceil(tiered ? throughTiers(value, tiersOf(world, license)) : value);
}

export const measuredMetric: Metric = {
  units: (world, _license, items) => byConsumer(world, items),
  pairs: () => [],
  consume(world, license, items, tally) {
    cover(
      tally,
      items.map(item => [item, 'MEASURED']),
    );
    const units = figureOf(world, license) ?? 0;
    if (units > 0) tally.extra.push({ computer: null, user: null, application: null, units });
  },
};
