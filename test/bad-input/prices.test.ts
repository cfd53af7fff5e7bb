/** Prices that are none: negative ones are refused at every door, and 0 is a price. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editRecords } from '../../app/editRecords.ts';
import { loadRun, parseDay, positionsOf, reconcileEstate, whatIf } from '../../app/index.ts';
import { bring, csvOf, newWorkspace } from '../app/sampleWorkspace.ts';
import { attempt, codesOf, SMALL, stored } from './estates.ts';

const DAY = parseDay('2026-01-31')!;
let own: ReturnType<typeof newWorkspace>;
beforeEach(async () => {
  own = newWorkspace();
  await bring(own.workspace, SMALL());
});
afterEach(() => own.dispose());

test.each([
  ['purchases', 'purchase,license,quantity,unit_price\nP9,FIRST,1,-5\n', 'NUMBER_OUT_OF_RANGE purchases unit_price'],
  ['licenses', 'license,metric,unit_price\nNEW,device,-0.01\n', 'NUMBER_OUT_OF_RANGE licenses unit_price'],
  ['purchases', 'purchase,license,quantity,unit_price\nP9,FIRST,1,"1,50"\n', 'NUMBER_INVALID purchases unit_price'],
  ['purchases', 'purchase,license,quantity,unit_price\nP9,FIRST,1,12 EUR\n', 'NUMBER_INVALID purchases unit_price'],
  [
    'purchases',
    'purchase,license,quantity,unit_price\nP9,FIRST,1,9999999999999\n',
    'NUMBER_OUT_OF_RANGE purchases unit_price',
  ],
])('a wrong price of %s is refused by an import', async (table, text, code) => {
  const before = stored(own.workspace, table);
  expect(codesOf(await attempt(own.workspace, table, text))).toEqual([code]);
  expect(stored(own.workspace, table)).toBe(before);
});

test('a negative price is refused by hand and in a what-if', async () => {
  const cells = { license: 'FIRST', unit_price: '-1' };
  const edit = () => editRecords(own.workspace, { table: 'licenses', records: [{ cells }], who: '', at: 0 });
  expect(edit).toThrow('"-1" is negative.');
  const text = 'licenses: [{license: FIRST, unit_price: -1}]';
  const outcome = await whatIf(own.workspace, { text, file: 'x.yaml' }, { asOf: DAY });
  expect(outcome).toMatchObject({ refused: true, problems: [{ code: 'NUMBER_OUT_OF_RANGE', column: 'unit_price' }] });
});

test('0 is a price: what is missing costs nothing, which is not the same as an unknown price', async () => {
  await bring(own.workspace, [
    csvOf('licenses', 'license,metric,unit_price,currency\nFIRST,device,0,EUR\n'),
    csvOf('allocations', 'license,computer\nFIRST,PC-1\nFIRST,PC-2\n'),
  ]);
  await reconcileEstate(own.workspace, { asOf: DAY });
  expect(positionsOf(loadRun(own.workspace))[0]).toMatchObject({ shortfall: 1, unitPrice: '0.00', exposure: '0.00' });
  await bring(own.workspace, [csvOf('purchases', 'purchase,license,quantity,unit_price,currency\nP1,FIRST,1,7,EUR\n')]);
  await reconcileEstate(own.workspace, { asOf: DAY });
  expect(positionsOf(loadRun(own.workspace))[0]).toMatchObject({ unitPrice: '0.00', exposure: '0.00' });
  await bring(own.workspace, [
    csvOf('licenses', 'license,metric,unit_price\nFIRST,device,\n'),
    csvOf('purchases', 'purchase,license,quantity,unit_price,currency\nP1,FIRST,1,0,EUR\n'),
  ]);
  await reconcileEstate(own.workspace, { asOf: DAY });
  expect(positionsOf(loadRun(own.workspace))[0]).toMatchObject({ unitPrice: '0.00', exposure: '0.00' });
  await bring(own.workspace, [csvOf('purchases', 'purchase,license,quantity,unit_price\nP1,FIRST,1,\n')]);
  await reconcileEstate(own.workspace, { asOf: DAY });
  expect(positionsOf(loadRun(own.workspace))[0]).toMatchObject({ shortfall: 1, unitPrice: null, exposure: null });
});
