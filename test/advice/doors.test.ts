/** Advice through both doors: the command line in words and as JSON, and GraphQL. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folder, samwise } from '../cli/running.ts';
import { type Serving, serve } from '../server/serving.ts';
import { FILES } from './estate.ts';

describe('samwise advise', () => {
  let home: string;
  const run = (...args: string[]) => samwise(args, { cwd: home });
  beforeAll(async () => {
    home = folder(FILES);
    expect((await run('import', '.')).status).toBe(0);
    expect((await run('reconcile', '--as-of', '2026-01-31')).status).toBe(0);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('says what to buy, license, remove, give back and move', async () => {
    const { status, out } = await run('advise');
    expect(status).toBe(0);
    const heads = [
      'Buy',
      'License what nothing covers',
      'Remove',
      'Give back, or do not renew',
      'Give to somebody else',
    ];
    const lines = out.split('\n');
    expect(heads.map(head => lines.indexOf(head)).every((at, place, all) => at > (all[place - 1] ?? -1))).toBe(true);
    expect(out).toContain('  Buy 2 of VISIO: 600.00 EUR.\n');
    expect(out).toContain('In all 600.00 EUR; exposure 600.00 EUR → none, nothing is short then.');
    expect(out).toContain('3 installations not used for more than 90 days; of 4 no day of last use is known.');
    expect(out.trimEnd().split('\n').at(-1)).toBe('Run 1, 2026-01-31, priority');
  });

  test('counts a span from the day of the run', async () => {
    const { out } = await run('advise', '--unused', '1y');
    expect(out).toContain('1 installation not used for more than 365 days');
    expect((await run('advise', '--unused', 'long')).status).toBe(2);
    expect((await run('advise', '--unused', '0d')).status).toBe(2);
  });

  test('is one JSON document with keys in a fixed order and money as numbers', async () => {
    const told = JSON.parse((await run('advise', '--json')).out);
    expect(Object.keys(told)).toEqual([
      ...['run', 'unusedDays', 'estateChanged', 'purchases', 'cheaperPurchases', 'cheaperSentence'],
      ...['licensing', 'licensingLeftOut', 'removals', 'removalsLeftOut', 'unusedInstallations', 'unknownUse'],
      ...['giveBacks', 'giveBackValue', 'reassignments', 'reassignmentsLeftOut'],
    ]);
    expect(told.purchases.cost).toEqual({ EUR: 600 });
    expect(told.removals[0].effect).toMatchObject({
      exposureBefore: { EUR: 600 },
      exposureAfter: {},
      saved: { EUR: 600 },
      shortfallAfter: 0,
      consumedBefore: 3,
      consumedAfter: 1,
    });
    expect(told.giveBacks[0].purchases).toEqual([
      { purchase: 'P-3', kind: 'subscription', quantity: 3, ends: '2026-06-30' },
    ]);
  });
});

describe('Run.advice', () => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await serve();
  });
  afterAll(() => serving.close());
  const QUERY = `query ($days: Int) { run { totals { shortfall } advice(unusedDays: $days) {
    asOf policy unusedDays estateChanged shortfall unlicensed exposure { amount currency }
    purchases { policy proven unpriced cost { amount currency } purchases { licenseKey name publisher quantity perPack packs shortfall sentence unitPrice { amount } cost { amount currency } }
      effect { shortfallAfter exposureAfter { amount } saved { amount currency } positions { licenseKey before { shortfall } after { shortfall } } } }
    cheaperPurchases { policy proven cost { amount currency } purchases { licenseKey quantity } } cheaperSentence
    licensing { product publisher software installations computers likeKey quantity cost { amount } sentence } licensingLeftOut
    removals { product licenseKey name installations computers { computer version edition lastUsed } effect { consumedBefore consumedAfter } sentence }
    removalsLeftOut unusedInstallations unknownUse
    giveBacks { licenseKey quantity value { amount currency } purchases { purchase kind quantity ends } notRenew effect { unlicensedAfter } sentence } giveBackValue { amount currency }
    reassignments { licenseKey name computer user why assignedOn minimumDays freeFrom isBlocked source effect { saved { amount } } sentence } reassignmentsLeftOut } } }`;

  test('answers a viewer with figures of the run', async () => {
    const { data, errors } = await serving.ask(QUERY, {}, 'viewer');
    expect(errors).toEqual([]);
    const { advice, totals } = data.run;
    expect(advice).toMatchObject({
      asOf: '2026-01-31',
      policy: 'PRIORITY',
      unusedDays: 90,
      shortfall: totals.shortfall,
    });
    expect(advice.purchases.purchases.length).toBeGreaterThan(10);
    expect(advice.purchases.effect).toMatchObject({ shortfallAfter: 0, exposureAfter: [] });
    for (const { before, after } of advice.purchases.effect.positions)
      expect(after.shortfall).toBeLessThanOrEqual(before.shortfall);
    expect(advice.cheaperPurchases).toMatchObject({ policy: 'OPTIMAL', proven: true });
    expect(advice.cheaperSentence).toMatch(/purchases cost \d+\.\d\d EUR less\.$/);
    expect(advice.licensing.length).toBeGreaterThan(5);
    expect(advice.giveBacks.length).toBeGreaterThan(5);
    expect(advice.giveBacks[0].notRenew).toMatch(/^20\d\d-/);
    expect(advice.reassignments[0].why).toBe('NOTHING_USED');
  });

  test('refuses days that cannot be meant', async () => {
    const { errors } = await serving.ask(QUERY, { days: 0 }, 'viewer');
    expect(errors[0].extensions).toMatchObject({ code: 'VALUE_INVALID', help: 'Give 1 to 3660 days.' });
  });
});
