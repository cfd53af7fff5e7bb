/** What a license consumes: computed from everything that it was given, in one pass with the reason of every row. */
import { itemsOf } from './items.ts';
import type { License } from './licenses.ts';
import { metricOf } from './metrics/index.ts';
import { addPermanent } from './permanent.ts';
import { newTally, type Tally } from './tally.ts';
import type { Verdicts } from './verdicts.ts';
import type { Claim, World } from './world.ts';

/** The account of a license in force that was given these claims. */
export function consume(world: World, verdicts: Verdicts, license: License, claims: readonly Claim[]): Tally {
  const tally = newTally();
  const items = itemsOf(world, verdicts, license, claims);
  for (const item of items)
    if (item.exempt !== null) tally.rows.push({ item, outcome: 'exempt', reason: item.exempt, units: 0 });
  const live = items.filter(({ exempt }) => exempt === null);
  metricOf(license).consume(world, license, live, tally);
  addPermanent(world, license, tally);
  return tally;
}
