/** What an estate, or a part of it, comes to, as far as advice looks at it: positions, and how much is not covered. */
import { OUTCOME } from '../codes.ts';
import { countUnlicensed } from '../explain/decisions.ts';
import { fold } from '../names.ts';
import type { Run } from '../reconcile.ts';
import type { Position } from '../settle.ts';
import type { Group } from './connected.ts';

export interface Reckoning {
  /** By license key. */
  readonly positions: readonly Position[];
  /** Decisions that are unlicensed. */
  readonly unlicensed: number;
}

export const reckoningOf = (run: Run): Reckoning => ({
  positions: run.settled.positions,
  unlicensed: countUnlicensed(run),
});

/** Unlicensed decisions of each product. */
const unlicensedByProduct = ({ image, ledger, settled }: Run): Int32Array => {
  const { applications, installations, products } = image;
  const { outcome } = settled;
  const count = new Int32Array(products.count);
  for (let application = 0; application < applications.count; application++) {
    let found = 0;
    const end = installations.start[application + 1];
    for (let at = installations.start[application]; at < end; at++) if (outcome[at] === OUTCOME.unlicensed) found++;
    count[applications.product[application]] += found;
  }
  for (let slot = ledger.slots.installations; slot < outcome.length; slot++)
    if (outcome[slot] === OUTCOME.unlicensed)
      count[applications.product[installations.application[ledger.slots.installationOf(slot)]]]++;
  for (const row of settled.other) if (row.outcome === OUTCOME.unlicensed) count[row.product]++;
  return count;
};

/**
 * What the groups of a run under `priority` come to, out of the run: each is what reconciling the group alone comes to, because licenses of other
 * groups decide nothing in it.
 */
export const openReckonings = (run: Run): ((group: Group) => Reckoning) => {
  const positions = new Map(run.settled.positions.map(each => [fold(each.license.row.license), each]));
  const unlicensed = unlicensedByProduct(run);
  return ({ licenses, products }) => ({
    positions: licenses.map(key => positions.get(key)!),
    unlicensed: products.reduce((sum, product) => sum + unlicensed[product], 0),
  });
};
