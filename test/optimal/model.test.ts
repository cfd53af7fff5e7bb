/** The policy `optimal` against the readable model, which tries every assignment: both must find the same four figures. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openSolver } from '../../app/optimal/highs.ts';
import { textOf } from '../../engine/fraction.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { reconcileOptimal } from '../../engine/reconcile.ts';
import { AS_OF, estates } from '../oracle/arbitraries.ts';
import { brute } from '../oracle/brute.ts';
import { modelTerms } from '../oracle/terms.ts';
import { MIXTURES, RATES } from './compare.ts';
import { scarceEstates } from './scarce-estates.ts';

const RUNS = 120;
const solver = openSolver();
afterAll(() => solver.close());

/** The model refuses estates with too many assignments and those in which a measured license takes part. */
const modelled = (...asked: Parameters<typeof brute>): ReturnType<typeof brute> | null => {
  try {
    return brute(...asked);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

const mixtures = Object.entries(MIXTURES).filter(([, { metrics }]) => !metrics.includes('concurrent_user'));
const kinds = [
  ...mixtures.map(([name, { metrics, accesses }]) => [name, scarceEstates(metrics, accesses)] as const),
  [
    'computer metrics with every right',
    estates({
      metrics: ['device', 'client_server', 'device_core_limited', 'node_locked'],
      installations: 6,
      licenses: 3,
    }),
  ] as const,
];

describe.each(kinds)('%s', (_, estatesOfKind) => {
  test('cost what the readable model finds', async () => {
    let compared = 0;
    const property = fc.asyncProperty(estatesOfKind, async estate => {
      const best = modelled(estate, modelTerms, AS_OF);
      fc.pre(best !== null);
      const image = imageOf(estate, columnsOf(estate));
      const found = await reconcileOptimal(image, modelTerms, AS_OF, { solve: solver.solve, rates: RATES });
      const { exposure, trueUp, value, otherRights } = found.objective;
      const figures = [best!.exposure, best!.trueUp, best!.value].map(({ n, d }) => `${n}/${d}`);
      expect([exposure, trueUp, value].map(textOf)).toEqual(figures);
      expect(otherRights).toBe(best!.nonExact);
      compared++;
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20260201 });
    expect(compared).toBeGreaterThan(RUNS / 2);
  });
});
