/** Stored runs: whatever happens to the estate and the catalog afterwards, they answer as on their day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  explain,
  findRun,
  listRuns,
  loadRun,
  openWorkspace,
  positionsOf,
  reconcileEstate,
  type StoredRun,
  unlicensedByProduct,
  unlicensedOf,
} from '../../app/index.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { allDecisions } from '../../engine/explain/decisions.ts';
import { bring, csvOf, DAY, newWorkspace, SAMPLE } from './sampleWorkspace.ts';

const { workspace, file, dispose } = newWorkspace();
let first: StoredRun;
let told: { positions: string; decisions: string; explained: string };

const tell = (id: number, from = workspace) => {
  const open = loadRun(from, id);
  const explanation = explain(open, { license: 'MS-WINSRV-STD' });
  return {
    positions: JSON.stringify(positionsOf(open)),
    decisions: JSON.stringify([...allDecisions(open.run)]),
    explained: JSON.stringify([explanation.arithmetic, [...explanation.decisions()], [...explanation.candidates()]]),
  };
};

beforeAll(async () => {
  await bring(workspace, [SAMPLE]);
  first = await reconcileEstate(workspace, { asOf: DAY, now: () => Date.UTC(2026, 0, 31, 9, 30) });
  told = tell(first.id);
});
afterAll(dispose);

const images = (): number => Number(workspace.db.prepare('select count(*) from images').pluck().get());

describe('a stored run', () => {
  test('says when it was computed, for which day, and what it came to', () => {
    expect(first).toMatchObject({
      id: 1,
      asOf: '2026-01-31',
      policy: 'priority',
      startedAt: '2026-01-31T09:30:00.000Z',
      milliseconds: 0,
      proven: false,
      gap: null,
    });
    expect(first.totals.licenses).toBe(65);
    expect(first.totals.unlicensed).toBe([...unlicensedOf(loadRun(workspace, first.id))].length);
    expect(listRuns(workspace)).toContainEqual(first);
  });

  test('opened from the file by another program it answers with the same bytes', () => {
    const other = openWorkspace(file, { mustExist: true });
    expect(tell(first.id, other)).toEqual(told);
    other.close();
  });

  test('shares the estate with further runs over the same estate, and has its own after a change', async () => {
    const second = await reconcileEstate(workspace, { asOf: DAY + 30 });
    expect(second.imageHash).toBe(first.imageHash);
    expect(images()).toBe(1);
    await bring(workspace, [csvOf('purchases', 'purchase,license,quantity\nNEW-1,AD-CC,50\n')]);
    const third = await reconcileEstate(workspace, { asOf: DAY });
    expect(third.imageHash).not.toBe(first.imageHash);
    expect(images()).toBe(2);
    const entitled = (id: number) => positionsOf(loadRun(workspace, id), { license: 'ad-cc' })[0].entitled;
    expect(entitled(third.id)).toBe(entitled(first.id) + 50);
  });

  test('explains itself with the rows and terms of its day after both have changed', async () => {
    const catalog = loadCatalog();
    const empty = {
      ...catalog,
      hash: 'other',
      files: catalog.files.filter(({ content }) => content.kind !== 'parameters'),
    };
    const changed = openWorkspace(file, { catalog: empty });
    expect(tell(first.id, changed)).toEqual(told);
    const again = await reconcileEstate(changed, { asOf: DAY });
    expect(again.catalogHash).toBe('other');
    changed.close();
  });

  test('is dropped from memory when others were asked for, and opens again all the same', () => {
    const small = openWorkspace(file, { runsKept: 1 });
    const open = loadRun(small, first.id);
    expect(loadRun(small, first.id)).toBe(open);
    loadRun(small, 2);
    expect(loadRun(small, first.id)).not.toBe(open);
    expect(positionsOf(loadRun(small, first.id))).toEqual(positionsOf(open));
    small.close();
  });

  test('that does not exist is not found, and the last one is found without a number', () => {
    expect(findRun(workspace, 99)).toBeUndefined();
    expect(() => loadRun(workspace, 99)).toThrow('There is no run 99');
    expect(findRun(workspace)!.meta.id).toBe(listRuns(workspace, { limit: 1 })[0].id);
  });
});

describe('a reconciliation that is cancelled', () => {
  test('stores nothing', async () => {
    const before = listRuns(workspace).length;
    const controller = new AbortController();
    const done = reconcileEstate(workspace, {
      asOf: DAY,
      signal: controller.signal,
      onProgress: step => {
        if (step === 'saving') controller.abort(new Error('enough'));
      },
    });
    await expect(done).rejects.toThrow('enough');
    expect(listRuns(workspace)).toHaveLength(before);
  });
});

describe('questions to a run', () => {
  test('positions are ordered as asked, equal ones by key', () => {
    const open = loadRun(workspace, first.id);
    const short = positionsOf(open, { orderBy: 'shortfall', descending: true });
    const figures = short.map(({ shortfall }) => shortfall);
    expect(figures).toEqual(figures.toSorted((a, b) => b - a));
    const even = short.filter(({ shortfall }) => shortfall === 1).map(({ license }) => license.toLowerCase());
    expect(even).toEqual(even.toSorted());
    expect(positionsOf(open, { orderBy: 'status' })[0].status).toBe('at-risk');
    expect(positionsOf(open, { text: 'OFFICE' }).every(({ name, license }) => /office/i.test(name + license))).toBe(
      true,
    );
  });

  test('the groups of unlicensed add up to the list, and say what each license answered', () => {
    const open = loadRun(workspace, first.id);
    const groups = unlicensedByProduct(open);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe([...unlicensedOf(open)].length);
    const refused = groups.filter(({ reason }) => reason === 'NO_RIGHT');
    expect(refused.length).toBeGreaterThan(5);
    for (const { why } of refused) expect(why.length).toBeGreaterThan(0);
    for (const { why, reason } of groups)
      if (reason === 'NO_LICENSE') expect(why.filter(({ reason: code }) => code !== 'ACCESS_ONLY')).toEqual([]);
  });

  test('the decisions of every license add up to what its position says is consumed', () => {
    const open = loadRun(workspace, first.id);
    for (const { license, consumed } of positionsOf(open)) {
      const units = [...explain(open, { license }).decisions()].reduce((sum, row) => sum + row.units, 0);
      expect([license, units]).toEqual([license, consumed]);
    }
  });

  test('a license answers for every installation of its products, chosen or not', () => {
    const open = loadRun(workspace, first.id);
    const candidates = [...explain(open, { license: 'EA-15' }).candidates()].filter(row => row.license === 'EA-15');
    expect(candidates.filter(row => row.verdict === 'chosen')).toHaveLength(9);
    expect(candidates.filter(row => row.reason === 'RELEASED_AFTER_MAINTENANCE').map(row => row.computer)).toEqual([
      'WS-085',
      'WS-086',
    ]);
  });
});
