/** What a what-if computes of a part is what computing everything comes to. `long.ts` compares thousands. */
import { expect, test } from 'vitest';
import { reconcileOptimally } from '../../app/optimal/index.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { AS_OF } from '../oracle/arbitraries.ts';
import { modelTerms } from '../oracle/terms.ts';
import { agreeOn, HARDWARE } from './agree.ts';

const CASES = 200;

test('parts and the whole agree under priority: positions, totals, moves, removals and refusals', {
  timeout: 120_000,
}, async () => {
  const seen = await agreeOn(CASES, 20_260_101, async image => reconcile(image, modelTerms, AS_OF));
  expect(seen.compared + seen.refused).toBe(CASES);
  expect(seen.compared).toBeGreaterThan(CASES / 2);
  expect(seen.changing).toBeGreaterThan(CASES / 5);
  expect(seen.smaller).toBeGreaterThan(CASES / 3);
  expect(seen.sliced).toBeGreaterThan(CASES / 5);
});

test('parts and the whole agree where computers and users change that others are counted with', {
  timeout: 120_000,
}, async () => {
  const seen = await agreeOn(120, 9, async image => reconcile(image, modelTerms, AS_OF), HARDWARE);
  expect(seen.compared).toBeGreaterThan(70);
  expect(seen.changing).toBeGreaterThan(20);
  expect(seen.smaller).toBeGreaterThan(4);
});

test('parts and the whole agree under optimal where it is proven', { timeout: 120_000 }, async () => {
  const rates = { EUR: '1', USD: '0.9', GBP: '1.2', '': '1' };
  const seen = await agreeOn(30, 5, image => reconcileOptimally(image, modelTerms, AS_OF, { rates }));
  expect(seen.compared).toBeGreaterThan(14);
});
