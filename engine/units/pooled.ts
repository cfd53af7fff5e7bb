/** Units of use of the metrics that count over all consumers together: every consumer raises the total by what it brings into the pool. */
import { computerOf, give, givenSlots, type Ledger, productOf } from '../allocate/ledger.ts';
import { oncePerImage } from '../image/cached.ts';
import type { Image } from '../image/image.ts';
import type { License } from '../license/license.ts';
import type { Pool, PooledMetric } from '../metrics/metric.ts';
import { fold } from '../names.ts';
import { writeSite } from './capacity.ts';
import { giveUncounted, withoutExempt } from './exempt.ts';
import { placeOf } from './place.ts';
import type { Settle } from './rows.ts';
import { bySite, reportHardware, type SlotsAt, siteOf, unitsInstead } from './sites.ts';
import { takeInOrder } from './taking.ts';

/** What a consumer brings: cores by factor, servers, users, and the units its allocations put in place of a count. */
interface Share {
  readonly cores: readonly (readonly [string, number])[];
  readonly servers: number;
  readonly users: readonly number[];
  readonly instead: number;
  readonly missing: boolean;
  readonly arithmetic: string;
}

/** Users in access to products on servers: computer and product → users. */
export type AccessTo = ReadonlyMap<string, readonly number[]>;

const readAccess = oncePerImage((image: Image): AccessTo => {
  const { computers, users, products } = image;
  const found = new Map<string, number[]>();
  for (const row of image.rows.access) {
    const server = computers.byKey.get(fold(row.server));
    const user = users.byKey.get(fold(row.user));
    if (server === undefined || user === undefined) continue;
    const key = `${server} ${products.byKey.get(fold(row.product))}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key)!.push(user);
  }
  return found;
});

/** The whole table of accesses. */
export const accessTo = (ledger: Ledger): AccessTo => readAccess(ledger.image);

/** Where users do not count. */
export const NOBODY: AccessTo = new Map();

/** Users known for the installations and in access to them. Source: rules 9, access. */
const usersAt = (ledger: Ledger, slots: readonly number[], access: AccessTo): readonly number[] => {
  const found = new Set<number>();
  for (const slot of slots) {
    const installation = ledger.slots.installationOf(slot);
    for (const each of ledger.slots.sharing(installation) ?? [slot]) {
      const consumer = ledger.slots.consumerOf(each);
      if (consumer < ledger.image.users.count) found.add(consumer);
    }
    for (const user of access.get(`${computerOf(ledger, slot)} ${productOf(ledger, slot)}`) ?? []) found.add(user);
  }
  return [...found];
};

/**
 * What the slots of one consumer bring. A counted computer with `units` leaves the sum, its users with it, and adds its units. Missing
 * hardware is reported where `report` says so. Source: rules 9.
 */
export const shareOf = (ledger: Ledger, license: License, at: SlotsAt, access: AccessTo, report: boolean): Share => {
  const { pooled } = license.metric as PooledMetric;
  const place = placeOf(ledger.image, license);
  const leaves = (server: number): boolean => unitsInstead(license, server) > 0;
  const contribution = pooled.contribution({ ...siteOf(ledger, license, at.consumer, at.slots), leaves });
  if (report) reportHardware(ledger, license, contribution.findings);
  const instead = contribution.left.reduce((sum, server) => sum + unitsInstead(license, server), 0);
  const serverOf = (slot: number): number => {
    const computer = computerOf(ledger, slot);
    return place.kind === 'computer' ? computer : ledger.image.computers.host[computer];
  };
  const staying = at.slots.filter(slot => !contribution.left.includes(serverOf(slot)));
  const users = pooled.countsUsers ? usersAt(ledger, staying, access) : [];
  const parts = [contribution.arithmetic, instead > 0 ? `${instead} set by allocations` : ''];
  return { ...contribution, users, instead, arithmetic: parts.filter(part => part !== '').join(', ') };
};

/** The pool while consumers join it. */
const openPool = (license: License) => {
  const { pooled } = license.metric as PooledMetric;
  const cores = new Map<string, number>();
  const users = new Map<number, number>();
  let [servers, instead] = [0, 0];
  const change = (share: Share, by: 1 | -1): void => {
    for (const [factor, count] of share.cores) cores.set(factor, (cores.get(factor) ?? 0) + by * count);
    for (const user of share.users) {
      users.set(user, (users.get(user) ?? 0) + by);
      if (users.get(user) === 0) users.delete(user);
    }
    servers += by * share.servers;
    instead += by * share.instead;
  };
  const total = (): { units: number; arithmetic: string } => {
    const pool: Pool = { cores, servers, users: users.size };
    const counted = pooled.total(pool, license.parameters);
    return instead === 0
      ? counted
      : { units: counted.units + instead, arithmetic: `${counted.arithmetic}, ${instead} set by allocations` };
  };
  return { join: (share: Share) => change(share, 1), leave: (share: Share) => change(share, -1), total };
};

/** Whether users count beside the hardware. */
export const countsUsers = (license: License): boolean => (license.metric as PooledMetric).pooled.countsUsers;

const accessFor = (ledger: Ledger, license: License): AccessTo => (countsUsers(license) ? accessTo(ledger) : NOBODY);

/** The arithmetic of the whole pool, and of one consumer in it. */
export const poolArithmetic = (ledger: Ledger, license: License): string => {
  const pool = openPool(license);
  const access = accessFor(ledger, license);
  const given = withoutExempt(ledger, license, givenSlots(ledger, license), null);
  for (const at of bySite(ledger, placeOf(ledger.image, license), given))
    pool.join(shareOf(ledger, license, at, access, false));
  return pool.total().arithmetic;
};

export const settlePooled: Settle = (ledger, license, rows) => {
  const access = accessFor(ledger, license);
  const given = withoutExempt(ledger, license, givenSlots(ledger, license), rows);
  const pool = openPool(license);
  let [consumed, missing] = [0, false];
  for (const at of bySite(ledger, placeOf(ledger.image, license), given)) {
    const share = shareOf(ledger, license, at, access, rows !== null);
    pool.join(share);
    missing ||= share.missing;
    const total = pool.total().units;
    if (rows) writeSite(ledger, at.slots, at.slots[0], total - consumed, rows);
    consumed = total;
  }
  return { consumed, missing };
};

/** The turn of a pooled license: consumers in order, each raising the total by what it brings. */
export const turnOfPooled = (ledger: Ledger, license: License, candidates: Int32Array, left: number): void => {
  const counting = withoutExempt(ledger, license, candidates, null);
  giveUncounted(ledger, license, candidates, counting);
  const place = placeOf(ledger.image, license);
  const access = accessFor(ledger, license);
  const pool = openPool(license);
  const bound = new Map<number, { slots: readonly number[]; share: Share }>();
  for (const at of bySite(ledger, place, withoutExempt(ledger, license, givenSlots(ledger, license), null))) {
    const share = shareOf(ledger, license, at, access, false);
    bound.set(at.consumer, { slots: at.slots, share });
    pool.join(share);
  }
  const sites = bySite(ledger, place, counting);
  /** The pool's total rises by putting the site's larger share in the place of what it had. */
  const exchange = (site: number): { undo: () => void } => {
    const { consumer, slots } = sites[site];
    const had = bound.get(consumer);
    const share = shareOf(ledger, license, { consumer, slots: [...(had?.slots ?? []), ...slots] }, access, false);
    if (had) pool.leave(had.share);
    pool.join(share);
    return {
      undo: () => {
        pool.leave(share);
        if (had) pool.join(had.share);
      },
    };
  };
  takeInOrder(
    Uint8Array.from(sites, ({ slots }) => slots.reduce((worst, slot) => Math.max(worst, ledger.right[slot]), 0)),
    left,
    site => {
      const without = pool.total().units;
      const tried = exchange(site);
      const rise = pool.total().units - without;
      tried.undo();
      return rise;
    },
    site => {
      exchange(site);
      for (const slot of sites[site].slots) give(ledger, license, slot);
    },
  );
};
