/** Compare: every kind of change is found as the cause of the position that it changed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type CauseKind,
  compareRuns,
  type PositionDifference,
  parseDay,
  reconcileEstate,
  type Source,
} from '../../app/index.ts';
import { bring, csvOf, newWorkspace } from './sampleWorkspace.ts';

const DAY = parseDay('2026-01-31')!;
let own: ReturnType<typeof newWorkspace>;

const ESTATE = (): Source[] => [
  csvOf('users', 'user,status\nanna,active\nbert,active\n'),
  csvOf('computers', 'computer,user,processors,cores,role\nPC-1,anna,1,4,production\nPC-2,bert,1,4,production\n'),
  csvOf('versions', 'product,version,order\nDB,1,1\nDB,2,2\n'),
  csvOf('installations', 'computer,product,version\nPC-1,DB,2\nPC-2,DB,1\nPC-1,App,1\nPC-2,App,1\n'),
  csvOf('contracts', 'contract,expires,downgrade\nC,2030-01-01,allowed\n'),
  csvOf('licenses', 'license,metric,downgrade,upgrade,expires\nDB,core,inherit,,\nAPP,user,,,2026-06-30\n'),
  csvOf('license_products', 'license,product,version\nDB,DB,2\nAPP,App,1\n'),
  csvOf('license_contracts', 'license,contract\nDB,C\n'),
  csvOf('purchases', 'purchase,license,quantity,starts\nP1,DB,4,\nP2,APP,2,\nP3,DB,10,2026-03-01\n'),
];

beforeEach(async () => {
  own = newWorkspace();
  await bring(own.workspace, ESTATE());
  await reconcileEstate(own.workspace, { asOf: DAY });
});
afterEach(() => own.dispose());

const changed = async (sources: readonly Source[], asOf = DAY): Promise<readonly PositionDifference[]> => {
  if (sources.length > 0) await bring(own.workspace, sources);
  const { id } = await reconcileEstate(own.workspace, { asOf });
  return compareRuns(own.workspace, 1, id).positions;
};

const kinds = (positions: readonly PositionDifference[]): Record<string, CauseKind[]> =>
  Object.fromEntries(positions.map(({ license, causes }) => [license, causes.map(({ kind }) => kind)]));

describe('compare', () => {
  test.each<[string, () => Source[], Record<string, CauseKind[]>]>([
    ['nothing', () => [], {}],
    ['a right', () => [csvOf('licenses', 'license,metric,downgrade\nDB,core,none\n')], { DB: ['rights-changed'] }],
    ['a contract', () => [csvOf('contracts', 'contract,downgrade\nC,none\n')], { DB: ['contract-changed'] }],
    [
      'another column of the license',
      () => [csvOf('licenses', 'license,metric,limit\nDB,core,true-up\n')],
      { DB: ['license-changed'] },
    ],
    ['a purchase', () => [csvOf('purchases', 'purchase,license,quantity\nP2,APP,7\n')], { APP: ['purchase-changed'] }],
    ['a computer', () => [csvOf('computers', 'computer,cores\nPC-1,16\n')], { DB: ['computers-changed'] }],
    ['usage', () => [csvOf('usage', 'user,computer,product,version\nbert,PC-1,App,1\n')], { APP: ['usage-changed'] }],
    [
      'an allocation',
      () => [csvOf('allocations', 'license,computer,exempt\nDB,PC-1,gift\n')],
      { DB: ['allocations-changed'] },
    ],
    [
      'an order of versions',
      () => [csvOf('versions', 'product,version,order\nDB,1,3\n')],
      { DB: ['software-changed'] },
    ],
    [
      'a product of a license',
      () => [csvOf('license_products', 'license,product,version,downgrade\nDB,DB,2,none\n')],
      { DB: ['products-changed'] },
    ],
    ['a new license', () => [csvOf('licenses', 'license,metric\nNEW,device\n')], { NEW: ['license-added'] }],
  ])('%s is the cause', async (_, sources, expected) => {
    expect(kinds(await changed(sources()))).toEqual(expected);
  });

  test('the day alone brings entitlements in force and ends licenses', async () => {
    expect(kinds(await changed([], parseDay('2026-03-01')!))).toEqual({ DB: ['entitlement-began'] });
    const later = await changed([], parseDay('2026-07-01')!);
    expect(kinds(later)).toEqual({ APP: ['license-ended'], DB: ['entitlement-began'] });
  });

  test('days in a cause are written as days', async () => {
    const [{ causes }] = await changed([
      csvOf('purchases', 'purchase,license,quantity,expires\nP2,APP,2,2026-01-15\n'),
    ]);
    expect(causes.map(({ sentence }) => sentence)).toEqual(['Purchase P2: expires blank → 2026-01-15.']);
  });

  test('a license that only got what another one left has its cause elsewhere', async () => {
    await bring(own.workspace, [
      csvOf('licenses', 'license,metric,priority\nA,device,1\nB,device,2\n'),
      csvOf('installations', 'computer,product,version\nPC-1,Tool,1\nPC-2,Tool,1\n'),
      csvOf('license_products', 'license,product,version\nA,Tool,1\nB,Tool,1\n'),
      csvOf('purchases', 'purchase,license,quantity\nA1,A,1\nB1,B,2\n'),
    ]);
    const before = await reconcileEstate(own.workspace, { asOf: DAY });
    await bring(own.workspace, [csvOf('purchases', 'purchase,license,quantity\nA1,A,2\n')]);
    const { id } = await reconcileEstate(own.workspace, { asOf: DAY });
    expect(kinds(compareRuns(own.workspace, before.id, id).positions)).toEqual({
      A: ['purchase-changed'],
      B: ['elsewhere'],
    });
  });
});
