/** Binding: installations of allocated computers and users go to the license they are allocated to, whatever is left of it. */
import type { Image } from '../image/image.ts';
import type { License } from '../license/license.ts';
import { answerFor, lacksPrimary } from './candidates.ts';
import { computerOf, FREE, give, type Ledger, productOf } from './ledger.ts';
import { installationsOn } from './slots.ts';

/** Computers by the user a column names. */
const computersBy = (column: Int32Array): ReadonlyMap<number, number[]> => {
  const found = new Map<number, number[]>();
  column.forEach((user, computer) => {
    if (user < 0) return;
    if (!found.has(user)) found.set(user, []);
    found.get(user)!.push(computer);
  });
  return found;
};

interface Owners {
  readonly assigned: ReadonlyMap<number, readonly number[]>;
  readonly consuming: ReadonlyMap<number, readonly number[]>;
}

const ownersOf = (image: Image): Owners => ({
  assigned: computersBy(image.computers.user),
  consuming: computersBy(image.computers.consumer),
});

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

/**
 * Gives every bound slot to its license: of several the first in order that may cover it. Supplementary products look at primary
 * ones that are not bound elsewhere, so the primary ones are bound first.
 */
export const bindAllocations = (ledger: Ledger): void => {
  const binding = ledger.order.filter(
    license => license.allocations.length > 0 && license.notInForce === 0 && license.metric.family !== 'access',
  );
  if (binding.length === 0) return;
  const owners = ownersOf(ledger.image);
  const slots = new Map(binding.map(license => [license, allocatedSlots(ledger, license, owners)]));
  for (const supplementary of [false, true])
    for (const license of binding) {
      if (supplementary && !license.products.some(product => product.supplementary)) continue;
      const lacking = supplementary ? lacksPrimary(ledger, license, true) : () => false;
      for (const slot of slots.get(license)!) {
        if (
          ledger.taken[slot] !== FREE ||
          license.productAt.get(productOf(ledger, slot))!.supplementary !== supplementary
        )
          continue;
        bind(ledger, license, slot, lacking);
      }
    }
};

const bind = (ledger: Ledger, license: License, slot: number, lacking: (slot: number) => boolean): void => {
  const computer = computerOf(ledger, slot);
  const application = ledger.image.installations.application[ledger.slots.installationOf(slot)];
  const answer = answerFor(ledger, license, application, computer, ledger.slots.consumerOf(slot));
  if (answer < 0 || lacking(slot)) return;
  ledger.right[slot] = answer;
  give(ledger, license, slot);
  const together =
    license.metric.family === 'user' ? [slot] : (ledger.slots.sharing(ledger.slots.installationOf(slot)) ?? [slot]);
  for (const each of together) if (!ledger.boundTo.has(each)) ledger.boundTo.set(each, license.index);
};
