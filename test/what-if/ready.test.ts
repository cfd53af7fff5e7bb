/** A process that got ready for further what-ifs answers them as before; what it got ready for is the present estate or nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editRecords } from '../../app/editRecords.ts';
import { importPaths, openWorkspace, reconcileEstate, type Workspace, whatIf } from '../../app/index.ts';
import { keptOf } from '../../app/what-if/kept.ts';
import { readyForWhatIfs } from '../../app/what-if/ready.ts';
import { finish } from '../../engine/steps.ts';
import { DAY, newWorkspace, SAMPLE } from '../app/sampleWorkspace.ts';

let own: ReturnType<typeof newWorkspace>;
let workspace: Workspace;

beforeEach(async () => {
  own = newWorkspace();
  const { db, metricAliases } = own.workspace;
  await importPaths(db, [SAMPLE], { metricAliases });
  await reconcileEstate(own.workspace, { asOf: DAY });
  // Another one, which has neither the estate nor the run in memory.
  workspace = openWorkspace(own.file);
});
afterEach(() => {
  workspace.close();
  own.dispose();
});

const CHANGES = [
  'licenses: [{license: SOLIDWORKS-24, downgrade_version: any}]',
  'purchases: [{purchase: TRY-1, license: COREL-2023, quantity: 7}]',
  'computers: [{computer: WS-001, role: test}]',
  'remove: {installations: [{computer: WS-001}]}',
];

const answers = async () => {
  const told = [];
  for (const text of CHANGES) told.push(await whatIf(workspace, { text, file: 'change.yaml' }, { asOf: DAY }));
  return told;
};

test('what was read for the first what-if becomes the whole image, and the answers stay', async () => {
  finish(readyForWhatIfs(workspace));
  expect(keptOf.get(workspace.db)).toBeUndefined();
  const before = await answers();
  expect(before.map(each => each.refused)).toEqual(CHANGES.map(() => false));
  expect(keptOf.get(workspace.db)!.image).toBeNull();
  finish(readyForWhatIfs(workspace));
  expect(keptOf.get(workspace.db)!.image).not.toBeNull();
  expect(keptOf.get(workspace.db)!.bytes).toBeUndefined();
  expect(await answers()).toEqual(before);
});

test('getting ready ends where the estate has changed meanwhile', async () => {
  await answers();
  const steps = readyForWhatIfs(workspace);
  steps.next();
  const cells = { purchase: 'READY-1', license: 'COREL-2023', quantity: '5' };
  editRecords(own.workspace, { table: 'purchases', records: [{ cells }], who: 'anna', at: 1 });
  const after = await answers();
  expect(steps.next().done).toBe(true);
  const fresh = openWorkspace(own.file);
  try {
    const text = CHANGES[1];
    expect(after[1]).toEqual(await whatIf(fresh, { text, file: 'change.yaml' }, { asOf: DAY }));
  } finally {
    fresh.close();
  }
});
