/** Runs that have yet to be opened: others are answered meanwhile, each is opened once, and a new run never makes anybody wait. */
import { describe, expect, test, vi } from 'vitest';
import { reconcileEstate } from '../../app/reconcile.ts';
import { findRun, prepareRun } from '../../app/runs.ts';
import { parseDay } from '../../app/vocabulary.ts';
import { openWorkspace } from '../../app/workspace.ts';
import { openSample, serve } from './serving.ts';

const OTHER_DAY = parseDay('2026-02-01')!;

/** Stores a run as another program does. */
const storeElsewhere = async (file: string): Promise<number> => {
  const other = openWorkspace(file, { mustExist: true });
  const { id } = await reconcileEstate(other, { asOf: OTHER_DAY });
  other.close();
  return id;
};

describe('a run', () => {
  test('that is opened in steps is the same as one that is opened at once', async () => {
    const workspace = await openSample();
    const again = openWorkspace(workspace.file, { mustExist: true });
    const [aside, atOnce] = [(await prepareRun(workspace))!, findRun(again)!];
    expect(aside.meta).toEqual(atOnce.meta);
    for (const column of ['outcome', 'reason', 'units'] as const)
      expect(aside.run.settled[column]).toEqual(atOnce.run.settled[column]);
    expect(aside.run.settled.positions.map(({ consumed }) => consumed)).toEqual(
      atOnce.run.settled.positions.map(({ consumed }) => consumed),
    );
    for (const each of [workspace, again]) each.close();
  });

  test('lets others have their turn while it is opened, and is opened once for all who ask', async () => {
    const workspace = await openSample();
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const [one, two] = await Promise.all([prepareRun(workspace), prepareRun(workspace, 1)]);
    isOver = true;
    expect(one!.run).toBe(two!.run);
    expect(turns).toBeGreaterThan(3);
    workspace.close();
  });

  test('that cannot be opened says so to whoever asks for it, and to nobody else', async () => {
    const serving = await serve();
    await vi.waitFor(() => expect(serving.workspace.runs.has(1)).toBe(true));
    const id = await storeElsewhere(serving.workspace.file);
    serving.workspace.db.prepare("delete from run_columns where run_id = ? and name = 'taken'").run(id);
    await serving.ask('{ run { number } }');
    await vi.waitFor(() => expect(serving.workspace.runs.broken.has(id)).toBe(true));
    const { errors } = await serving.ask('{ run { number positions(first: 1) { totalCount } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    const first = await serving.ask(
      `{ node(id: "${Buffer.from('Run:1').toString('base64url')}") { __typename } viewer { role } runs { totalCount } }`,
    );
    expect(first.data.runs.totalCount).toBe(2);
    await serving.close();
  });
});

describe('the last run', () => {
  test('is the one before until a new one is open', async () => {
    const serving = await serve();
    const { runs, file } = serving.workspace;
    await vi.waitFor(() => expect(runs.has(1)).toBe(true));
    const id = await storeElsewhere(file);
    const { data } = await serving.ask('{ run { number positions(first: 1) { totalCount } } runs { totalCount } }');
    expect(data).toMatchObject({ run: { number: 1 }, runs: { totalCount: 2 } });
    await vi.waitFor(() => expect(runs.has(id)).toBe(true));
    expect((await serving.ask('{ run { number } }')).data.run.number).toBe(id);
    await serving.close();
  });

  test('is waited for by every field that needs it where none is open yet', async () => {
    const workspace = await openSample();
    await storeElsewhere(workspace.file);
    const serving = await serve({ workspace });
    const { data, errors } = await serving.ask(`{
      run { number positions(first: 1) { totalCount } unlicensed(first: 1) { totalCount } problems(first: 1) { totalCount } }
      licenses(first: 2) { edges { node { position { consumed } } } }
      computers(first: 2) { edges { node { decisions(first: 1) { totalCount } } } }
      runs(first: 2) { edges { node { number positions(first: 1) { totalCount } } } } }`);
    expect(errors).toEqual([]);
    expect(data.run.number).toBe(2);
    expect(data.runs.edges.map(({ node }: { node: { number: number } }) => node.number)).toEqual([2, 1]);
    await serving.close();
  });
});
