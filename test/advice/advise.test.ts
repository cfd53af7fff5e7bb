/** The whole advice on a small stored estate: known answers, days that block a move, and what older runs say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Advice, advise, reconcileEstate } from '../../app/index.ts';
import { bring, csvOf, DAY, newWorkspace } from '../app/sampleWorkspace.ts';
import { FILES } from './estate.ts';

const { workspace, dispose } = newWorkspace();
let advice: Advice;

beforeAll(async () => {
  await bring(
    workspace,
    Object.entries(FILES).map(([name, text]) => csvOf(name.replace('.csv', ''), text)),
  );
  await reconcileEstate(workspace, { asOf: DAY });
  advice = await advise(workspace);
});
afterAll(dispose);

describe('advice', () => {
  test('heads with the run it is about', () => {
    expect(advice).toMatchObject({
      runId: 1,
      asOf: '2026-01-31',
      policy: 'priority',
      unusedDays: 90,
      estateChanged: false,
      exposure: { EUR: '600.00' },
      shortfall: 2,
      unlicensed: 3,
    });
  });

  test('buys what is short', () => {
    expect(advice.purchases).toMatchObject({ cost: { EUR: '600.00' }, unpriced: 0 });
    expect(advice.purchases.purchases.map(({ sentence }) => sentence)).toEqual(['Buy 2 of VISIO: 600.00 EUR.']);
    expect(advice.purchases.effect).toMatchObject({ shortfallAfter: 0, exposureAfter: {}, saved: { EUR: '600.00' } });
    expect(advice.cheaperPurchases).toBeNull();
    expect(advice.cheaperSentence).toBe('Under the policy optimal no cheaper purchases would do either.');
  });

  test('counts what it would take to license what nothing covers, by a license of the same kind', () => {
    expect(advice.licensing.map(({ sentence }) => sentence)).toEqual([
      '2 installations of Visio are covered by nothing; a license like VISIO would need 2: 600.00 EUR.',
      '1 installation of Draw is covered by nothing, and no license names it.',
    ]);
    expect(advice.licensing[0]).toMatchObject({
      software: ['2019'],
      computers: ['PC-4', 'PC-5'],
      quantity: 2,
      cost: { amount: '600.00', currency: 'EUR' },
    });
  });

  test('removes what nobody has used for long, what saves most first', () => {
    expect(advice.removals.map(({ sentence }) => sentence)).toEqual([
      'Removing 2 unused installations of Visio frees 2 of VISIO and lowers the exposure by 600.00 EUR.',
      'Removing 1 unused installation of Draw leaves 1 fewer uncovered.',
    ]);
    expect(advice.removals[0].computers).toEqual([
      { computer: 'PC-2', version: '2016', edition: '', lastUsed: '2025-01-01' },
      { computer: 'PC-1', version: '2016', edition: '', lastUsed: '2025-03-01' },
    ]);
    expect(advice).toMatchObject({ unusedInstallations: 3, unknownUse: 4, removalsLeftOut: 0 });
  });

  test('gives back what nothing needs', () => {
    expect(advice.giveBacks.map(({ sentence }) => sentence)).toEqual([
      '3 of OFFICE are not needed: 300.00 EUR. What ends on 2026-06-30 need not be renewed for them.',
      '1 of CAD is not needed; no price is known.',
    ]);
    expect(advice.giveBackValue).toEqual({ EUR: '300.00' });
  });

  test('moves what stands idle, from the day the publisher lets it', () => {
    const said = advice.reassignments.map(({ sentence }) => sentence);
    expect(said).toHaveLength(4);
    expect(said).toContain(
      'OFFICE is allocated to PC-9, which is retired. It may be given to another from 2026-04-15 on, 90 days after 2026-01-15. That frees 1 of OFFICE.',
    );
    expect(said).toContain(
      'OFFICE is allocated to gone, who is not active. It may be given to another from 2026-02-28 on, 90 days after 2025-11-30; sooner if the user has left for good.',
    );
    expect(said).toContain('OFFICE is allocated to PC-1, where nothing of it is used. It may be given to another now.');
    expect(said).toContain('CAD is allocated to PC-1, where nothing of it is used. It may be given to another now.');
    const [retired] = advice.reassignments;
    expect(retired).toMatchObject({
      computer: 'PC-9',
      user: null,
      why: 'computer-retired',
      assignedOn: '2026-01-15',
      minimumDays: 90,
      freeFrom: '2026-04-15',
      isBlocked: true,
      source: expect.stringContaining('Microsoft Product Terms'),
    });
    // No publisher, so no minimum is known; the day is that of the import.
    expect(advice.reassignments.find(({ license }) => license === 'CAD')).toMatchObject({
      minimumDays: null,
      assignedOn: expect.stringMatching(/^20\d\d-/),
    });
  });

  test('is the same whenever it is asked for', async () => {
    expect(await advise(workspace)).toEqual(advice);
  });

  test('with other days proposes other installations', async () => {
    const later = await advise(workspace, { unusedDays: 365 });
    expect(later.removals.map(({ product, installations }) => [product, installations])).toEqual([['Visio', 1]]);
  });

  test('refuses days that cannot be meant, and a run that is not there', async () => {
    await expect(advise(workspace, { unusedDays: 0 })).rejects.toThrow(/give 1 to 3660/);
    await expect(advise(workspace, { run: 99 })).rejects.toThrow(/no run 99/);
  });
});

test('of an older run speaks of its estate, with the days of last use that are known now', async () => {
  await bring(workspace, [
    csvOf(
      'installations',
      'computer,product,version,last_used\nPC-1,Visio,2016,2026-01-30\nPC-9,Visio,2016,2025-01-01\n',
    ),
  ]);
  const older = await advise(workspace, { run: 1 });
  expect(older.estateChanged).toBe(true);
  expect(older.exposure).toEqual({ EUR: '600.00' });
  expect(older.removals.find(({ license }) => license === 'VISIO')?.computers.map(({ computer }) => computer)).toEqual([
    'PC-2',
  ]);
});
