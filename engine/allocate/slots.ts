/** Slots: what decisions are made for. One for each installation, and one more for every further user who uses it. */
import { oncePerImage } from '../image/cached.ts';
import type { Image } from '../image/image.ts';
import { fold } from '../names.ts';

export interface Slots {
  /** Installations come first, then the slots of further users. */
  readonly count: number;
  readonly installations: number;
  readonly installationOf: (slot: number) => number;
  /** Who counts for a user metric: a user, or `users.count + computer` for one unknown user. */
  readonly consumerOf: (slot: number) => number;
  /** Products of which some installation has several slots. */
  readonly sharedProducts: ReadonlySet<number>;
  /** All slots of each installation that has several. */
  readonly shared: ReadonlyMap<number, readonly number[]>;
  /** All slots of an installation that has several; undefined for the others. */
  readonly sharing: (installation: number) => readonly number[] | undefined;
  /** Slots whose consumer differs from their computer's, by consumer. */
  readonly byUsage: ReadonlyMap<number, readonly number[]>;
}

/** The installation of an application on a computer; -1 where there is none. */
export const findInstallation = (image: Image, application: number, computer: number): number => {
  const { start, computer: computers } = image.installations;
  let low = start[application];
  let high = start[application + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (computers[middle] < computer) low = middle + 1;
    else high = middle;
  }
  return low < start[application + 1] && computers[low] === computer ? low : -1;
};

/** Installations of any application of a product on a computer. */
export const installationsOn = (image: Image, product: number, computer: number): number[] => {
  const { applicationStart } = image.products;
  const found: number[] = [];
  for (let application = applicationStart[product]; application < applicationStart[product + 1]; application++) {
    const at = findInstallation(image, application, computer);
    if (at >= 0) found.push(at);
  }
  return found;
};

interface UsedBy {
  readonly computer: number;
  readonly product: number;
  readonly consumers: Set<number>;
}

/** Users seen using a product on a computer; inactive ones are together one unknown user. Source: rules 5, user metrics. */
const usageOf = (image: Image): Iterable<UsedBy> => {
  const { computers, users, products } = image;
  const found = new Map<string, UsedBy>();
  for (const row of image.rows.usage) {
    const computer = computers.byKey.get(fold(row.computer));
    const product = products.byKey.get(fold(row.product));
    const user = users.byKey.get(fold(row.user));
    if (computer === undefined || product === undefined || user === undefined) continue;
    const key = `${computer} ${product}`;
    if (!found.has(key)) found.set(key, { computer, product, consumers: new Set() });
    found.get(key)!.consumers.add(users.active[user] === 1 ? user : users.count + computer);
  }
  return found.values();
};

/** The slots of an image. */
export const slotsOf = oncePerImage((image: Image): Slots => {
  const { installations, computers } = image;
  const own = new Map<number, number>();
  const shared = new Map<number, number[]>();
  const extraInstallation: number[] = [];
  const extraConsumer: number[] = [];
  const byUsage = new Map<number, number[]>();
  const note = (consumer: number, slot: number): void => {
    if (!byUsage.has(consumer)) byUsage.set(consumer, []);
    byUsage.get(consumer)!.push(slot);
  };
  for (const { computer, product, consumers } of usageOf(image)) {
    const inOrder = [...consumers].sort((a, b) => image.consumerRank[a] - image.consumerRank[b]);
    for (const installation of installationsOn(image, product, computer)) {
      const slots = inOrder.map((consumer, at) => {
        const slot = at === 0 ? installation : installations.count + extraInstallation.length;
        if (at === 0) own.set(slot, consumer);
        else {
          extraInstallation.push(installation);
          extraConsumer.push(consumer);
        }
        note(consumer, slot);
        return slot;
      });
      if (slots.length > 1) shared.set(installation, slots);
    }
  }
  const first = installations.count;
  /** 1 where the slot's consumer is not its computer's, 2 where the installation is shared. */
  const special = new Uint8Array(first);
  for (const slot of own.keys()) special[slot] = 1;
  for (const installation of shared.keys()) special[installation] = 2;
  return {
    count: first + extraInstallation.length,
    installations: first,
    installationOf: slot => (slot < first ? slot : extraInstallation[slot - first]),
    consumerOf: slot =>
      slot >= first
        ? extraConsumer[slot - first]
        : special[slot] === 0
          ? computers.consumer[installations.computer[slot]]
          : own.get(slot)!,
    sharedProducts: new Set(
      [...shared.keys()].map(installation => image.applications.product[installations.application[installation]]),
    ),
    shared,
    sharing: installation => (special[installation] === 2 ? shared.get(installation) : undefined),
    byUsage,
  };
});
