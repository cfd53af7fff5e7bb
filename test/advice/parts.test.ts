/** Advice computes groups of licenses instead of whole estates: both must come to the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSums, moneyOf, type Sums, standingOf } from '../../engine/advice/effect.ts';
import { withEntitlements } from '../../engine/advice/part.ts';
import type { Bought } from '../../engine/advice/purchases.ts';
import { positionRecord, positionRecords } from '../../engine/explain/view.ts';
import { type MetricId, PARAMETERS } from '../../engine/metrics/parameters.ts';
import { compareText, fold } from '../../engine/names.ts';
import { estates } from '../oracle/arbitraries.ts';
import { withCalculator } from './opened.ts';

const metrics = Object.keys(PARAMETERS) as MetricId[];

test('all groups together have the positions, the exposure and the uncovered installations of the whole', async () => {
  let several = 0;
  const property = fc.asyncProperty(estates({ metrics, licenses: 6, installations: 12 }), async estate => {
    await withCalculator(estate, 'priority', async calculator => {
      const { run } = calculator.open;
      const { list } = calculator.groups;
      const parts = await Promise.all(list.map(group => calculator.compute(calculator.partOf(group))));
      const positions = parts.flatMap(part => part.positions.map(positionRecord));
      expect(positions.toSorted((a, b) => compareText(fold(a.license), fold(b.license)))).toEqual(positionRecords(run));
      const standings = parts.map(standingOf);
      const exposure = standings.reduce<Sums>((sum, each) => addSums(sum, each.exposure), new Map());
      expect(moneyOf(exposure)).toEqual(moneyOf(calculator.whole.exposure));
      expect(standings.reduce((sum, each) => sum + each.shortfall, 0)).toBe(calculator.whole.shortfall);
      expect(standings.reduce((sum, each) => sum + each.unlicensed, 0)).toBe(calculator.whole.unlicensed);
      for (const [at, group] of list.entries()) {
        const before = await calculator.before(group);
        expect(before.positions.map(positionRecord)).toEqual(parts[at].positions.map(positionRecord));
        expect(before.unlicensed).toBe(parts[at].unlicensed);
      }
      if (list.filter(({ licenses }) => licenses.length > 0).length > 1) several++;
    });
  });
  await fc.assert(property, { numRuns: 1_500, seed: 11 });
  expect(several).toBeGreaterThan(60);
});

test('a group asked again and again with other entitlements comes to what reconciling it afresh comes to', async () => {
  const seen = { other: 0, short: 0, closed: 0 };
  const changes = fc.array(fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 6, maxLength: 6 }), {
    minLength: 2,
    maxLength: 5,
  });
  const property = fc.asyncProperty(
    estates({ metrics, licenses: 6, installations: 12 }),
    changes,
    async (estate, asked) => {
      await withCalculator(estate, 'priority', async calculator => {
        for (const group of calculator.groups.list) {
          const replay = calculator.replay(group);
          for (const change of asked) {
            const more: Bought = new Map(group.licenses.map((key, at) => [key, change[at]]));
            const fresh = await calculator.compute(withEntitlements(calculator.partOf(group), more));
            const shortfalls = fresh.positions.map(({ shortfall }) => shortfall);
            expect((await replay.lacks(more)).map(({ shortfall }) => shortfall)).toEqual(shortfalls);
            const isClosed = shortfalls.every(shortfall => shortfall === 0);
            expect(await replay.isClosed(more)).toBe(isClosed);
            const { positions, unlicensed } = await replay.reckon(more);
            expect(positions.map(positionRecord)).toEqual(fresh.positions.map(positionRecord));
            expect(unlicensed).toBe(fresh.unlicensed);
            if (group.licenses.length > 1) seen.other++;
            seen[isClosed ? 'closed' : 'short']++;
          }
        }
      });
    },
  );
  await fc.assert(property, { numRuns: 400, seed: 12 });
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
});
