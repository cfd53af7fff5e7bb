/** Decided components together: how far from the best they may be, and whether the engine settles what they were decided by. */
import { type Fraction, minus, times, whole, ZERO } from '../../fraction.ts';
import type { License } from '../../license/license.ts';
import type { Component } from './components.ts';
import type { Decided } from './decide.ts';
import { CRITERIA, type Criterion, type Objective } from './objective.ts';
import { openTally } from './tally.ts';

const costOf = (objective: Objective): readonly number[] =>
  [objective.exposure, objective.trueUp, objective.value]
    .map(({ numerator, denominator }) => Number(numerator) / Number(denominator))
    .concat(objective.otherRights);

export interface Part {
  readonly component: Component;
  readonly decided: Decided;
}

/** The gap of the first criterion in which some component is not proven. */
export const gapOf = (parts: readonly Part[], objective: Objective): { gap: number; gapIn: Criterion | null } => {
  const total = costOf(objective);
  for (const [at, criterion] of CRITERIA.entries()) {
    const open = parts.reduce((sum, { component, decided }) => {
      const scale = at < 3 ? Number(component.unit.numerator) / Number(component.unit.denominator) : 1;
      return sum + (decided.cost[at] - decided.bound[at]) * scale;
    }, 0);
    if (open > 0) return { gap: open / total[at], gapIn: criterion };
  }
  return { gap: 0, gapIn: null };
};

/** No assignment has less exposure than this, exactly; 0 where prices were rounded. */
export const leastExposureOf = (parts: readonly Part[], { exposure }: Objective): Fraction =>
  parts.every(({ component }) => component.exact)
    ? parts.reduce(
        (least, { component, decided: { cost, bound } }) =>
          minus(least, times(whole(cost[0] - bound[0]), component.unit)),
        exposure,
      )
    : ZERO;

/** What was decided by must be what the engine settles. */
export const checkConsumption = (parts: readonly Part[], consumed: ReadonlyMap<License, number>): void => {
  for (const { component, decided } of parts) {
    const tally = openTally(component, decided.shares);
    component.seats.forEach(({ license }, seat) => {
      if (tally.consumed(seat) !== consumed.get(license))
        throw new Error(
          `${license.row.license} was decided to consume ${tally.consumed(seat)}, but consumes ${consumed.get(license)}: this is a defect of the engine`,
        );
    });
  }
};
