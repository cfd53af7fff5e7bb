/** Binding: installations of allocated computers and users go to the license they are allocated to, whatever is left of it. */
import type { Image } from '../image/image.ts';
import type { License } from '../license/license.ts';
import { placeOf } from '../units/place.ts';
import { answerFor, consumerOf, eachCoverable, isSupplementary, type Lacking } from './candidates.ts';
import { FREE, give, type Ledger, productOf } from './ledger.ts';
import { installationsOn } from './slots.ts';

/** Computers by the user a column names, of the users that are asked for. */
const computersBy = (column: Int32Array, asked: ReadonlySet<number>): ReadonlyMap<number, number[]> => {
  const found = new Map<number, number[]>();
  if (asked.size === 0) return found;
  column.forEach((user, computer) => {
    if (!asked.has(user)) return;
    if (!found.has(user)) found.set(user, []);
    found.get(user)!.push(computer);
  });
  return found;
};

interface Owners {
  readonly assigned: ReadonlyMap<number, readonly number[]>;
  readonly consuming: ReadonlyMap<number, readonly number[]>;
}

const ownersOf = (image: Image, binding: readonly License[]): Owners => {
  const users = new Set(binding.flatMap(license => [...license.allocatedUsers.keys()]));
  return {
    assigned: computersBy(image.computers.user, users),
    consuming: computersBy(image.computers.consumer, users),
  };
};

/** Slots that the allocations of a license name. Source: rules 6.1; rules 9, allocations. */
const allocatedSlots = (ledger: Ledger, license: License, owners: Owners): readonly number[] => {
  const byUser = license.metric.family === 'user';
  const found = new Set<number>();
  const addComputer = (computer: number, consumer: number | null): void => {
    for (const { product } of license.products)
      for (const installation of installationsOn(ledger.image, product, computer))
        for (const slot of ledger.slots.sharing(installation) ?? [installation])
          if (consumer === null || ledger.slots.consumerOf(slot) === consumer) found.add(slot);
  };
  for (const computer of license.allocatedComputers.keys()) addComputer(computer, null);
  for (const user of license.allocatedUsers.keys()) {
    for (const computer of (byUser ? owners.consuming : owners.assigned).get(user) ?? [])
      addComputer(computer, byUser ? user : null);
    if (!byUser) continue;
    for (const slot of ledger.slots.byUsage.get(user) ?? [])
      if (license.productAt.has(productOf(ledger, slot))) found.add(slot);
  }
  return [...found].sort((a, b) => a - b);
};

/** Slots of primary products that a license may cover, by consumer: what its supplementary products depend on. */
const primarySlots = (ledger: Ledger, license: License): ReadonlyMap<number, readonly number[]> => {
  const place = placeOf(ledger.image, license);
  const found = new Map<number, number[]>();
  eachCoverable(ledger, license, false, isSupplementary(ledger, license), slot => {
    const consumer = consumerOf(ledger, license, place, slot);
    if (!found.has(consumer)) found.set(consumer, []);
    found.get(consumer)!.push(slot);
  });
  return found;
};

/** Says of each allocated slot the license it is bound to: of several the first in order that may cover it. */
const resolver = (
  ledger: Ledger,
  allocated: ReadonlyMap<number, readonly License[]>,
): ((slot: number) => License | undefined) => {
  const primaries = new Map<License, ReadonlyMap<number, readonly number[]>>();
  const primariesOf = (license: License): ReadonlyMap<number, readonly number[]> => {
    if (!primaries.has(license)) primaries.set(license, primarySlots(ledger, license));
    return primaries.get(license)!;
  };
  const resolved = new Map<number, License | undefined>();
  const lacking =
    (license: License): Lacking =>
    slot => {
      if (!isSupplementary(ledger, license)(slot)) return false;
      const consumer = consumerOf(ledger, license, placeOf(ledger.image, license), slot);
      const free = (primary: number): boolean => [undefined, license].includes(resolve(primary));
      return !(primariesOf(license).get(consumer) ?? []).some(free);
    };
  /** A slot that depends on itself counts as not bound. */
  const resolve = (slot: number): License | undefined => {
    if (resolved.has(slot) || !allocated.has(slot)) return resolved.get(slot);
    resolved.set(slot, undefined);
    const bound = allocated.get(slot)!.find(license => answerFor(ledger, license, slot, lacking(license)) >= 0);
    resolved.set(slot, bound);
    return bound;
  };
  return resolve;
};

/**
 * Gives every bound slot to its license, once for a ledger: who may have a supplementary product follows from who the primary ones become
 * bound to, which cannot be seen any more when they are given. Slots of users are given before installations as a whole, which take what is
 * left of theirs. Throws where something is bound already. Source: rules 6.1.
 */
export const bindAllocations = (ledger: Ledger): void => {
  if (ledger.boundTo.size > 0) throw new Error('allocations are bound a second time: this is a defect of the engine');
  const binding = ledger.order.filter(
    license => license.allocations.length > 0 && license.notInForce === 0 && license.metric.family !== 'access',
  );
  if (binding.length === 0) return;
  const owners = ownersOf(ledger.image, binding);
  const allocated = new Map<number, License[]>();
  for (const license of binding)
    for (const slot of allocatedSlots(ledger, license, owners)) {
      if (ledger.taken[slot] !== FREE) continue;
      if (!allocated.has(slot)) allocated.set(slot, []);
      allocated.get(slot)!.push(license);
    }
  const resolve = resolver(ledger, allocated);
  const bound = [...allocated.keys()]
    .sort((a, b) => a - b)
    .flatMap(slot => {
      const license = resolve(slot);
      return license ? [{ slot, license }] : [];
    });
  for (const { slot, license } of bound) ledger.boundTo.set(slot, license.index);
  const byUser = ({ license }: { license: License }): boolean => license.metric.family === 'user';
  for (const { slot, license } of [...bound.filter(byUser), ...bound.filter(each => !byUser(each))]) {
    if (ledger.taken[slot] !== FREE) continue;
    ledger.right[slot] = answerFor(ledger, license, slot, () => false);
    give(ledger, license, slot);
  }
};
