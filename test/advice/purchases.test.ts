/** What to buy: known answers, and that what is advised closes every shortfall as cheaply as can be. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planPurchases } from '../../app/advice/purchases.ts';
import { moneyOf } from '../../engine/advice/effect.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import { compare, fraction, money, whole } from '../../engine/fraction.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { bestOf } from '../optimal/every-assignment.ts';
import { scarceEstates } from '../optimal/scarce-estates.ts';
import { AS_OF } from '../oracle/arbitraries.ts';
import { caseEstate } from '../oracle/caseEstate.ts';
import { modelTerms } from '../oracle/terms.ts';
import { computed, withCalculator, withMore } from './opened.ts';

const planned = (estate: Estate, policy: Policy = 'priority') => withCalculator(estate, policy, planPurchases);
const device = (license: string, more: object = {}) => ({ license, metric: 'device', currency: 'EUR', ...more });

/** Visio 2016 on PC-1, Visio 2013 on PC-2. A covers both, B only 2016. */
const visio = (a: object, b: object, quantities: readonly [number, number], perUnit = ['', '']): Estate =>
  caseEstate({
    versions: ['2013', '2016'].map(version => ({ product: 'Visio', version })),
    installations: [
      { computer: 'PC-1', product: 'Visio', version: '2016' },
      { computer: 'PC-2', product: 'Visio', version: '2013' },
    ],
    licenses: [device('A', { downgrade: 'allowed', ...a }), device('B', b)],
    license_products: ['A', 'B'].map(license => ({ license, product: 'Visio', version: '2016' })),
    purchases: ['A', 'B'].map((license, at) => ({
      purchase: `P-${license}`,
      license,
      quantity: `${quantities[at]}`,
      per_unit: perUnit[at],
    })),
  });

const bought = ({
  purchases,
}: {
  readonly purchases: readonly { readonly license: string; readonly quantity: number }[];
}) => Object.fromEntries(purchases.map(({ license, quantity }) => [license, quantity]));

describe('purchases', () => {
  test('buy again where what was bought is taken by another installation, and say that optimal needs less', async () => {
    const { plan, cheaper } = await planned(visio({ unit_price: '100' }, { unit_price: '100' }, [0, 1]));
    // Short by one; but with one more A takes the installation that B has now, and is short by one again.
    expect(bought(plan)).toEqual({ A: 2 });
    expect(plan.purchases[0].shortfall).toBe(1);
    expect(moneyOf(plan.cost)).toEqual({ EUR: '200.00' });
    expect(plan.effect.after.shortfall).toBe(0);
    expect(bought(cheaper!)).toEqual({ A: 1 });
    expect(moneyOf(cheaper!.cost)).toEqual({ EUR: '100.00' });
    expect(cheaper!.proven).toBe(true);
  });

  test('are the shortfalls of a run under optimal', async () => {
    const { plan, cheaper, notCheaper } = await planned(
      visio({ unit_price: '400' }, { unit_price: '100' }, [0, 0]),
      'optimal',
    );
    expect(bought(plan)).toEqual({ A: 1, B: 1 });
    expect(moneyOf(plan.cost)).toEqual({ EUR: '500.00' });
    expect(plan.proven).toBe(true);
    expect([cheaper, notCheaper]).toEqual([null, null]);
  });

  test('come in the packs they were bought in last', async () => {
    const { plan } = await planned(visio({ unit_price: '100' }, {}, [0, 0], ['10', '']));
    expect(plan.purchases).toMatchObject([{ license: 'A', quantity: 10, perPack: 10, packs: 1, shortfall: 2 }]);
    expect(moneyOf(plan.cost)).toEqual({ EUR: '1000.00' });
  });

  test('are counted without an amount where no price is known', async () => {
    const { plan } = await planned(visio({}, {}, [0, 0]));
    expect(plan.purchases).toMatchObject([{ license: 'A', quantity: 2, cost: null }]);
    expect(plan.unpriced).toBe(2);
    expect(moneyOf(plan.cost)).toEqual({});
  });

  test('say what is in the way where optimal cannot compare prices', async () => {
    const estate = visio({ unit_price: '100' }, { unit_price: '100', currency: 'USD' }, [0, 1]);
    const { plan, cheaper, notCheaper } = await withCalculator(estate, 'priority', planPurchases, { rates: undefined });
    expect(moneyOf(plan.cost)).toEqual({ EUR: '200.00' });
    expect(cheaper).toBeNull();
    expect(notCheaper).toEqual({ fault: expect.stringMatching(/several currencies: EUR, USD/) });
  });

  test('are said to be the cheapest where optimal needs no less, and nothing is said where nothing is short', async () => {
    const short = await planned(visio({ unit_price: '100' }, { unit_price: '100' }, [0, 0]));
    expect([bought(short.plan), short.cheaper, short.notCheaper]).toEqual([{ A: 2 }, null, 'none']);
    const enough = await planned(visio({}, {}, [2, 0]));
    expect([enough.plan.purchases, enough.cheaper, enough.notCheaper]).toEqual([[], null, null]);
  });
});

describe.each(['priority', 'optimal'] as const)('under %s', policy => {
  test('with the purchases nothing is short, and none of them is needless', { timeout: 120_000 }, async () => {
    let [short, repeated] = [0, 0];
    const property = fc.asyncProperty(scarceEstates(['device', 'user', 'core']), async estate => {
      const { plan } = await planned(estate, policy);
      const more = new Map(plan.purchases.map(({ license, quantity }) => [license, quantity]));
      const { run } = await computed(withMore(estate, more), policy);
      for (const { shortfall } of run.settled.positions) expect(shortfall).toBe(0);
      expect(plan.effect.after.shortfall).toBe(0);
      for (const [license, quantity] of more) {
        const fewer = await computed(withMore(estate, new Map(more).set(license, quantity - 1)), policy);
        expect(fewer.run.settled.positions.some(({ shortfall }) => shortfall > 0)).toBe(true);
      }
      if (more.size > 0) short++;
      if (plan.purchases.some(({ quantity, shortfall }) => quantity !== shortfall)) repeated++;
    });
    await fc.assert(property, { numRuns: 120, seed: 12 });
    expect(short).toBeGreaterThan(20);
    if (policy === 'priority') expect(repeated).toBeGreaterThan(0);
  });
});

test('under optimal purchases cost what the best of all assignments lacks, and no single swap is cheaper', async () => {
  let [compared, swapped] = [0, 0];
  const property = fc.asyncProperty(scarceEstates(['device', 'user']), async estate => {
    const priced: Estate = {
      ...estate,
      licenses: estate.licenses.map(row => ({ ...row, unit_price: row.unit_price ?? '5' })),
    };
    const best = bestOf(imageOf(priced, columnsOf(priced)), modelTerms, AS_OF);
    fc.pre(best !== null);
    const { plan } = await planned(priced, 'optimal');
    const cost = [...plan.cost.values()][0] ?? whole(0);
    expect(money(cost)).toBe(money(best!.best.exposure));
    compared++;
    const prices = new Map(priced.licenses.map(row => [row.license, fraction(row.unit_price!)]));
    const more = new Map(plan.purchases.map(({ license, quantity }) => [license, quantity]));
    for (const one of more.keys())
      for (const [other, price] of prices) {
        if (other === one || compare(price, prices.get(one)!) >= 0) continue;
        const swap = new Map(more).set(one, more.get(one)! - 1).set(other, (more.get(other) ?? 0) + 1);
        const swappedEstate = withMore(priced, swap);
        const { best: left } = bestOf(imageOf(swappedEstate, columnsOf(swappedEstate)), modelTerms, AS_OF)!;
        expect(compare(left.exposure, whole(0))).toBeGreaterThan(0);
        swapped++;
      }
  });
  await fc.assert(property, { numRuns: 60, seed: 13 });
  expect(compared).toBeGreaterThan(20);
  expect(swapped).toBeGreaterThan(5);
});
