/** Measured licenses: their figure comes from measurements; what they cover consumes nothing itself. */
import { giveAll, givenSlots, type Ledger } from '../allocate/ledger.ts';
import { OUTCOME, REASON } from '../codes.ts';
import { add, ceiling, compare, type Fraction, fraction, ZERO } from '../fraction.ts';
import type { License } from '../license/license.ts';
import type { MeasuredMetric } from '../metrics/metric.ts';
import { withoutExempt } from './exempt.ts';
import { otherRow } from './permanent.ts';
import type { Settle } from './rows.ts';

interface MeasuredFigure {
  readonly units: number;
  readonly arithmetic: string;
}

const textOf = (value: Fraction): string => `${Number(value.numerator) / Number(value.denominator)}`;

/**
 * The sum over the latest day with measurements, or with `take=peak` the highest daily sum, through the metric's table, rounded up
 * once; null without measurements. Source: rules 5, measured metrics.
 */
const measuredFigure = (ledger: Ledger, license: License): MeasuredFigure | null => {
  const days = new Map<number, Fraction>();
  for (const row of license.measurements) days.set(row.date, add(days.get(row.date) ?? ZERO, fraction(row.value)));
  if (days.size === 0) return null;
  const peak = license.parameters.take === 'peak';
  const value = peak
    ? [...days.values()].reduce((a, b) => (compare(a, b) >= 0 ? a : b))
    : days.get(Math.max(...days.keys()))!;
  const converted = (license.metric as MeasuredMetric).convert(value, license.parameters, ledger.terms);
  const units = ceiling(converted.value);
  const steps = converted.arithmetic === '' ? '' : `; ${converted.arithmetic} = ${units}`;
  return { units, arithmetic: `${peak ? 'highest' : 'latest'} measured value ${textOf(value)}${steps}` };
};

export const settleMeasured: Settle = (ledger, license, rows) => {
  const slots = withoutExempt(ledger, license, givenSlots(ledger, license), rows);
  if (rows)
    for (const slot of slots) {
      rows.outcome[slot] = OUTCOME.covered;
      rows.reason[slot] = REASON.MEASURED;
    }
  const figure = license.notInForce === 0 ? measuredFigure(ledger, license) : null;
  if (figure && figure.units > 0 && rows)
    rows.other.push(otherRow({ license: license.index, units: figure.units, detail: figure.arithmetic }));
  return { consumed: figure?.units ?? 0, missing: false };
};

/** In its turn a measured license takes all installations it may cover. */
export const turnOfMeasured = (ledger: Ledger, license: License, candidates: Int32Array): void => {
  giveAll(ledger, license, candidates);
};
