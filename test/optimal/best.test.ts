/** The policy `optimal` against every assignment of tiny estates: the four figures must be the least there are. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openSolver } from '../../app/optimal/highs.ts';
import { compareObjectives } from '../../engine/allocate/optimal/objective.ts';
import { AS_OF } from '../oracle/arbitraries.ts';
import { compareWithBest, MIXTURES } from './compare.ts';
import { scarceEstates } from './scarce-estates.ts';

const RUNS = 50;
const SEED = 20260131;
const solver = openSolver();
afterAll(() => solver.close());

describe.each(Object.entries(MIXTURES))('%s', (_, { metrics, accesses }) => {
  test('no assignment costs less, and that is proven', async () => {
    let [decided, better] = [0, 0];
    const property = fc.asyncProperty(scarceEstates(metrics, accesses), async estate => {
      const compared = await compareWithBest(estate, AS_OF, solver.solve);
      fc.pre(compared !== null);
      expect(compareObjectives(compared.came, compared.best)).toBe(0);
      expect(compared.proven).toBe(true);
      expect(compared.gap).toBe(0);
      if (compared.components > 0) decided++;
      if (compared.better) better++;
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
    expect(decided).toBeGreaterThan(0);
    expect(better).toBeGreaterThan(0);
  });
});
