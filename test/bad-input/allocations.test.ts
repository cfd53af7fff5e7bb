/** Allocations that contradict themselves or each other: refused where they cannot be meant, and explained where a rule decides. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editRecords } from '../../app/editRecords.ts';
import { explain, loadRun, parseDay, positionsOf, reconcileEstate } from '../../app/index.ts';
import { InputRefused } from '../../app/refusal.ts';
import { bring, csvOf, newWorkspace } from '../app/sampleWorkspace.ts';
import { attempt, codesOf, rejected, SMALL, stored } from './estates.ts';

let own: ReturnType<typeof newWorkspace>;
beforeEach(async () => {
  own = newWorkspace();
  await bring(own.workspace, SMALL());
});
afterEach(() => own.dispose());

const run = async () => {
  await reconcileEstate(own.workspace, { asOf: parseDay('2026-01-31')! });
  return loadRun(own.workspace);
};

describe('refused', () => {
  test.each([
    ['with neither computer nor user', 'FIRST,,', 'KEY_BLANK allocations computer'],
    ['with both', 'FIRST,PC-1,anna', 'VALUE_UNKNOWN allocations user'],
    ['on a computer that is not there', 'FIRST,PC-9,', 'REFERENCE_UNKNOWN allocations computer'],
    ['of a license that is not there', 'THIRD,PC-1,', 'REFERENCE_UNKNOWN allocations license'],
  ])('%s: by an import, with the row kept to be mended', async (_, row, code) => {
    const outcome = await attempt(own.workspace, 'allocations', `license,computer,user\n${row}\n`);
    expect(codesOf(outcome)).toEqual([code]);
    expect(outcome.problems[0].help).toMatch(/\w/);
    expect(stored(own.workspace, 'allocations')).toBe(0);
    expect(rejected(own.workspace, outcome)).toBe(1);
  });

  test('with both, by hand', () => {
    const cells = { license: 'FIRST', computer: 'PC-1', user: 'anna' };
    const edit = () => editRecords(own.workspace, { table: 'allocations', records: [{ cells }], who: '', at: 0 });
    expect(edit).toThrow(InputRefused);
    expect(edit).toThrow('names both the computer "PC-1" and the user "anna"');
    expect(stored(own.workspace, 'allocations')).toBe(0);
  });

  test.each([
    ['fewer units than none', 'FIRST,PC-1,-1', 'NUMBER_OUT_OF_RANGE allocations units'],
    ['half a unit', 'FIRST,PC-1,0.5', 'NUMBER_INVALID allocations units'],
  ])('%s', async (_, row, code) => {
    const outcome = await attempt(own.workspace, 'allocations', `license,computer,units\n${row}\n`);
    expect(codesOf(outcome)).toEqual([code]);
    expect(stored(own.workspace, 'allocations')).toBe(0);
  });
});

describe('decided by a rule', () => {
  test('allocated to two licenses that may both cover: the first in order has it, and the other one says so', async () => {
    await bring(own.workspace, [csvOf('allocations', 'license,computer\nSECOND,PC-1\nFIRST,PC-1\n')]);
    const open = await run();
    const candidates = [...explain(open, { computer: 'PC-1' }).candidates()];
    expect(candidates).toMatchObject([
      { license: 'FIRST', verdict: 'chosen' },
      {
        license: 'SECOND',
        verdict: 'rejected',
        reason: 'BOUND_ELSEWHERE',
        sentence: expect.stringContaining('allocated to another license'),
      },
    ]);
  });

  test('a reason to be exempt wins over units', async () => {
    await bring(own.workspace, [csvOf('allocations', 'license,computer,exempt,units\nFIRST,PC-1,gift,7\n')]);
    const open = await run();
    expect(positionsOf(open)[0]).toMatchObject({ license: 'FIRST', exempt: 1, consumed: 1 });
    expect([...explain(open, { computer: 'PC-1' }).decisions()]).toMatchObject([
      { outcome: 'exempt', reason: 'ALLOCATION_EXEMPT', units: 0, license: 'FIRST' },
    ]);
  });

  test('a permanent allocation that is exempt consumes nothing, installed or not', async () => {
    await bring(own.workspace, [
      csvOf('computers', 'computer\nPC-3\n'),
      csvOf('allocations', 'license,computer,kind,exempt\nFIRST,PC-3,permanent,gift\nFIRST,PC-1,permanent,gift\n'),
    ]);
    expect(positionsOf(await run())[0]).toMatchObject({ license: 'FIRST', consumed: 1, exempt: 1 });
  });

  test('a computer and its user may be allocated to, in a row for each', async () => {
    await bring(own.workspace, [csvOf('allocations', 'license,computer,user\nSECOND,PC-1,\nSECOND,,anna\n')]);
    expect(positionsOf(await run())).toMatchObject([{ consumed: 1 }, { license: 'SECOND', consumed: 1 }]);
  });
});
