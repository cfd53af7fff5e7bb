/** The policy `optimal` on tiny estates by trying every assignment: what the best one costs, to judge cleverer searches by. */
import type { Estate } from '../../engine/estate/tables.ts';
import type { Terms } from '../../engine/terms.ts';
import { consume } from './consume.ts';
import { entitlementsOf } from './entitled.ts';
import { add, compare, type Fraction, fraction, times, zero } from './fraction.ts';
import type { Slot } from './installations.ts';
import type { License } from './licenses.ts';
import { priceOf } from './positions.ts';
import { type Given, givePriority } from './priority.ts';
import { totalOf } from './tally.ts';
import { type Verdicts, verdictsOf } from './verdicts.ts';
import { type World, worldOf } from './world.ts';

/** What an assignment costs, the first figure first. Without a price an entitlement counts 1. */
interface Objective {
  /** Σ shortfall × unit price. */
  readonly exposure: Fraction;
  /** Σ of what exceeds the entitlements of true-up licenses × unit price. */
  readonly trueUp: Fraction;
  /** Σ consumed × unit price, unlimited licenses 0. */
  readonly value: Fraction;
  /** Covers, exempt ones too, by another right than exact. */
  readonly nonExact: number;
}

/** Negative where the first is better. */
export function compareObjectives(a: Objective, b: Objective): number {
  return (
    compare(a.exposure, b.exposure) ||
    compare(a.trueUp, b.trueUp) ||
    compare(a.value, b.value) ||
    a.nonExact - b.nonExact
  );
}

interface Tiny {
  readonly world: World;
  readonly verdicts: Verdicts;
  readonly entitled: ReadonlyMap<string, number>;
  /** Licenses in force that may be given installations. */
  readonly licenses: readonly License[];
  readonly slots: readonly Slot[];
}

/** Most assignments that are tried. */
const ASSIGNMENTS_MAX = 20_000;

/** Throws where a measured license takes part: its turn belongs to the order of the licenses. */
function tinyOf(estate: Estate, terms: Terms, asOf: number): Tiny {
  const world = worldOf(estate, terms, asOf);
  const licenses = world.inOrder.filter(({ family }) => family !== 'access');
  if (licenses.some(({ family, productKeys }) => family === 'measured' && productKeys.size > 0))
    throw new RangeError('measured licenses have no place in an exhaustive search; leave them out of the estate');
  const verdicts = verdictsOf(
    world,
    () => {},
    () => false,
  );
  const { entitled } = entitlementsOf(estate, world.licenses, asOf);
  return { world, verdicts, entitled, licenses, slots: world.installations.flatMap(({ slots }) => slots) };
}

function objectiveOf({ world, verdicts, entitled, licenses }: Tiny, given: Given): Objective {
  let [exposure, trueUp, value, nonExact] = [zero, zero, zero, 0];
  for (const license of licenses) {
    const tally = consume(world, verdicts, license, given.get(license) ?? []);
    const price = priceOf(world.estate, license)?.amount ?? fraction(1);
    const consumed = totalOf(tally);
    const beyond = times(fraction(Math.max(0, consumed - entitled.get(license.key)!)), price);
    if (license.limit === 'purchased') exposure = add(exposure, beyond);
    if (license.limit === 'true-up') trueUp = add(trueUp, beyond);
    if (license.limit !== 'unlimited') value = add(value, times(fraction(consumed), price));
    nonExact += tally.rows.filter(({ item }) => item.right !== 'exact').length;
  }
  return { exposure, trueUp, value, nonExact };
}

/** The licenses that may be given a slot: the one it is bound to, else all that may cover it. */
function choices({ verdicts, licenses }: Tiny, slot: Slot): readonly License[] {
  const bound = verdicts.boundTo(slot);
  if (bound) return [bound];
  return licenses.filter(
    license => license.productKeys.has(slot.installation.product) && verdicts.of(license, slot).right !== undefined,
  );
}

/** What the policy `priority` costs by the same measure. */
export function priorityObjective(estate: Estate, terms: Terms, asOf: number): Objective {
  const tiny = tinyOf(estate, terms, asOf);
  return objectiveOf(tiny, givePriority(tiny.world, tiny.verdicts, tiny.licenses, tiny.entitled, tiny.slots));
}

/**
 * What the best assignment costs. Access and measured licenses are left out of the figures; prices of several currencies
 * are compared as if they were one. Throws RangeError where there are too many assignments to try.
 */
export function brute(estate: Estate, terms: Terms, asOf: number): Objective {
  const tiny = tinyOf(estate, terms, asOf);
  const open = tiny.slots.map(slot => ({ slot, licenses: choices(tiny, slot) })).filter(row => row.licenses.length > 0);
  const assignments = open.reduce((product, row) => product * row.licenses.length, 1);
  if (assignments > ASSIGNMENTS_MAX) throw new RangeError(`${assignments} assignments are too many to try them all`);
  const given: Given = new Map(tiny.licenses.map(license => [license, []]));
  let best: Objective | null = null;
  const assign = (k: number): void => {
    if (k === open.length) {
      const objective = objectiveOf(tiny, given);
      if (best === null || compareObjectives(objective, best) < 0) best = objective;
      return;
    }
    const { slot, licenses } = open[k]!;
    for (const license of licenses) {
      given.get(license)!.push(slot);
      assign(k + 1);
      given.get(license)!.pop();
    }
  };
  assign(0);
  return best!;
}
