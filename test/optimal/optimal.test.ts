/** What the policy `optimal` promises beside being the best: refusals, ties, limits, what one more entitlement is worth, reasons. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openSolver } from '../../app/optimal/highs.ts';
import { reconcileOptimally } from '../../app/optimal/index.ts';
import { compareObjectives } from '../../engine/allocate/optimal/objective.ts';
import { isPriceFault } from '../../engine/allocate/optimal/prices.ts';
import { whyThisLicense } from '../../engine/allocate/optimal/reasons.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import { allDecisions } from '../../engine/explain/decisions.ts';
import { add, compare, type Fraction, fraction, money, times } from '../../engine/fraction.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { reconcileOptimal } from '../../engine/reconcile.ts';
import { AS_OF } from '../oracle/arbitraries.ts';
import { caseEstate } from '../oracle/caseEstate.ts';
import { modelTerms } from '../oracle/terms.ts';
import { RATES } from './compare.ts';
import { scarceEstates } from './scarce-estates.ts';

const solver = openSolver();
afterAll(() => solver.close());

const imageFor = (estate: Estate) => imageOf(estate, columnsOf(estate));
const run = (estate: Estate) =>
  reconcileOptimal(imageFor(estate), modelTerms, AS_OF, { solve: solver.solve, rates: RATES });

const amount = ({ numerator, denominator }: Fraction): number => Number(numerator) / Number(denominator);

/** Two computers with Visio 2016, licenses A and B that may both cover them. */
const visio = (licenses: readonly object[], quantities: readonly [number, number]): Estate =>
  caseEstate({
    installations: ['PC-1', 'PC-2'].map(computer => ({ computer, product: 'Visio', version: '2016' })),
    licenses,
    license_products: ['A', 'B'].map(license => ({ license, product: 'Visio', version: '2016' })),
    purchases: ['A', 'B'].map((license, at) => ({ purchase: license, license, quantity: `${quantities[at]}` })),
  });

describe('prices in several currencies', () => {
  const estate = visio(
    [
      { license: 'A', metric: 'device', unit_price: '100', currency: 'EUR' },
      { license: 'B', metric: 'device', unit_price: '110', currency: 'USD' },
    ],
    [0, 0],
  );

  test('are refused, and the currencies are named', async () => {
    const refused = reconcileOptimal(imageFor(estate), modelTerms, AS_OF, { solve: null });
    await expect(refused).rejects.toThrow(/several currencies: EUR, USD/);
    await expect(refused).rejects.toSatisfy(isPriceFault);
  });

  test('are compared by the rates that are given', async () => {
    const shortfalls = async (rates: Record<string, string>) =>
      (await reconcileOptimal(imageFor(estate), modelTerms, AS_OF, { solve: null, rates })).settled.positions.map(
        ({ shortfall }) => shortfall,
      );
    expect(await shortfalls({ EUR: '1', USD: '0.9' })).toEqual([0, 2]);
    expect(await shortfalls({ EUR: '1', USD: '0.95' })).toEqual([2, 0]);
  });

  test('are refused where a rate is missing or is no amount', async () => {
    const withRates = (rates: Record<string, string>) =>
      reconcileOptimal(imageFor(estate), modelTerms, AS_OF, { solve: null, rates });
    await expect(withRates({ EUR: '1' })).rejects.toThrow(/rate for the currency USD/);
    await expect(withRates({ EUR: '1', USD: '0' })).rejects.toThrow(/rate of the currency USD is "0"/);
  });

  test('do not matter where a license is unlimited', async () => {
    const unlimited = visio(
      [
        { license: 'A', metric: 'device', unit_price: '100', currency: 'EUR' },
        { license: 'B', metric: 'device', unit_price: '110', currency: 'USD', limit: 'unlimited' },
      ],
      [0, 0],
    );
    const { settled } = await reconcileOptimally(imageFor(unlimited), modelTerms, AS_OF);
    expect(settled.positions.map(({ consumed }) => consumed)).toEqual([0, 2]);
  });
});

describe('the same estate', () => {
  const metrics = ['device', 'user', 'core'] as const;

  test('has the same decisions whatever the order of its inventory', async () => {
    const property = fc.asyncProperty(scarceEstates(metrics), async estate => {
      const turned: Estate = {
        ...estate,
        installations: estate.installations.toReversed(),
        computers: estate.computers.toReversed(),
        usage: estate.usage.toReversed(),
        licenses: estate.licenses.toReversed(),
      };
      const [one, other] = [await run(estate), await run(turned)];
      expect([...allDecisions(other)]).toEqual([...allDecisions(one)]);
    });
    await fc.assert(property, { numRuns: 60, seed: 3 });
  });

  test('is never worse than under priority without any solver, and then says so unless it is proven', async () => {
    let unproven = 0;
    const property = fc.asyncProperty(scarceEstates(metrics), async estate => {
      const options = { solve: null, rates: RATES };
      const alone = await reconcileOptimal(imageFor(estate), modelTerms, AS_OF, options);
      const best = await run(estate);
      expect(compareObjectives(alone.objective, alone.priority)).toBeLessThanOrEqual(0);
      expect(compareObjectives(best.objective, alone.objective)).toBeLessThanOrEqual(0);
      if (alone.proven) expect(compareObjectives(best.objective, alone.objective)).toBe(0);
      else unproven++;
      if (alone.gapIn === 'exposure')
        expect(amount(alone.objective.exposure) * (1 - alone.gap)).toBeLessThanOrEqual(
          amount(best.objective.exposure) + 1e-6,
        );
      expect(alone.gap === 0).toBe(alone.proven);
    });
    await fc.assert(property, { numRuns: 150, seed: 4 });
    expect(unproven).toBeGreaterThan(0);
  });
});

test('prices too long to be added exactly are rounded; the result is then not said to be proven, and still no worse', async () => {
  let rounded = 0;
  const long = ['123456789012.1234567891', '99999999999.9999999999', '7.0000000001'];
  const property = fc.asyncProperty(scarceEstates(['device', 'user']), async estate => {
    const licenses = estate.licenses.map((row, at) => ({ ...row, unit_price: long[at] }));
    const found = await run({ ...estate, licenses });
    expect(compareObjectives(found.objective, found.priority)).toBeLessThanOrEqual(0);
    if (found.components > 0 && !found.proven) rounded++;
  });
  await fc.assert(property, { numRuns: 60, seed: 6 });
  expect(rounded).toBeGreaterThan(0);
});

test('one more entitlement is worth what exposure falls by, where installations count one by one', async () => {
  let worth = 0;
  const property = fc.asyncProperty(scarceEstates(['device']), async estate => {
    const plain: Estate = {
      ...estate,
      usage: [],
      allocations: [],
      licenses: estate.licenses.map(row => ({
        ...row,
        multiple_use: 'none',
        multiple_use_limit: null,
        second_use: '',
      })),
      license_products: estate.license_products.filter(
        (row, at, rows) => rows.findIndex(each => each.license === row.license) === at,
      ),
    };
    const before = await run(plain);
    for (const license of before.ledger.licenses) {
      const more = plain.licenses.map(row =>
        row.license === license.row.license ? { ...row, extra_entitlements: (row.extra_entitlements ?? 0) + 1 } : row,
      );
      const after = await run({ ...plain, licenses: more });
      const falls = add(
        before.objective.exposure,
        times(after.objective.exposure, { numerator: -1n, denominator: 1n }),
      );
      expect(compare(before.worth.marginal[license.index], falls)).toBe(0);
      if (compare(falls, fraction('0')) > 0) worth++;
    }
  });
  await fc.assert(property, { numRuns: 60, seed: 5 });
  expect(worth).toBeGreaterThan(0);
});

describe('why an installation has its license', () => {
  const whys = async (estate: Estate) => {
    const found = await run(estate);
    return [...allDecisions(found)].filter(({ id }) => id >= 0).map(({ id }) => whyThisLicense(found, id)?.choice);
  };
  const device = (license: string, more: object = {}) => ({ license, metric: 'device', ...more });

  test('the cheaper license is said to be cheaper', async () => {
    const licenses = [device('A', { unit_price: '400' }), device('B', { unit_price: '100' })];
    expect(await whys(visio(licenses, [2, 2]))).toEqual(['cheaper', 'cheaper']);
  });

  test('an allocation, a single license and an unlimited one are named as such', async () => {
    const licenses = [device('A', { unit_price: '400' }), device('B', { limit: 'unlimited' })];
    expect(await whys(visio(licenses, [2, 2]))).toEqual(['uses-nothing-up', 'uses-nothing-up']);
    const alone = {
      ...visio(licenses, [2, 2]),
      license_products: visio(licenses, [2, 2]).license_products.slice(0, 1),
    };
    expect(await whys(alone)).toEqual(['only-one', 'only-one']);
  });

  test('a license that is left over is chosen over one of the same price that is used up; among two that are left over either would do', async () => {
    const licenses = [device('A', { unit_price: '5' }), device('B', { unit_price: '5' })];
    const both = await whys(visio(licenses, [1, 1]));
    expect(both).toEqual(['has-room', 'has-room']);
    const spare = await whys(visio(licenses, [3, 3]));
    expect(spare).toEqual(['as-good', 'as-good']);
  });

  test('where units are counted together nothing is said to be as good', async () => {
    const licenses = [
      { license: 'A', metric: 'core', unit_price: '5' },
      { license: 'B', metric: 'core', unit_price: '5' },
    ];
    const estate = visio(licenses, [20, 20]);
    const cores = estate.computers.map(row => ({ ...row, cores: 8, processors: 1 }));
    expect(await whys({ ...estate, computers: cores })).toEqual(['no-better', 'no-better']);
  });

  test('a license is chosen to free a scarcer one', async () => {
    const estate = caseEstate({
      installations: [
        { computer: 'PC-1', product: 'Visio', version: '2016' },
        { computer: 'PC-2', product: 'Visio', version: '2013' },
        { computer: 'PC-3', product: 'Visio', version: '2013' },
      ],
      licenses: [device('A', { unit_price: '10', downgrade: 'allowed' }), device('B', { unit_price: '20' })],
      license_products: [
        { license: 'A', product: 'Visio', version: '2016' },
        { license: 'B', product: 'Visio', version: '2016' },
      ],
      purchases: [
        { purchase: '1', license: 'A', quantity: '1' },
        { purchase: '2', license: 'B', quantity: '1' },
      ],
    });
    const found = await run(estate);
    expect(whyThisLicense(found, 0)?.choice).toBe('frees-scarcer');
    expect(money(found.worth.marginal[0])).toBe('10.00');
  });
});
