/** The policy `optimal`: every installation that may be covered goes where exposure, true-up cost, value and other rights are least. */
import { type Fraction, times, whole, ZERO } from '../../fraction.ts';
import type { License } from '../../license/license.ts';
import { giveAccesses } from '../../units/access.ts';
import { familyOf } from '../../units/index.ts';
import { bindAllocations } from '../binding.ts';
import { FREE, give, type Ledger } from '../ledger.ts';
import { takeSteps } from '../priority.ts';
import { bundlesOf } from './bundles.ts';
import { type Choices, choicesOf } from './choices.ts';
import { type Component, componentsOf } from './components.ts';
import { type Crowds, crowdsOf } from './crowds.ts';
import { decide, LIMITS, type Limits, type Solving } from './decide.ts';
import { openMeter } from './meter.ts';
import { type Criterion, compareObjectives, type Objective, objectiveOf } from './objective.ts';
import { checkConsumption, gapOf, leastExposureOf, type Part } from './parts.ts';
import { type LedgerState, mergeRest, placeSlot, restore, stateOf } from './placing.ts';
import { isWeighed, type Packs, type Rates, weightsOf } from './prices.ts';
import type { Solve } from './program.ts';
import { openResources } from './resources.ts';
import type { Shares } from './tally.ts';
import type { Worth } from './worth.ts';

export interface OptimalOptions {
  /** Solves the programs of components that are no simple flow; null: none is at hand, and what is not proven without is not. */
  readonly solve: Solve | null;
  readonly rates?: Rates;
  readonly limits?: Partial<Limits>;
  /** Where given, what is missing counts in whole packs: the assignment is the one that is cheapest to buy for. */
  readonly packs?: Packs;
}

/** What is known of the assignment beside the assignment. */
export interface Proof {
  /** Whether no assignment costs less. */
  readonly proven: boolean;
  /** 0 when proven; else how far the first criterion that is not proven may be from the best, as a part of it. */
  readonly gap: number;
  /** The criterion that `gap` is about; null when proven. */
  readonly gapIn: Criterion | null;
  readonly components: number;
  readonly componentsProven: number;
  readonly objective: Objective;
  /** No assignment has less exposure than this. */
  readonly leastExposure: Fraction;
  /** What `priority` costs on the same estate. */
  readonly priority: Objective;
  readonly worth: Worth;
}

/** What has one choice is given to it. */
const placeCertain = (ledger: Ledger, choices: Choices): void => {
  for (let slot = 0; slot < choices.setOf.length; slot++) {
    if (ledger.taken[slot] !== FREE) continue;
    const set = choices.sets[choices.setOf[slot]];
    if (set.length === 1) placeSlot(ledger, ledger.licenses[set[0].license], slot, set[0].right);
  }
};

/** Measured licenses keep what `priority` gives them in their turn. */
const placeMeasured = (ledger: Ledger, priority: LedgerState): void => {
  for (let slot = 0; slot < priority.taken.length; slot++) {
    const license = ledger.licenses[priority.taken[slot]];
    if (license?.metric.family !== 'measured' || ledger.taken[slot] !== FREE) continue;
    ledger.right[slot] = priority.right[slot];
    give(ledger, license, slot);
  }
};

/** Gives the members of each crowd their ways: the first ones the first way, and so on. */
const placeDecided = (
  ledger: Ledger,
  choices: Choices,
  crowds: Crowds,
  shares: readonly (readonly number[])[],
): void => {
  const left = shares.map(each => [...each]);
  crowds.eachMember((crowd, slots, ways) => {
    const way = left[crowd].findIndex(each => each > 0);
    left[crowd][way]--;
    slots.forEach((slot, at) => {
      const license = ways[way].licenses[at];
      const { right } = choices.sets[choices.setOf[slot]].find(choice => choice.license === license)!;
      placeSlot(ledger, ledger.licenses[license], slot, right);
    });
  });
};

const consumption =
  (ledger: Ledger) =>
  (license: License): number =>
    familyOf(license).settle(ledger, license, null).consumed;

const startOf = ({ crowds }: Component): Shares => crowds.map(({ crowd }) => crowd.atFirst);

/**
 * Fills the ledger. Never worse than `priority`; the same input gives the same assignment, unless a limit of time ends a search. Throws a
 * RangeError for prices in several currencies without rates. Source: rules 6, `optimal`.
 */
export const allocateOptimally = async (ledger: Ledger, options: OptimalOptions): Promise<Proof> => {
  const weights = weightsOf(ledger.licenses, options.rates);
  const solving: Solving = { solve: options.solve, limits: { ...LIMITS, ...options.limits } };
  bindAllocations(ledger);
  const bound = stateOf(ledger);
  takeSteps(ledger);
  const priority = stateOf(ledger);
  const byPriority = objectiveOf(ledger, consumption(ledger), weights, options.packs);
  restore(ledger, bound);
  placeMeasured(ledger, priority);
  const choices = choicesOf(ledger);
  placeCertain(ledger, choices);
  const bundles = bundlesOf(ledger, choices);
  const resources = openResources(ledger.licenses);
  const meter = openMeter(ledger, choices, bundles, resources);
  const crowds = crowdsOf(ledger, choices, bundles, meter, priority);
  const components = componentsOf(ledger.licenses, crowds.crowds, resources, meter.before, weights, options.packs);
  const shares = crowds.crowds.map(({ atFirst }) => [...atFirst]);
  const parts: Part[] = [];
  for (const component of components) {
    const decided = await decide(component, startOf(component), solving);
    component.crowds.forEach(({ at }, crowd) => {
      shares[at] = [...decided.shares[crowd]];
    });
    parts.push({ component, decided });
  }
  const before = stateOf(ledger);
  const place = (): { consumed: Map<License, number>; objective: Objective } => {
    placeDecided(ledger, choices, crowds, shares);
    mergeRest(ledger);
    const consumed = new Map(ledger.licenses.filter(isWeighed).map(each => [each, consumption(ledger)(each)]));
    return { consumed, objective: objectiveOf(ledger, license => consumed.get(license)!, weights, options.packs) };
  };
  let { consumed, objective } = place();
  const rounded = parts.filter(({ component }) => !component.exact);
  if (compareObjectives(objective, byPriority) > 0 && rounded.length > 0) {
    restore(ledger, before);
    for (const { component } of rounded) for (const { at, crowd } of component.crowds) shares[at] = [...crowd.atFirst];
    ({ consumed, objective } = place());
  } else checkConsumption(parts, consumed);
  if (compareObjectives(objective, byPriority) > 0)
    throw new Error('the policy optimal costs more than priority: this is a defect of the engine');
  giveAccesses(
    ledger,
    ledger.order.filter(license => license.notInForce === 0 && license.metric.family === 'access'),
  );
  const marginal = ledger.licenses.map(license => {
    const over = license.limit === 'purchased' && (consumed.get(license) ?? 0) > license.entitled;
    return over ? weights[license.index] : ZERO;
  });
  for (const { component, decided } of parts)
    component.seats.forEach(({ license }, seat) => {
      marginal[license.index] = times(whole(decided.marginal[seat]), component.unit);
    });
  const isExact = ledger.licenses.map(() => true);
  for (const { component, decided } of parts)
    for (const { license } of component.seats) isExact[license.index] = decided.isMarginalExact;
  const proven = parts.every(({ decided }) => decided.proven);
  return {
    proven,
    ...(proven ? { gap: 0, gapIn: null } : gapOf(parts, objective)),
    components: parts.length,
    componentsProven: parts.filter(({ decided }) => decided.proven).length,
    objective,
    leastExposure: leastExposureOf(parts, objective),
    priority: byPriority,
    worth: { marginal, isExact, weights, rates: options.rates ?? null },
  };
};
