/** When records were first recorded, from the history. */
import { expect, test } from 'vitest';
import { firstRecorded } from '../../store/firstRecorded.ts';
import { readTable } from '../../store/readEstate.ts';
import { bring, csvOf, newWorkspace } from '../app/sampleWorkspace.ts';

test('an allocation was first recorded by its import, whatever was changed since; what no history knows has no day', async () => {
  const { workspace, dispose } = newWorkspace();
  const before = Date.now();
  await bring(workspace, [
    csvOf('computers', 'computer\nPC-1\nPC-2\n'),
    csvOf('licenses', 'license,metric\nL,device\n'),
    csvOf('allocations', 'license,computer,user\nL,PC-1,\nL,PC-2,\n'),
  ]);
  const after = Date.now();
  await bring(workspace, [csvOf('allocations', 'license,computer,user,units\nL,PC-1,,3\n')]);
  const rows = readTable(workspace.db, 'allocations');
  const [first, second] = firstRecorded(workspace.db, 'allocations', rows);
  for (const at of [first, second]) {
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(after);
  }
  expect(firstRecorded(workspace.db, 'allocations', [{ ...rows[0], computer: 'PC-9' }])).toEqual([null]);
  dispose();
});
