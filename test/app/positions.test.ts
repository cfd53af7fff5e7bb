/** Orders of positions: money of one currency stands together, whichever way round. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRun, type PositionRecord, positionsOf, reconcileEstate } from '../../app/index.ts';
import { bring, csvOf, DAY, newWorkspace } from './sampleWorkspace.ts';

const { workspace, dispose } = newWorkspace();
afterAll(dispose);

/** Licenses that are short by one each, at this price. */
const PRICES: Readonly<Record<string, string>> = {
  A: '20,EUR',
  B: '5,USD',
  C: ',',
  D: '100,EUR',
  E: '900,USD',
  F: '3,CHF',
  G: '7,EUR',
};

beforeAll(async () => {
  const keys = Object.keys(PRICES);
  await bring(workspace, [
    csvOf('computers', 'computer\nPC-1\n'),
    csvOf('installations', `computer,product\n${keys.map(key => `PC-1,${key}`).join('\n')}\n`),
    csvOf(
      'licenses',
      `license,metric,unit_price,currency\n${keys.map(key => `${key},device,${PRICES[key]}`).join('\n')}\nZ,device,10,EUR\n`,
    ),
    csvOf('license_products', `license,product\n${keys.map(key => `${key},${key}`).join('\n')}\n`),
  ]);
  await reconcileEstate(workspace, { asOf: DAY });
});

const keysBy = (orderBy: 'exposure' | 'shortfall', descending: boolean): string =>
  positionsOf(findRun(workspace)!, { orderBy, descending })
    .map(({ license }: PositionRecord) => license)
    .join('');

test('by exposure the largest of each currency come first when the order is turned round, and the currencies stay in theirs', () => {
  expect(keysBy('exposure', true)).toBe('FDAGEBZC');
});

test('by exposure what is not known and what is nothing come before every amount', () => {
  expect(keysBy('exposure', false)).toBe('CZFGADBE');
});

test('equal figures keep the order of the keys, whichever way round', () => {
  expect(keysBy('shortfall', true)).toBe('ABCDEFGZ');
  expect(keysBy('shortfall', false)).toBe('ZABCDEFG');
});
