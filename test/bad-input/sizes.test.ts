/** Quantities that are too large: each refused where it comes in, and sums that no reader can hold refused when they are computed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editRecords } from '../../app/editRecords.ts';
import { effectOf, recordEffects } from '../../app/effects.ts';
import { listRuns, loadRun, parseDay, positionsOf, reconcileEstate, whatIf } from '../../app/index.ts';
import { historyOf } from '../../store/changes.ts';
import { bring, csvOf, newWorkspace } from '../app/sampleWorkspace.ts';
import { attempt, codesOf, SMALL, stored } from './estates.ts';

const DAY = parseDay('2026-01-31')!;
const MAX = 2_147_483_647;
let own: ReturnType<typeof newWorkspace>;
beforeEach(async () => {
  own = newWorkspace();
  await bring(own.workspace, SMALL());
});
afterEach(() => own.dispose());

describe('one number', () => {
  test.each([
    ['purchases', 'quantity', String(MAX + 1)],
    ['purchases', 'quantity', '9007199254740993'],
    ['purchases', 'quantity', '99999999999999999999999999'],
    ['purchases', 'per_unit', '9007199254740993'],
    ['licenses', 'extra_entitlements', '9007199254740993'],
    ['licenses', 'extra_entitlements', '-9007199254740993'],
    ['allocations', 'units', String(MAX + 1)],
    ['computers', 'cores', '9007199254740993'],
  ])('of %s.%s that is %s', async (table, column, value) => {
    const key: Readonly<Record<string, string>> = {
      purchases: 'purchase,license,quantity\nP9,FIRST,1',
      licenses: 'license,metric\nL9,device',
      allocations: 'license,computer\nFIRST,PC-1',
      computers: 'computer\nPC-9',
    };
    const [head, row] = key[table].split('\n');
    const text =
      column === 'quantity' ? `${head}\n${row.replace(/1$/, value)}\n` : `${head},${column}\n${row},${value}\n`;
    const before = stored(own.workspace, table);
    expect(codesOf(await attempt(own.workspace, table, text))).toEqual([`NUMBER_OUT_OF_RANGE ${table} ${column}`]);
    expect(stored(own.workspace, table)).toBe(before);
  });

  test('that is the product of two', async () => {
    const outcome = await attempt(
      own.workspace,
      'purchases',
      'purchase,license,quantity,per_unit\nP9,FIRST,2000000,2000\n',
    );
    expect(codesOf(outcome)).toEqual(['NUMBER_OUT_OF_RANGE purchases quantity']);
    expect(stored(own.workspace, 'purchases')).toBe(2);
  });
});

describe('a sum', () => {
  const twoOf = (quantity: number) =>
    bring(own.workspace, [
      csvOf('purchases', `purchase,license,quantity\nP1,FIRST,${quantity}\nP9,FIRST,${quantity}\n`),
    ]);

  test('of entitlements that just fits is computed exactly', async () => {
    await twoOf(1_073_741_823);
    await reconcileEstate(own.workspace, { asOf: DAY });
    expect(positionsOf(loadRun(own.workspace))[0].entitled).toBe(MAX - 1);
  });

  test('of entitlements that does not fit is refused with the license, and no run is stored', async () => {
    await twoOf(MAX);
    await expect(reconcileEstate(own.workspace, { asOf: DAY })).rejects.toThrow(/FIRST comes to entitled 4294967294/);
    expect(listRuns(own.workspace)).toEqual([]);
    const text = 'licenses: [{license: SECOND, downgrade: allowed}]';
    await expect(whatIf(own.workspace, { text, file: 'x' }, { asOf: DAY })).rejects.toThrow(/FIRST comes to entitled/);
  });

  test('of units that does not fit is refused too', async () => {
    await bring(own.workspace, [
      csvOf('allocations', `license,computer,kind,units\nFIRST,PC-1,permanent,${MAX}\nFIRST,PC-2,permanent,${MAX}\n`),
    ]);
    await expect(reconcileEstate(own.workspace, { asOf: DAY })).rejects.toThrow(/FIRST comes to consumed 4294967294/);
    expect(listRuns(own.workspace)).toEqual([]);
  });

  test('that cannot be computed is the reason why the effect of a change of rights is not known', async () => {
    await reconcileEstate(own.workspace, { asOf: DAY });
    await twoOf(MAX);
    const { rightsChange } = editRecords(own.workspace, {
      table: 'licenses',
      records: [{ cells: { license: 'FIRST', downgrade: 'allowed' } }],
      who: 'anna',
      at: 0,
    });
    await recordEffects(own.workspace, [rightsChange!]);
    expect(effectOf(historyOf(own.workspace.db, 'licenses', 'first')[0].effect)).toMatchObject({
      positions: [],
      notComputed: expect.stringContaining('FIRST comes to entitled 4294967294'),
    });
  });
});
