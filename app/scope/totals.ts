/** Totals of a run for whoever sees a part of it: figures of the licenses that concern the part, and its own installations. */
import { exposureByCurrency } from '../../engine/settle.ts';
import { surplusByCurrency } from '../breakdowns/amounts.ts';
import type { OpenRun } from '../runCache.ts';
import type { RunTotals } from '../storedRun.ts';
import type { RunScope } from './ofRun.ts';

/**
 * Entitlements cannot be divided, so shortfall, exposure and what is to be ordered are the company's, of the licenses that concern the
 * scope; installations and what is unlicensed are counted within it.
 */
export const totalsWithin = ({ meta, run }: OpenRun, within: RunScope): RunTotals => {
  const positions = run.settled.positions.filter(({ license }) => within.license(license.index));
  const sum = (of: (position: (typeof positions)[number]) => number): number =>
    positions.reduce((all, position) => all + of(position), 0);
  return {
    ...meta.totals,
    exposure: exposureByCurrency(positions),
    shortfall: sum(({ shortfall }) => shortfall),
    projected: sum(({ projected }) => projected),
    licenses: positions.length,
    atRisk: positions.filter(({ status }) => status === 'at-risk').length,
    installations: within.installations,
    unlicensed: within.unlicensed,
    surplus: surplusByCurrency(positions),
  };
};
