/** How long advice takes, as a ratio to one reconciliation of the same estate in memory, in the same run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { advise, importPaths, loadRun, openWorkspace, parseDay, reconcileEstate } from '../app/index.ts';
import { reconcile } from '../engine/reconcile.ts';
import { writeGenerated } from '../fixtures/generate/write.ts';

const { values } = parseArgs({
  options: {
    installations: { type: 'string', default: '1000000' },
    metrics: { type: 'string', default: 'device' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    /** A database to measure on, with a stored run under `priority`; nothing is stored in it. */
    db: { type: 'string' },
  },
});

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

const timed = async <T>(work: () => T | Promise<T>): Promise<{ milliseconds: number; value: T }> => {
  const started = performance.now();
  const value = await work();
  return { milliseconds: performance.now() - started, value };
};

const prepared = async (file: string, folder: string): Promise<void> => {
  const paths = await writeGenerated(folder, {
    seed: Number(values.seed),
    installations: Number(values.installations),
    metrics: values.metrics as 'device' | 'all',
  });
  const workspace = openWorkspace(file);
  await importPaths(workspace.db, paths);
  await reconcileEstate(workspace, { asOf: parseDay('2026-01-31')! });
  workspace.close();
};

const folder = mkdtempSync(join(tmpdir(), 'samwise-bench-'));
try {
  const file = values.db ?? join(folder, 'bench.db');
  if (!values.db) await prepared(file, folder);
  const workspace = openWorkspace(file);
  const opened = await timed(() => loadRun(workspace));
  const { image, ledger } = opened.value.run;
  const reconciled: number[] = [];
  const advised: number[] = [];
  let [short, steps] = [0, 0];
  for (let round = 0; round < Number(values.rounds); round++) {
    // An image of its own, so that nothing is known of it beforehand.
    const run = await timed(() => reconcile({ ...image }, ledger.terms, ledger.asOf));
    const advice = await timed(() => advise(workspace));
    short = run.value.settled.positions.filter(({ shortfall }) => shortfall > 0).length;
    const { purchases, licensing, removals, giveBacks, reassignments } = advice.value;
    steps = [purchases.purchases, licensing, removals, giveBacks, reassignments].flat().length;
    reconciled.push(run.milliseconds);
    advised.push(advice.milliseconds);
  }
  workspace.close();
  const rows = [
    ['installations', String(image.installations.count)],
    ['licenses (short)', `${ledger.licenses.length} (${short})`],
    ['steps advised', String(steps)],
    ['one reconciliation, median ms', median(reconciled).toFixed(0)],
    ['advice on an open run, median ms', median(advised).toFixed(0)],
    ['ratio advice : reconciliation', (median(advised) / median(reconciled)).toFixed(2)],
    ['opening the stored run, ms', opened.milliseconds.toFixed(0)],
  ];
  for (const [what, figure] of rows) console.log(`${what.padEnd(56)}${figure.padStart(14)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
