/** What is advised to buy is the cheapest there is, in whole packs and across licenses. `long.ts` compares thousands. */
import { describe, expect, test } from 'vitest';
import { planPurchases } from '../../app/advice/purchases.ts';
import { moneyOf } from '../../engine/advice/effect.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { caseEstate } from '../oracle/caseEstate.ts';
import { agreeOn } from './agree.ts';
import { withCalculator } from './opened.ts';

const device = (license: string, more: object = {}) => ({ license, metric: 'device', currency: 'EUR', ...more });

/** Three computers with Draw 1 and one with Draw 2; `NEW` covers both, `OLD` only Draw 1. */
const draw = (
  prices: { readonly new: string; readonly old: string },
  packs: { readonly new: string; readonly old: string },
) =>
  caseEstate({
    versions: ['1', '2'].map(version => ({ product: 'Draw', version })),
    installations: ['1', '1', '1', '2'].map((version, at) => ({ computer: `PC-${at}`, product: 'Draw', version })),
    licenses: [
      device('NEW', { downgrade: 'allowed', unit_price: prices.new, priority: '2' }),
      device('OLD', { unit_price: prices.old, priority: '1' }),
    ],
    license_products: [
      { license: 'NEW', product: 'Draw', version: '2' },
      { license: 'OLD', product: 'Draw', version: '1' },
    ],
    purchases: [
      { purchase: 'P-1', license: 'NEW', quantity: '0', per_unit: packs.new },
      { purchase: 'P-2', license: 'OLD', quantity: '0', per_unit: packs.old },
    ],
  });

const bought = async (estate: ReturnType<typeof draw>, policy: Policy) => {
  const { plan } = await withCalculator(estate, policy, planPurchases);
  const { purchases, cost, bound, proven } = plan;
  return {
    bought: Object.fromEntries(purchases.map(each => [each.license, each.packs])),
    cost: moneyOf(cost),
    bound: moneyOf(bound),
    proven,
  };
};

describe.each(['priority', 'optimal'] as const)('under %s', policy => {
  test('one more pack of one license is bought where it spares a pack of another', async () => {
    // OLD has the smaller price of one, but comes in tens: 1 × 30 for the new one, and 10 × 20 for three old ones.
    const estate = draw({ new: '30', old: '20' }, { new: '1', old: '10' });
    expect(await bought(estate, policy)).toEqual({
      bought: { NEW: 4 },
      cost: { EUR: '120.00' },
      bound: { EUR: '120.00' },
      proven: true,
    });
  });

  test('what is left of a pack that is needed anyway is used', async () => {
    const estate = draw({ new: '30', old: '20' }, { new: '5', old: '1' });
    expect(await bought(estate, policy)).toMatchObject({ bought: { NEW: 1 }, cost: { EUR: '150.00' }, proven: true });
  });

  test('the cheaper license is bought of the two where packs are alike', async () => {
    const estate = draw({ new: '30', old: '20' }, { new: '1', old: '1' });
    expect(await bought(estate, policy)).toMatchObject({
      bought: { NEW: 1, OLD: 3 },
      cost: { EUR: '90.00' },
      proven: true,
    });
  });

  test('a license that costs nothing is bought before any other', async () => {
    const estate = draw({ new: '30', old: '0' }, { new: '1', old: '2' });
    expect(await bought(estate, policy)).toMatchObject({
      bought: { NEW: 1, OLD: 2 },
      cost: { EUR: '30.00' },
      proven: true,
    });
  });
});

test('what has no price is never said to be proven where there is a choice', async () => {
  const estate = draw({ new: '30', old: '' }, { new: '1', old: '1' });
  expect(await bought(estate, 'priority')).toMatchObject({ bound: {}, proven: false });
});

test('under priority no purchases are cheaper than those that are advised', { timeout: 120_000 }, async () => {
  const seen = await agreeOn(150, 20_260_101, 'priority', ['device', 'user', 'core']);
  expect(seen.compared).toBeGreaterThan(40);
  expect(seen.proven).toBe(seen.compared);
  expect(seen.dearer).toBe(0);
});

test('under priority the same holds with licenses for accesses and such that cost nothing', {
  timeout: 120_000,
}, async () => {
  const seen = await agreeOn(80, 3, 'priority', ['device', 'microsoft_user_cal', 'core'], {
    accesses: 4,
    isAboveZero: false,
  });
  expect(seen.compared).toBeGreaterThan(20);
  expect(seen.dearer).toBe(0);
});

test('under optimal no purchases are cheaper than those that are advised', { timeout: 180_000 }, async () => {
  const seen = await agreeOn(40, 5, 'optimal', ['device', 'user']);
  expect(seen.compared).toBeGreaterThan(10);
  expect(seen.proven).toBe(seen.compared);
});
