/** What slots bring into the pool of a license that counts over all consumers together, as amounts of its resources. */
import type { License } from '../../license/license.ts';
import type { PooledMetric } from '../../metrics/metric.ts';
import { fold } from '../../names.ts';
import { exemption } from '../../units/exempt.ts';
import { placeOf } from '../../units/place.ts';
import { bySite, siteOf, unitsInstead } from '../../units/sites.ts';
import { computerOf, type Ledger, productOf } from '../ledger.ts';
import { type Amounts, addTo, type Resources } from './resources.ts';

export const isPooled = (license: License): boolean =>
  license.metric.family === 'capacity' && license.metric.pooled !== null;

/** Users in access to a product on a server. */
const accessUsers = (ledger: Ledger): ReadonlyMap<string, ReadonlySet<number>> => {
  const { computers, users, products, rows } = ledger.image;
  const found = new Map<string, Set<number>>();
  for (const row of rows.access) {
    const server = computers.byKey.get(fold(row.server));
    const user = users.byKey.get(fold(row.user));
    if (server === undefined || user === undefined) continue;
    const key = `${server} ${products.byKey.get(fold(row.product))}`;
    if (!found.has(key)) found.set(key, new Set());
    found.get(key)!.add(user);
  }
  return found;
};

/** Amounts that slots (whole installations) of a pooled license come to. Source: rules 5 and 9, Oracle metrics. */
export const openPools = (ledger: Ledger, resources: Resources) => {
  let known: ReadonlyMap<string, ReadonlySet<number>> | null = null;
  const inAccess = (slot: number): Iterable<number> => {
    known ??= accessUsers(ledger);
    return known.get(`${computerOf(ledger, slot)} ${productOf(ledger, slot)}`) ?? [];
  };
  const usersOf = (slots: readonly number[]): ReadonlySet<number> => {
    const found = new Set<number>();
    for (const slot of slots) {
      for (const each of ledger.slots.sharing(ledger.slots.installationOf(slot)) ?? [slot])
        if (ledger.slots.consumerOf(each) < ledger.image.users.count) found.add(ledger.slots.consumerOf(each));
      for (const user of inAccess(slot)) found.add(user);
    }
    return found;
  };
  return (license: License, slots: readonly number[]): Amounts => {
    const { pooled } = license.metric as PooledMetric;
    const exempt = exemption(ledger, license);
    const counting = exempt === null ? slots : slots.filter(slot => exempt(slot) === 0);
    const amounts: Amounts = new Map();
    const place = placeOf(ledger.image, license);
    const serverOf = (slot: number): number => {
      const computer = computerOf(ledger, slot);
      return place.kind === 'computer' ? computer : ledger.image.computers.host[computer];
    };
    const leaves = (server: number): boolean => unitsInstead(license, server) > 0;
    for (const at of bySite(ledger, place, counting)) {
      const brought = pooled.contribution({ ...siteOf(ledger, license, at.consumer, at.slots), leaves });
      for (const [factor, cores] of brought.cores)
        addTo(amounts, resources.of(license.index, { kind: 'cores', factor }), cores);
      addTo(amounts, resources.of(license.index, { kind: 'servers' }), brought.servers);
      for (const server of brought.left)
        addTo(amounts, resources.of(license.index, { kind: 'instead' }), unitsInstead(license, server));
      if (!pooled.countsUsers) continue;
      const staying = at.slots.filter(slot => !brought.left.includes(serverOf(slot)));
      for (const user of usersOf(staying)) addTo(amounts, resources.of(license.index, { kind: 'user', user }), 1);
    }
    return amounts;
  };
};
