/** What a license is given: an installation (or one user of it, or an access) with the right, the consumer and whether it is exempt. */
import { allocationsOf, type Consumer, compareConsumers, consumerOf, isMeasured } from './consumers.ts';
import { RIGHTS, type Right } from './cover.ts';
import type { Installation, Slot } from './installations.ts';
import type { License } from './licenses.ts';
import { compareKeys } from './names.ts';
import type { Verdicts } from './verdicts.ts';
import { type Access, type Claim, compareAccesses, isSlot, type World } from './world.ts';

export interface Item {
  readonly claims: readonly Claim[];
  /** The installation, unless it is an access. */
  readonly installation: Installation | null;
  readonly access: Access | null;
  readonly product: string;
  readonly consumer: Consumer;
  readonly right: Right;
  readonly exempt: 'ROLE_EXEMPT' | 'ALLOCATION_EXEMPT' | null;
}

/** Installations of one consumer that are used, taken and paid for together, the first carries the units. */
export interface Unit {
  readonly consumer: Consumer;
  readonly items: readonly Item[];
}

function exemption(world: World, license: License, claim: Claim): Item['exempt'] {
  if (isSlot(claim) && ['computer', 'capacity'].includes(license.family)) {
    const { computer, product } = claim.installation;
    const roles = license.use(product).exempt_roles;
    if (roles.includes(computer.row.role) && !isMeasured(world, license, computer)) return 'ROLE_EXEMPT';
  }
  return allocationsOf(world, license, claim).some(({ exempt }) => exempt) ? 'ALLOCATION_EXEMPT' : null;
}

/**
 * The items of a license among claims that it may cover: for user metrics and CALs each claim, for all others each
 * installation with whatever is left of its slots.
 */
export function itemsOf(world: World, verdicts: Verdicts, license: License, claims: readonly Claim[]): Item[] {
  const whole = license.family !== 'user' && license.family !== 'access';
  const groups = Map.groupBy(claims, claim => (whole ? (claim as Slot).installation : claim));
  return [...groups.values()].map(group => {
    const claim = group[0]!;
    const installation = isSlot(claim) ? claim.installation : null;
    const access = isSlot(claim) ? null : claim;
    return {
      claims: group,
      installation,
      access,
      product: (installation ?? access)!.product,
      consumer: consumerOf(world, license, claim)!,
      right: verdicts.of(license, claim).right!,
      exempt: exemption(world, license, claim),
    };
  });
}

/** Product key, newest version, highest edition, then the computer's key (of accesses: the server's). */
export function compareItems(world: World, a: Item, b: Item): number {
  if (a.access && b.access) return compareAccesses(world.orders, a.access, b.access);
  const [left, right] = [a.installation!, b.installation!];
  return world.orders.application(left, right) || compareKeys(left.computer.key, right.computer.key);
}

/** Exact first, then the consumer's key, then the newest version, highest edition; the worst item of a unit decides. */
export function compareUnits(world: World, a: Unit, b: Unit): number {
  const worst = (unit: Unit) => Math.max(...unit.items.map(item => RIGHTS.indexOf(item.right)));
  return (
    worst(a) - worst(b) || compareConsumers(a.consumer, b.consumer) || compareItems(world, a.items[0]!, b.items[0]!)
  );
}

/** Items by consumer, each group in the order of its rows. */
export function byConsumer(world: World, items: readonly Item[]): Unit[] {
  const groups = Map.groupBy(items, ({ consumer }) => `${consumer.kind}:${consumer.key}`);
  return [...groups.values()]
    .map(group => ({ consumer: group[0]!.consumer, items: group.toSorted((a, b) => compareItems(world, a, b)) }))
    .sort((a, b) => compareConsumers(a.consumer, b.consumer));
}
