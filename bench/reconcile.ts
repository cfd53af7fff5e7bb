/** How long a reconciliation takes, as a ratio to SQLite adding up two columns of the same installations in the same file, in the same run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importPaths, openWorkspace, parseDay } from '../app/index.ts';
import { imageOf } from '../engine/image/build.ts';
import { reconcile } from '../engine/reconcile.ts';
import { writeGenerated } from '../fixtures/generate/write.ts';
import { readEstate } from '../store/readEstate.ts';
import { readInstallations } from '../store/readInstallations.ts';

const { values } = parseArgs({
  options: {
    installations: { type: 'string', default: '1000000' },
    metrics: { type: 'string', default: 'device' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
  },
});

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

const timed = <T>(work: () => T): { milliseconds: number; value: T } => {
  const started = performance.now();
  const value = work();
  return { milliseconds: performance.now() - started, value };
};

const memory = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const folder = mkdtempSync(join(tmpdir(), 'samwise-bench-'));
try {
  const installations = Number(values.installations);
  const rounds = Number(values.rounds);
  const paths = await writeGenerated(folder, {
    seed: Number(values.seed),
    installations,
    metrics: values.metrics as 'device' | 'all',
  });
  const workspace = openWorkspace(join(folder, 'bench.db'));
  await importPaths(workspace.db, paths);
  const asOf = parseDay('2026-01-31')!;
  const terms = workspace.termsFor(asOf);
  const before = memory();
  const read = timed(() => ({ rows: readEstate(workspace.db), read: readInstallations(workspace.db) }));
  const { computers, applications, applicationRows } = read.value.read;
  const built = timed(() =>
    imageOf(read.value.rows, { applications: applicationRows, computer: computers, application: applications }),
  );
  const held = memory() - before;
  const sum = workspace.db.prepare('select sum(computer_id + application_id) from installations').pluck();
  const sums: number[] = [];
  const runs: number[] = [];
  let short = 0;
  for (let round = 0; round < rounds + 1; round++) {
    const scan = timed(() => sum.get());
    const run = timed(() => reconcile(built.value, terms, asOf));
    short = run.value.settled.positions.filter(position => position.shortfall > 0).length;
    if (round > 0) {
      sums.push(scan.milliseconds);
      runs.push(run.milliseconds);
    }
  }
  const rows = [
    ['installations', String(built.value.installations.count)],
    ['licenses (short)', `${read.value.rows.licenses.length} (${short})`],
    ['SQLite sum over two columns, median ms', median(sums).toFixed(0)],
    ['reconcile, warm image, median ms', median(runs).toFixed(0)],
    ['ratio reconcile : sum', (median(runs) / median(sums)).toFixed(2)],
    ['cold start: read rows ms', read.milliseconds.toFixed(0)],
    ['cold start: build image ms', built.milliseconds.toFixed(0)],
    ['bytes held an installation (rows, columns and image)', (held / built.value.installations.count).toFixed(1)],
  ];
  for (const [what, figure] of rows) console.log(`${what.padEnd(56)}${figure.padStart(14)}`);
  workspace.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
