/** What slots bring into the pool of a license that counts over all consumers together, as amounts of its resources. */
import type { License } from '../../license/license.ts';
import { withoutExempt } from '../../units/exempt.ts';
import { placeOf } from '../../units/place.ts';
import { type AccessTo, accessTo, countsUsers, NOBODY, shareOf } from '../../units/pooled.ts';
import { bySite } from '../../units/sites.ts';
import type { Ledger } from '../ledger.ts';
import { type Amounts, addTo, type Resources } from './resources.ts';

export const isPooled = (license: License): boolean =>
  license.metric.family === 'capacity' && license.metric.pooled !== null;

/** Amounts that slots (whole installations) of a pooled license come to. Source: rules 5 and 9, Oracle metrics. */
export const openPools = (ledger: Ledger, resources: Resources) => {
  let known: AccessTo | null = null;
  const accessFor = (license: License): AccessTo => {
    if (!countsUsers(license)) return NOBODY;
    known ??= accessTo(ledger);
    return known;
  };
  return (license: License, slots: readonly number[]): Amounts => {
    const amounts: Amounts = new Map();
    const counting = withoutExempt(ledger, license, Int32Array.from(slots), null);
    for (const at of bySite(ledger, placeOf(ledger.image, license), counting)) {
      const share = shareOf(ledger, license, at, accessFor(license), false);
      for (const [factor, cores] of share.cores)
        addTo(amounts, resources.of(license.index, { kind: 'cores', factor }), cores);
      addTo(amounts, resources.of(license.index, { kind: 'servers' }), share.servers);
      addTo(amounts, resources.of(license.index, { kind: 'instead' }), share.instead);
      for (const user of share.users) addTo(amounts, resources.of(license.index, { kind: 'user', user }), 1);
    }
    return amounts;
  };
};
