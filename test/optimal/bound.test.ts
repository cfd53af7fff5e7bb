/** What allocations bind is bound once, and what `optimal` calls the cost of `priority` is that: a second binding sees other free slots than the first. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openSolver } from '../../app/optimal/highs.ts';
import { bindAllocations } from '../../engine/allocate/binding.ts';
import { openLedger } from '../../engine/allocate/ledger.ts';
import { compareObjectives } from '../../engine/allocate/optimal/objective.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { prepareLicenses, takingOrder } from '../../engine/license/prepare.ts';
import { type MetricId, PARAMETERS } from '../../engine/metrics/parameters.ts';
import { reconcile, reconcileOptimal } from '../../engine/reconcile.ts';
import { AS_OF, estates } from '../oracle/arbitraries.ts';
import { brute } from '../oracle/brute.ts';
import { caseEstate } from '../oracle/caseEstate.ts';
import { modelTerms } from '../oracle/terms.ts';
import { compareWithPriority } from './compare.ts';

const solver = openSolver();
afterAll(() => solver.close());

const imageFor = (estate: Estate) => imageOf(estate, columnsOf(estate));

/** The primary product is bound to A, so that B, which is allocated too and would exempt it, may not have the supplementary one. */
const estate = caseEstate({
  versions: ['1', '2'].map(version => ({ product: 'Add-on', version })),
  installations: [
    { computer: 'PC-1', product: 'Suite' },
    { computer: 'PC-1', product: 'Add-on', version: '1' },
  ],
  licenses: [
    { license: 'A', metric: 'device', priority: '1' },
    { license: 'B', metric: 'device', priority: '2' },
    { license: 'C', metric: 'user', priority: '3', unit_price: '100', downgrade: 'allowed', downgrade_version: 'any' },
  ],
  license_products: [
    { license: 'A', product: 'Suite' },
    { license: 'A', product: 'Other' },
    { license: 'B', product: 'Suite' },
    { license: 'B', product: 'Add-on', role: 'supplementary' },
    { license: 'C', product: 'Add-on', version: '2' },
  ],
  products: [{ product: 'Other' }],
  allocations: [
    { license: 'A', computer: 'PC-1' },
    { license: 'B', computer: 'PC-1', exempt: 'trial' },
  ],
});

describe('an exempt allocation of a supplementary product whose primary product is bound elsewhere', () => {
  test('does not get it under either policy', async () => {
    const image = imageFor(estate);
    const optimal = await reconcileOptimal(image, modelTerms, AS_OF, { solve: solver.solve });
    for (const { settled } of [reconcile(image, modelTerms, AS_OF), optimal])
      expect(settled.positions.map(({ raw, consumed }) => [raw, consumed])).toEqual([
        [1, 1],
        [0, 0],
        [1, 1],
      ]);
  });

  test('is refused a second time in the same ledger', () => {
    const image = imageFor(estate);
    const { licenses } = prepareLicenses(image, modelTerms, AS_OF);
    const ledger = openLedger(image, modelTerms, AS_OF, licenses, takingOrder(licenses));
    bindAllocations(ledger);
    expect([...ledger.taken]).toContain(0);
    expect(() => bindAllocations(ledger)).toThrow(/bound a second time/);
  });
});

test('on estates of every metric priority is told to cost what it costs, nothing costs more, and the readable model finds nothing better', async () => {
  const told = { better: 0, modelled: 0 };
  const every = estates({ metrics: Object.keys(PARAMETERS) as MetricId[], installations: 12, licenses: 5 });
  const property = fc.asyncProperty(every, async each => {
    const found = await compareWithPriority(each, AS_OF, solver.solve);
    if (compareObjectives(found.objective, found.priority) < 0) told.better++;
    const best = modelled(each);
    if (best === null) return;
    told.modelled++;
    const { exposure, trueUp, value, otherRights } = found.objective;
    expect([exposure, trueUp, value].map(({ numerator: n, denominator: d }) => ({ n, d }))).toEqual([
      best.exposure,
      best.trueUp,
      best.value,
    ]);
    expect(otherRights).toBe(best.nonExact);
  });
  await fc.assert(property, { numRuns: 400, seed: 20260202 });
  expect(told.better).toBeGreaterThan(0);
  expect(told.modelled).toBeGreaterThan(100);
});

/** The model refuses estates with too many assignments and those in which a measured license takes part. */
const modelled = (each: Estate): ReturnType<typeof brute> | null => {
  try {
    return brute(each, modelTerms, AS_OF);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};
