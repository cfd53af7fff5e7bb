/** The ledger of one run: which license was given which slot by which right. The only mutable state of the calculation. */
import { NO_RIGHT_CODE } from '../codes.ts';
import type { Image } from '../image/image.ts';
import { type ConsumerCheck, consumerCheck } from '../license/consumers.ts';
import { type Covers, coversOf } from '../license/cover.ts';
import type { Finding, License } from '../license/license.ts';
import type { Terms } from '../terms.ts';
import { type Counters, openCounters } from '../units/counters.ts';
import { ilmtComputers } from '../units/ilmt.ts';
import { type AccessBook, openAccessBook } from './accesses.ts';
import { ignoredInstallations, ignoredReasons } from './ignored.ts';
import { type Slots, slotsOf } from './slots.ts';

/** Nobody has the slot yet. */
export const FREE = -1;
/** The slot takes no part. */
export const OUT = -2;
/** The slot goes with another one of its installation. */
export const MERGED = -3;

/** Whole numbers that grow without boxing. */
export interface IntList {
  items: Int32Array;
  length: number;
}

/** Makes room for so many more values. */
export const reserve = (list: IntList, more: number): void => {
  if (list.length + more <= list.items.length) return;
  const larger = new Int32Array(Math.max(16, list.length + more, list.items.length * 2));
  larger.set(list.items);
  list.items = larger;
};

export const push = (list: IntList, value: number): void => {
  if (list.length === list.items.length) reserve(list, 1);
  list.items[list.length++] = value;
};

export const valuesOf = (list: IntList): Int32Array => list.items.subarray(0, list.length);

export interface Ledger {
  readonly image: Image;
  readonly terms: Terms;
  readonly asOf: number;
  /** By key. */
  readonly licenses: readonly License[];
  /** In the order in which they take. */
  readonly order: readonly License[];
  readonly slots: Slots;
  /** Why an installation takes no part, 0 where it does. */
  readonly ignored: Uint8Array;
  /** License of each slot, or FREE, OUT, MERGED. */
  readonly taken: Int32Array;
  /** Right by which each slot was taken; of a free slot the one last noted for it. */
  readonly right: Uint8Array;
  /** How many slots each license was given. */
  readonly given: Int32Array;
  /** License a slot is bound to by an allocation. */
  readonly boundTo: Map<number, number>;
  readonly access: AccessBook;
  /** Products that a user metric names: what no license has of them is listed user by user. */
  readonly countedByUser: ReadonlySet<number>;
  readonly covers: (license: License) => Covers;
  readonly check: (license: License) => ConsumerCheck | null;
  /** Computers whose figures ILMT measures for the license; null where none are. */
  readonly measured: (license: License) => ReadonlySet<number> | null;
  /** Candidates of one license at a time: reused so that no turn allocates what it throws away. */
  readonly scratch: IntList;
  readonly counters: Counters;
  readonly report: (finding: Finding) => void;
  readonly findings: () => readonly Finding[];
}

const memoized = <T>(make: (license: License) => T): ((license: License) => T) => {
  const made: T[] = [];
  return license => {
    if (!(license.index in made)) made[license.index] = make(license);
    return made[license.index];
  };
};

export const openLedger = (
  image: Image,
  terms: Terms,
  asOf: number,
  licenses: readonly License[],
  order: readonly License[],
): Ledger => {
  const slots = slotsOf(image);
  const ignored = ignoredReasons(image);
  const taken = new Int32Array(slots.count).fill(FREE);
  for (const installation of ignoredInstallations(image))
    for (const slot of slots.sharing(installation) ?? [installation]) taken[slot] = OUT;
  const findings = new Map<string, Finding>();
  const report = (finding: Finding): void => {
    const key = `${finding.code} ${finding.license} ${finding.computer} ${finding.detail}`;
    if (!findings.has(key)) findings.set(key, finding);
  };
  return {
    image,
    terms,
    asOf,
    licenses,
    order,
    slots,
    ignored,
    taken,
    right: new Uint8Array(slots.count).fill(NO_RIGHT_CODE),
    given: new Int32Array(licenses.length),
    boundTo: new Map(),
    access: openAccessBook(image, licenses),
    countedByUser: new Set(
      licenses
        .filter(each => each.metric.family === 'user')
        .flatMap(each => each.products.map(product => product.product)),
    ),
    covers: memoized(license => coversOf(license, image)),
    check: memoized(license =>
      consumerCheck(license, image, ({ code, computer }) =>
        report({ code, computer, license: license.index, detail: '' }),
      ),
    ),
    measured: memoized(license => ilmtComputers(license, image)),
    scratch: { items: new Int32Array(0), length: 0 },
    counters: openCounters(image.computers.count, image.users.count),
    report,
    findings: () => [...findings.values()],
  };
};

/** Whether a slot given to the license may take others of its installation with it. */
const mayShare = ({ slots }: Ledger, { metric }: License): boolean => slots.shared.size > 0 && metric.family !== 'user';

/** Gives a slot to a license by the right noted for it. A license that counts no users takes the other free slots of the installation with it. */
export const give = (ledger: Ledger, license: License, slot: number): void => {
  ledger.taken[slot] = license.index;
  ledger.given[license.index]++;
  if (!mayShare(ledger, license)) return;
  for (const other of ledger.slots.sharing(ledger.slots.installationOf(slot)) ?? [])
    if (ledger.taken[other] === FREE) ledger.taken[other] = MERGED;
};

export const computerOf = (ledger: Ledger, slot: number): number =>
  ledger.image.installations.computer[slot < ledger.slots.installations ? slot : ledger.slots.installationOf(slot)];

export const productOf = (ledger: Ledger, slot: number): number =>
  ledger.image.applications.product[
    ledger.image.installations.application[slot < ledger.slots.installations ? slot : ledger.slots.installationOf(slot)]
  ];

/** Collects the slots of a license in the applications it may cover, or in all of its products. Returns how many were found. */
const collectGiven = (ledger: Ledger, license: License, onlyCovered: boolean, found: Int32Array): number => {
  const { slots, taken } = ledger;
  const { start } = ledger.image.installations;
  const { applications, cover } = ledger.covers(license);
  const mine = license.index;
  const anyShared = slots.shared.size > 0;
  let count = 0;
  for (let index = 0; index < applications.length && count < found.length; index++) {
    if (onlyCovered && cover[index] < 0) continue;
    const end = start[applications[index] + 1];
    for (let installation = start[applications[index]]; installation < end; installation++) {
      const sharing = anyShared ? slots.sharing(installation) : undefined;
      if (sharing === undefined) {
        if (taken[installation] === mine) found[count++] = installation;
      } else for (const slot of sharing) if (taken[slot] === mine) found[count++] = slot;
    }
  }
  return count;
};

/** The slots a license was given so far, in unit order: by application, then computer, then consumer. */
export const givenSlots = (ledger: Ledger, license: License): Int32Array => {
  const found = new Int32Array(ledger.given[license.index]);
  if (found.length === 0) return found;
  // What it may not cover it has only by ILMT, or in a run that was stored by other rules.
  if (collectGiven(ledger, license, true, found) < found.length) collectGiven(ledger, license, false, found);
  return found;
};

/** Gives many slots to a license: all of a list, or a stretch of it. */
export const giveAll = (ledger: Ledger, license: License, slots: Int32Array, from = 0, to = slots.length): void => {
  if (mayShare(ledger, license)) {
    for (let at = from; at < to; at++) give(ledger, license, slots[at]);
    return;
  }
  const { taken } = ledger;
  for (let at = from; at < to; at++) taken[slots[at]] = license.index;
  ledger.given[license.index] += to - from;
};

/** The computer of each slot. */
export const computersOfSlots = (ledger: Ledger, slots: Int32Array): Int32Array => {
  const { computer } = ledger.image.installations;
  const { installations, installationOf } = ledger.slots;
  const found = new Int32Array(slots.length);
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at];
    found[at] = computer[slot < installations ? slot : installationOf(slot)];
  }
  return found;
};
