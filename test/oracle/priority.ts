/** The policy `priority`: bound claims first, then each license in its turn while entitlements last, then the excess. */
import { consume } from './consume.ts';
import { compareUnits, type Item, itemsOf, type Unit } from './items.ts';
import type { License } from './licenses.ts';
import { metricOf } from './metrics/index.ts';
import { totalOf } from './tally.ts';
import type { Verdicts } from './verdicts.ts';
import { applicationOfClaim, type Claim, type World } from './world.ts';

/** Who was given what; what nobody may cover is in none of the lists. */
export type Given = Map<License, Claim[]>;

const claimsOf = (items: readonly Item[]) => items.flatMap(({ claims }) => claims);
const isExempt = ({ exempt }: Item) => exempt !== null;
const isLive = ({ exempt }: Item) => exempt === null;

/**
 * Units of use among what is left, in the order in which they are tried. Under second use a unit is first paired with one
 * of the same user, also with a bound one: the pair is one unit in the place of the one that is not portable.
 */
function offersOf(world: World, license: License, bound: readonly Item[], left: readonly Item[]): Unit[] {
  const metric = metricOf(license);
  const free = metric.units(world, license, left);
  const pairs = metric.pairs(world, license, [...metric.units(world, license, bound), ...free]);
  const alone = free.filter(unit => !pairs.some(pair => pair.includes(unit)));
  const together = pairs
    .filter(pair => pair.some(unit => free.includes(unit)))
    .map(([fixed, portable]) => ({ consumer: fixed.consumer, items: [...fixed.items, ...portable.items] }));
  return [...alone, ...together].sort((a, b) => compareUnits(world, a, b));
}

/** Gives out claims among licenses in force, which are in their order. `entitled` is by license key. */
export function givePriority(
  world: World,
  verdicts: Verdicts,
  licenses: readonly License[],
  entitled: ReadonlyMap<string, number>,
  claims: readonly Claim[],
): Given {
  const given: Given = new Map(licenses.map(license => [license, []]));
  const left = new Set(claims);
  const give = (license: License, some: readonly Claim[]) => {
    for (const claim of some) if (left.delete(claim)) given.get(license)!.push(claim);
  };
  const mayCover = (license: License, claim: Claim) =>
    license.productKeys.has(applicationOfClaim(claim).product) && verdicts.of(license, claim).right !== undefined;
  const consumed = (license: License, more: readonly Claim[]) =>
    totalOf(consume(world, verdicts, license, [...given.get(license)!, ...more]));

  for (const claim of claims) {
    const license = verdicts.boundTo(claim);
    if (license !== null) give(license, [claim]);
  }

  for (const license of licenses.filter(({ limit }) => limit !== 'true-up')) {
    const items = itemsOf(
      world,
      verdicts,
      license,
      [...left].filter(claim => mayCover(license, claim)),
    );
    if (license.limit === 'unlimited' || license.family === 'measured') {
      give(license, claimsOf(items));
      continue;
    }
    give(license, claimsOf(items.filter(isExempt)));
    const bound = itemsOf(world, verdicts, license, given.get(license)!).filter(isLive);
    for (const offer of offersOf(world, license, bound, items.filter(isLive))) {
      const wanted = claimsOf(offer.items).filter(claim => left.has(claim));
      const after = consumed(license, wanted);
      if (after <= entitled.get(license.key)! || after <= consumed(license, [])) give(license, wanted);
    }
  }

  const forExcess = licenses.toSorted((a, b) => Number(b.limit === 'true-up') - Number(a.limit === 'true-up'));
  for (const claim of left) {
    const license = forExcess.find(candidate => mayCover(candidate, claim));
    if (license) give(license, [claim]);
  }
  return given;
}
