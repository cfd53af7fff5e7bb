/** Opening a run between the answers to others: it comes out as when it is opened at once. */
import { afterAll, expect, test } from 'vitest';
import { positionsOf, reconcileEstate } from '../../app/index.ts';
import { findRun, prepareRun } from '../../app/runs.ts';
import { openWorkspace } from '../../app/workspace.ts';
import { bring, csvOf, DAY, newWorkspace } from './sampleWorkspace.ts';

const { workspace, file, dispose } = newWorkspace();
afterAll(dispose);
await bring(workspace, [
  csvOf('computers', 'computer\nPC-1\nPC-2\n'),
  csvOf('installations', 'computer,product,version\nPC-1,A,1\nPC-2,A,1\n'),
  csvOf('licenses', 'license,metric\nL,device\n'),
  csvOf('license_products', 'license,product,version\nL,A,1\n'),
]);
const { id } = await reconcileEstate(workspace, { asOf: DAY });

/** The same database as another program sees it: nothing is open yet. */
const asAnother = <T>(work: (other: ReturnType<typeof openWorkspace>) => T | Promise<T>): Promise<T> => {
  const other = openWorkspace(file);
  return Promise.resolve(work(other)).finally(() => other.close());
};

test('a run that is prepared is the run that is found, and is open from then on', () =>
  asAnother(async other => {
    const prepared = await prepareRun(other);
    expect(prepared?.meta.id).toBe(id);
    expect(findRun(other, id)).toBe(prepared);
    expect(positionsOf(prepared!)).toEqual(positionsOf(findRun(workspace, id)!));
  }));

test('the signal ends it between two steps', () =>
  asAnother(async other => {
    const stop = new AbortController();
    const preparing = prepareRun(other, id, stop.signal);
    setImmediate(() => stop.abort());
    expect(await preparing).toBeUndefined();
    expect(other.runs.get(id)).toBeUndefined();
  }));

test('there is nothing to prepare where nothing was reconciled, or no such run is', async () => {
  expect(await prepareRun(workspace, id + 1)).toBeUndefined();
  const empty = newWorkspace();
  expect(await prepareRun(empty.workspace)).toBeUndefined();
  empty.dispose();
});
