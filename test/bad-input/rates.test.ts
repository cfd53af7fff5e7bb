/** Prices in several currencies under the policy optimal, and rates that are none: said at every door, and nothing is stored. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRuns } from '../../app/index.ts';
import { openWorkspace } from '../../app/workspace.ts';
import { bring, csvOf } from '../app/sampleWorkspace.ts';
import { samwise } from '../cli/running.ts';
import { type Serving, serve } from '../server/serving.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { SMALL } from './estates.ts';

const folder = temporaryFolder();
const file = join(folder, 'samwise.db');
const changes = join(folder, 'changes.yaml');
let serving: Serving;
beforeAll(async () => {
  const workspace = openWorkspace(file);
  await bring(workspace, [
    ...SMALL(),
    csvOf('purchases', 'purchase,license,quantity,unit_price,currency\nP1,FIRST,1,5,EUR\nP2,SECOND,1,7,USD\n'),
  ]);
  writeFileSync(changes, 'licenses: [{license: FIRST, downgrade: allowed}]\n');
  serving = await serve({ workspace });
});
afterAll(() => serving.close());

const noRun = (): void => expect(listRuns(serving.workspace)).toEqual([]);

describe('on the command line', () => {
  const run = (...args: string[]) => samwise([...args, '--policy', 'optimal', '--db', file]);
  const DOORS = [
    ['reconcile', () => ['reconcile']],
    ['what-if', () => ['what-if', changes]],
  ] as const;

  test.each(DOORS)('%s wants a rate for each currency', async (_, args) => {
    const { status, err, out } = await run(...args());
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/several currencies: EUR, USD\. Give a rate for each of them/);
    const missing = await run(...args(), '--rate', 'EUR=1');
    expect(missing.status).toBe(2);
    expect(missing.err).toContain('needs a rate for the currency USD');
    noRun();
  });

  test.each(DOORS)('%s takes no rate that is none', async (_, args) => {
    for (const rate of ['USD=0', 'USD=0.00', 'USD=-1', 'USD=much', 'USD', '=', 'USD=1,5']) {
      const { status, err } = await run(...args(), '--rate', 'EUR=1', '--rate', rate);
      expect(status, rate).toBe(2);
      expect(err, rate).toContain(`"${rate}" is not a rate; write it as USD=0.92.`);
    }
    noRun();
  });
});

describe('through the API', () => {
  const RECONCILE = `mutation ($rates: [RateInput!]) { answer: reconcile(input: { asOf: "2026-01-31", policy: OPTIMAL, wait: true, rates: $rates }) {
    __typename ... on OperationRefused { code message } } }`;
  const WHAT_IF = `mutation ($rates: [RateInput!]) { answer: whatIf(input: { changes: "licenses: [{license: FIRST, downgrade: allowed}]", asOf: "2026-01-31", policy: OPTIMAL, rates: $rates }) {
    __typename ... on OperationRefused { code message } } }`;

  test.each([
    ['reconcile', RECONCILE],
    ['whatIf', WHAT_IF],
  ])(
    '%s refuses missing and wrong rates',
    async (_, mutation) => {
      const ask = async (rates?: readonly object[]) => {
        const { data, errors } = await serving.ask(mutation, { rates });
        return data?.answer ?? { __typename: 'errors', ...errors[0] };
      };
      const eur = { currency: 'EUR', rate: '1' };
      expect(await ask()).toMatchObject({
        __typename: 'OperationRefused',
        message: expect.stringContaining('EUR, USD'),
      });
      expect(await ask([eur])).toMatchObject({ message: expect.stringContaining('the currency USD') });
      expect(await ask([eur, { currency: 'USDD', rate: '1' }])).toMatchObject({
        message: expect.stringContaining('needs a rate for the currency USD; rates are given for EUR, USDD'),
      });
      for (const rate of ['0', '0.0', '-0.9'])
        expect(await ask([eur, { currency: 'USD', rate }]), rate).toMatchObject({
          __typename: 'OperationRefused',
          code: 'VALUE_INVALID',
          message: expect.stringContaining('USD'),
        });
      expect(await ask([eur, eur])).toMatchObject({ code: 'VALUE_INVALID' });
      expect(await ask([eur, { currency: 'USD', rate: 'much' }])).toMatchObject({
        extensions: { code: 'VALUE_INVALID' },
      });
      noRun();
    },
    40_000,
  );
});
