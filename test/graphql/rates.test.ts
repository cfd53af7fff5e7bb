/** Prices in several currencies under the policy optimal: refused without rates, and computed with them, on every way to it. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkspace } from '../../app/workspace.ts';
import { bring, csvOf } from '../app/sampleWorkspace.ts';
import { type Serving, serve } from '../server/serving.ts';
import { temporaryFolder } from '../store/temporary.ts';

const folder = temporaryFolder();
let serving: Serving;
beforeAll(async () => {
  const workspace = openWorkspace(join(folder, 'samwise.db'));
  await bring(workspace, [
    csvOf('computers', 'computer\nPC-1\nPC-2\n'),
    csvOf('installations', 'computer,product,version\nPC-1,A,1\nPC-2,A,1\n'),
    csvOf(
      'licenses',
      'license,metric,unit_price,currency,expires\nEURO,device,100,EUR,\nDOLLAR,device,110,USD,2026-02-01\n',
    ),
    csvOf('license_products', 'license,product,version\nEURO,A,1\nDOLLAR,A,1\n'),
  ]);
  serving = await serve({ workspace });
});
afterAll(() => serving.close());

type Rate = { readonly currency: string; readonly rate: string };
const CHEAP_DOLLARS: readonly Rate[] = [
  { currency: 'EUR', rate: '1' },
  { currency: 'USD', rate: '0.5' },
];
const DEAR_DOLLARS: readonly Rate[] = [
  { currency: 'EUR', rate: '1' },
  { currency: 'USD', rate: '2' },
];

const reconcile = async (rates?: readonly Rate[]) => {
  const input = { asOf: '2026-01-31', policy: 'OPTIMAL', wait: true, rates };
  const { data, errors } = await serving.ask(
    `mutation ($input: ReconcileInput!) { reconcile(input: $input) { __typename
      ... on ReconcileSuccess { run { policy proven totals { exposure { amount currency } } } }
      ... on OperationRefused { code message } } }`,
    { input },
  );
  return data?.reconcile ?? errors;
};

describe('reconcile', () => {
  test('is refused without rates, with the currencies in the message', async () => {
    const refused = await reconcile();
    expect(refused.__typename).toBe('OperationRefused');
    expect(refused.message).toContain('EUR, USD');
  });

  test('gives what is missing to the license that is cheapest by the rates', async () => {
    expect((await reconcile(CHEAP_DOLLARS)).run).toMatchObject({
      policy: 'OPTIMAL',
      proven: true,
      totals: {
        exposure: [
          { amount: '0.00', currency: 'EUR' },
          { amount: '220.00', currency: 'USD' },
        ],
      },
    });
    expect((await reconcile(DEAR_DOLLARS)).run.totals.exposure).toEqual([
      { amount: '200.00', currency: 'EUR' },
      { amount: '0.00', currency: 'USD' },
    ]);
  });

  test('refuses a currency with two rates, one without, and a rate of nothing', async () => {
    const [euro, dollar] = CHEAP_DOLLARS;
    expect(await reconcile([euro, dollar, { ...dollar, rate: '3' }])).toMatchObject({ code: 'VALUE_INVALID' });
    expect((await reconcile([euro])).message).toContain('needs a rate for the currency USD');
    expect((await reconcile([euro, { ...dollar, rate: '0' }])).message).toContain(
      'The rate of the currency USD is "0"',
    );
    expect(await reconcile([euro, { ...dollar, rate: 'much' }])).toMatchObject([
      { extensions: { code: 'VALUE_INVALID' } },
    ]);
  });
});

describe('whatIf', () => {
  const whatIf = async (rates?: readonly Rate[]) => {
    const input = {
      asOf: '2026-01-31',
      policy: 'OPTIMAL',
      rates,
      changes: 'purchases:\n  - {purchase: P, license: EURO, quantity: 2}\n',
    };
    const { data } = await serving.ask(
      `mutation ($input: WhatIfInput!) { whatIf(input: $input) { __typename
        ... on WhatIfSuccess { policy before { exposure { amount currency } } after { exposure { amount currency } } }
        ... on OperationRefused { message } } }`,
      { input },
    );
    return data.whatIf;
  };

  test('compares by the rates, and is refused without', async () => {
    expect((await whatIf()).message).toContain('EUR, USD');
    expect(await whatIf(DEAR_DOLLARS)).toMatchObject({
      policy: 'OPTIMAL',
      before: { exposure: [{ amount: '200.00' }, { amount: '0.00' }] },
      after: { exposure: [{ amount: '0.00' }, { amount: '0.00' }] },
    });
  });
});

test('renewals take the policy and its rates too', async () => {
  const { data, errors } = await serving.ask(
    `query ($rates: [RateInput!]) { renewals(asOf: "2026-01-31", within: 5, policy: OPTIMAL, rates: $rates) {
      key before { exposure { amount currency } } after { exposure { amount currency } } } }`,
    { rates: CHEAP_DOLLARS },
  );
  expect(errors).toEqual([]);
  expect(data.renewals).toMatchObject([
    {
      key: 'DOLLAR',
      before: { exposure: [{ amount: '0.00' }, { amount: '220.00' }] },
      after: { exposure: [{ amount: '200.00' }, { amount: '0.00' }] },
    },
  ]);
});

test('renewals are computed as the last run where nothing else is said', async () => {
  const renewals = async (more = '') =>
    serving.ask(`{ renewals(asOf: "2026-01-31", within: 5${more}) { key before { exposure { amount currency } } } }`);
  expect((await reconcile(DEAR_DOLLARS)).run.policy).toBe('OPTIMAL');
  const asLast = await renewals();
  expect(asLast.errors).toEqual([]);
  expect(asLast.data.renewals).toEqual([
    {
      key: 'DOLLAR',
      before: {
        exposure: [
          { amount: '200.00', currency: 'EUR' },
          { amount: '0.00', currency: 'USD' },
        ],
      },
    },
  ]);
  const byPriority = await renewals(', policy: PRIORITY');
  expect(byPriority.data.renewals[0].before.exposure[1]).toEqual({ amount: '220.00', currency: 'USD' });
});
