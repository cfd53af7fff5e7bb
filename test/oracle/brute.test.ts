/** The exhaustive search for the policy `optimal`, on the open cases and against the policy `priority`. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FAMILY, type MetricId, PARAMETERS } from '../../engine/metrics/parameters.ts';
import { AS_OF, estates } from './arbitraries.ts';
import { brute, compareObjectives, priorityObjective } from './brute.ts';
import { type Case, caseEstate, dayOf } from './caseEstate.ts';
import { fraction } from './fraction.ts';
import { modelTerms } from './terms.ts';

const METRICS = Object.keys(PARAMETERS) as MetricId[];
const cases = new URL('../../fixtures/cases/optimal.yaml', import.meta.url);
const situations = parse(readFileSync(cases, 'utf8'), { schema: 'failsafe' }) as Case[];

/** Exposure, true-up, value consumed and covers that are not exact, of the open cases of the policy. */
const BEST: Record<string, [number, number, number, number]> = {
  'optimal avoids a shortfall that the order of priority would make': [0, 0, 2, 1],
  'an excess goes where it costs least': [100, 0, 600, 0],
  'with room in both licences the cheaper one is used, so that the dearer stays free': [0, 0, 700, 0],
  'an allocated computer stays with its licence also under optimal': [500, 0, 500, 0],
  'optimal gives a test server to the licence that exempts it, not to the one that comes first': [0, 0, 0, 0],
  'for optimal an unlimited licence costs nothing, whatever its price': [0, 0, 0, 1],
};

describe('on the open cases', () => {
  for (const [name, [exposure, trueUp, value, nonExact]] of Object.entries(BEST))
    test(name, () => {
      const situation = situations.find(candidate => candidate.case === name)!;
      expect(brute(caseEstate(situation), modelTerms, dayOf(String(situation.as_of)))).toEqual({
        exposure: fraction(exposure),
        trueUp: fraction(trueUp),
        value: fraction(value),
        nonExact,
      });
    });
});

describe('the exhaustive search', () => {
  const metrics = METRICS.filter(metric => FAMILY[metric] === 'computer');
  const tiny = estates({ metrics, installations: 5, licenses: 3, usage: 0, access: 0 });

  test('is never worse than the policy priority, and sometimes better', () => {
    let better = 0;
    fc.assert(
      fc.property(tiny, estate => {
        const best = brute(estate, modelTerms, AS_OF);
        const comparison = compareObjectives(best, priorityObjective(estate, modelTerms, AS_OF));
        expect(comparison).toBeLessThanOrEqual(0);
        if (comparison < 0) better++;
      }),
      { numRuns: 400 },
    );
    expect(better).toBeGreaterThan(0);
  });

  test('refuses an estate in which a measured license takes part', () => {
    const estate = fc
      .sample(estates({ metrics: ['concurrent_user'], licenses: 1 }), { numRuns: 50, seed: 1 })
      .find(({ licenses }) => licenses[0]!.status === 'active' && licenses[0]!.starts === null);
    expect(() => brute(estate!, modelTerms, AS_OF)).toThrow(/measured licenses/);
  });
});
