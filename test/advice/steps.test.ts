/** What to remove, to give back and to move: the figures that are stated are those of the estate computed afresh. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planGiveBacks } from '../../app/advice/giveBacks.ts';
import { planRemovals } from '../../app/advice/removals.ts';
import { moneyOf, standingOf } from '../../engine/advice/effect.ts';
import { reckoningOf } from '../../engine/advice/reckoning.ts';
import { UNKNOWN_DAY, USED_LATELY } from '../../engine/advice/unused.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import type { Image } from '../../engine/image/image.ts';
import type { MetricId } from '../../engine/metrics/parameters.ts';
import { fold } from '../../engine/names.ts';
import { scarceEstates } from '../optimal/scarce-estates.ts';
import { AS_OF } from '../oracle/arbitraries.ts';
import { caseEstate } from '../oracle/caseEstate.ts';
import { computed, withCalculator, withMore } from './opened.ts';

const METRICS: readonly MetricId[] = ['device', 'user', 'core', 'microsoft_server_core'];

/** Days of last use as rows have them, by installation of the image. */
const daysOf = (image: Image, estate: Estate): Int32Array => {
  const { installations, applications, computers, products } = image;
  const days = new Map(
    estate.installations.map(row => [
      [row.computer, row.product, row.version, row.edition].map(fold).join('\n'),
      row.last_used,
    ]),
  );
  return Int32Array.from(installations.computer, (computer, at) => {
    const application = installations.application[at];
    const name = [
      computers.name[computer],
      products.name[applications.product[application]],
      applications.version[application],
      applications.edition[application],
    ];
    return days.get(name.map(fold).join('\n')) ?? UNKNOWN_DAY;
  });
};

const removals = (estate: Estate, before = AS_OF - 90) =>
  withCalculator(estate, 'priority', calculator =>
    planRemovals(calculator, daysOf(calculator.open.run.image, estate), before),
  );

describe('removals', () => {
  const estate = caseEstate({
    installations: [
      { computer: 'PC-1', product: 'Visio', last_used: '2025-01-10' },
      { computer: 'PC-2', product: 'Visio', last_used: '2026-01-20' },
      { computer: 'PC-3', product: 'Visio' },
      { computer: 'PC-4', product: 'Visio', last_used: '2025-06-01' },
      { computer: 'PC-1', product: 'Draw', last_used: '2025-01-10' },
    ],
    computers: [{ computer: 'PC-5', status: 'retired' }],
    usage: [{ user: 'anna', computer: 'PC-4', product: 'Visio', last_used: '2026-01-15' }],
    licenses: [{ license: 'V', metric: 'device', unit_price: '300', currency: 'EUR' }],
    license_products: [{ license: 'V', product: 'Visio' }],
    purchases: [{ purchase: 'P', license: 'V', quantity: '3' }],
  });

  test('propose what was last used long ago, later use by a user counts, and what is not known is only counted', async () => {
    const found = await removals(estate);
    expect(found).toMatchObject({ unused: 2, unknown: 1, leftOut: 0 });
    const [visio, draw] = found.removals;
    expect(visio).toMatchObject({ product: 'Visio', license: 'V', installations: 1, consumed: [4, 3] });
    expect(visio.computers.map(({ computer }) => computer)).toEqual(['PC-1']);
    expect(moneyOf(visio.effect.before.exposure)).toEqual({ EUR: '300.00' });
    expect(moneyOf(visio.effect.after.exposure)).toEqual({});
    expect(draw).toMatchObject({ product: 'Draw', license: null, installations: 1 });
    expect(draw.effect.before.unlicensed - draw.effect.after.unlicensed).toBe(1);
  });

  test('count more than so many days: a day less is not unused yet', async () => {
    const day = Date.parse('2025-01-10') / 86_400_000;
    expect((await removals(estate, day)).unused).toBe(0);
    expect((await removals(estate, day + 1)).unused).toBe(2);
  });

  test('state what the estate comes to without the installations, computed afresh', async () => {
    let [groups, saving] = [0, 0];
    const property = fc.asyncProperty(
      scarceEstates(METRICS),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      async (plain, old) => {
        const dated: Estate = {
          ...plain,
          usage: plain.usage.map(row => ({ ...row, last_used: null })),
          installations: plain.installations.map((row, at) => ({
            ...row,
            last_used: old[at % old.length] ? AS_OF - 400 : AS_OF - 1,
          })),
        };
        const found = await removals(dated);
        for (const removal of found.removals) {
          const gone = new Set(
            removal.computers.map(each =>
              [each.computer, removal.product, each.version, each.edition].map(fold).join('\n'),
            ),
          );
          expect(gone.size).toBe(removal.installations);
          const left = dated.installations.filter(
            row => !gone.has([row.computer, row.product, row.version, row.edition].map(fold).join('\n')),
          );
          const { run } = await computed({ ...dated, installations: left }, 'priority');
          const fresh = standingOf(reckoningOf(run));
          expect(moneyOf(removal.effect.after.exposure)).toEqual(moneyOf(fresh.exposure));
          expect(removal.effect.after.shortfall).toBe(fresh.shortfall);
          expect(removal.effect.after.unlicensed).toBe(fresh.unlicensed);
          for (const { license, after } of removal.effect.positions)
            expect(run.settled.positions.find(each => each.license.row.license === license)!.consumed).toBe(
              after.consumed,
            );
          groups++;
          if (removal.effect.after.shortfall < removal.effect.before.shortfall) saving++;
        }
      },
    );
    await fc.assert(property, { numRuns: 120, seed: 14 });
    expect(groups).toBeGreaterThan(60);
    expect(saving).toBeGreaterThan(10);
  });

  test('leave alone what was used lately', async () => {
    const lately = await withCalculator(estate, 'priority', calculator =>
      planRemovals(
        calculator,
        new Int32Array(calculator.open.run.image.installations.count).fill(USED_LATELY),
        AS_OF - 90,
      ),
    );
    expect(lately).toMatchObject({ removals: [], unused: 0, unknown: 0 });
  });
});

describe('what can be given back', () => {
  const estate = caseEstate({
    installations: [{ computer: 'PC-1', product: 'Visio' }],
    licenses: [
      { license: 'V', metric: 'device', unit_price: '300', currency: 'EUR' },
      { license: 'W', metric: 'device', limit: 'unlimited' },
      { license: 'X', metric: 'device' },
    ],
    license_products: ['V', 'W', 'X'].map((license, at) => ({ license, product: ['Visio', 'Draw', 'Write'][at] })),
    purchases: [
      { purchase: 'P1', license: 'V', quantity: '2', starts: '2020-01-01' },
      {
        purchase: 'P2',
        license: 'V',
        quantity: '3',
        kind: 'subscription',
        starts: '2025-05-01',
        expires: '2026-04-30',
      },
      { purchase: 'P3', license: 'V', quantity: '2', kind: 'maintenance', starts: '2025-03-01', expires: '2026-02-28' },
      { purchase: 'P4', license: 'W', quantity: '9' },
      { purchase: 'P5', license: 'X', quantity: '1' },
    ],
  });

  test('comes from the newest purchases, with what ends first and need not be renewed', async () => {
    const [v, x, ...others] = await withCalculator(estate, 'priority', planGiveBacks);
    expect(others).toEqual([]);
    expect(v).toMatchObject({ license: 'V', quantity: 4, currency: 'EUR' });
    expect(v.purchases.map(({ purchase, quantity }) => [purchase, quantity])).toEqual([
      ['P2', 3],
      ['P1', 1],
      ['P3', 2],
    ]);
    expect(v.notRenew).toBe(Date.parse('2026-02-28') / 86_400_000);
    expect(x).toMatchObject({ license: 'X', quantity: 1, value: null, notRenew: null });
    expect(v.effect.after).toEqual(v.effect.before);
  });

  test.each(['priority', 'optimal'] as const)('makes no position worse under %s, all of it together', async policy => {
    let given = 0;
    const property = fc.asyncProperty(scarceEstates(METRICS), async plain => {
      const found = await withCalculator(plain, policy, planGiveBacks);
      const less = new Map(found.map(({ license, quantity }) => [license, -quantity]));
      const [before, after] = [await computed(plain, policy), await computed(withMore(plain, less), policy)];
      const [was, is] = [before.run, after.run].map(run => standingOf(reckoningOf(run)));
      expect(moneyOf(is.exposure)).toEqual(moneyOf(was.exposure));
      expect(is.unlicensed).toBe(was.unlicensed);
      after.run.settled.positions.forEach(({ shortfall, projected }, at) => {
        expect(shortfall).toBeLessThanOrEqual(before.run.settled.positions[at].shortfall);
        expect(projected).toBeLessThanOrEqual(before.run.settled.positions[at].projected);
      });
      given += found.length;
    });
    await fc.assert(property, { numRuns: policy === 'optimal' ? 25 : 150, seed: 15 });
    expect(given).toBeGreaterThan(10);
  });
});
