/** Trials: what a license would consume of a handful of slots, asked of the engine itself on a ledger that holds nothing else. */
import type { Image } from '../../image/image.ts';
import type { License } from '../../license/license.ts';
import { familyOf } from '../../units/index.ts';
import type { Ledger } from '../ledger.ts';
import type { Slots } from '../slots.ts';

/**
 * What a license consumes of slots, in unit order, with the right each is covered by. `around` are slots whose users' accesses count, so that
 * two trials can be compared.
 */
export type Trial = (
  license: License,
  slots: readonly number[],
  rightOf: (slot: number) => number,
  around: readonly number[],
) => number;

type Changing<T> = { -readonly [K in keyof T]: T[K] };

/** Numbers of the small image: installations once each, further slots of an installation after all installations. */
interface Small {
  readonly installations: number[];
  readonly slots: number[];
  readonly installationAt: number[];
}

const smallOf = (ledger: Ledger, slots: readonly number[]): Small => {
  const installations: number[] = [];
  const first: number[] = [];
  const further: number[] = [];
  const furtherAt: number[] = [];
  for (const slot of slots) {
    const installation = ledger.slots.installationOf(slot);
    if (installations.at(-1) === installation) {
      further.push(slot);
      furtherAt.push(installations.length - 1);
    } else {
      installations.push(installation);
      first.push(slot);
    }
  }
  return { installations, slots: [...first, ...further], installationAt: [...first.keys(), ...furtherAt] };
};

const slotsOfSmall = (ledger: Ledger, small: Small): Slots => {
  const sharing = new Map<number, number[]>();
  if (small.slots.length > small.installations.length)
    small.installationAt.forEach((at, slot) => {
      if (!sharing.has(at)) sharing.set(at, []);
      sharing.get(at)!.push(slot);
    });
  for (const [at, slots] of sharing) if (slots.length === 1) sharing.delete(at);
  return {
    count: small.slots.length,
    installations: small.installations.length,
    installationOf: slot => small.installationAt[slot],
    consumerOf: slot => ledger.slots.consumerOf(small.slots[slot]),
    shared: sharing,
    sharedProducts: ledger.slots.sharedProducts,
    sharing: installation => sharing.get(installation),
    byUsage: new Map(),
  };
};

/** Opens trials on a ledger. Everything but the installations is that of the ledger; accesses of others change nothing and are left out. */
export const openTrials = (ledger: Ledger): Trial => {
  const { image } = ledger;
  const start = new Int32Array(image.applications.count + 1);
  const byUser = Map.groupBy(ledger.access.all, access => access.user);
  const smallImage: Changing<Image> = { ...image };
  return (license, slots, rightOf, around) => {
    const small = smallOf(ledger, slots);
    const application = Int32Array.from(small.installations, at => image.installations.application[at]);
    const applications = [...new Set(application)];
    application.forEach((each, at) => {
      start[each + 1] = at + 1;
      if (at === 0 || application[at - 1] !== each) start[each] = at;
    });
    smallImage.installations = {
      count: small.installations.length,
      start,
      computer: Int32Array.from(small.installations, at => image.installations.computer[at]),
      application,
    };
    const users = new Set(license.metric.family === 'user' ? around.map(ledger.slots.consumerOf) : []);
    const given = new Int32Array(ledger.licenses.length);
    given[license.index] = slots.length;
    const covers = {
      of: () => 0,
      applications: Int32Array.from(applications),
      cover: new Int8Array(applications.length),
    };
    const trial: Ledger = {
      ...ledger,
      image: smallImage,
      slots: slotsOfSmall(ledger, small),
      taken: new Int32Array(small.slots.length).fill(license.index),
      right: Uint8Array.from(small.slots, rightOf),
      given,
      access: { ...ledger.access, all: [...users].flatMap(user => byUser.get(user) ?? []) },
      covers: () => covers,
    };
    return familyOf(license).settle(trial, license, null).consumed;
  };
};
