/** How long a what-if takes that touches one license, as a ratio to computing everything twice, in the same run: in memory, from the file, over GraphQL. */
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  formatDay,
  importPaths,
  openWorkspace,
  parseDay,
  reconcileEstate,
  type Workspace,
  whatIf,
} from '../app/index.ts';
import { readChanges } from '../app/what-if/read.ts';
import { tryWhole } from '../app/what-if/trial.ts';
import { writeGenerated } from '../fixtures/generate/write.ts';
import { askWhatIfs } from './api/whatIfs.ts';

const { values } = parseArgs({
  options: {
    installations: { type: 'string', default: '1000000' },
    metrics: { type: 'string', default: 'device' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '20' },
    /** A database to measure on: it is copied, not changed. Its last run must be for the day and of this catalog. */
    db: { type: 'string' },
  },
});

const DAY = parseDay('2026-01-31')!;
const rounds = Number(values.rounds);
const requests = Number(values.requests);

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

const timed = async <T>(work: () => Promise<T>): Promise<{ milliseconds: number; value: T }> => {
  const started = performance.now();
  const value = await work();
  return { milliseconds: performance.now() - started, value };
};

const repeated = async <T>(work: () => Promise<T>): Promise<{ milliseconds: number; value: T }> => {
  const times: { milliseconds: number; value: T }[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(work));
  return { milliseconds: median(times.map(({ milliseconds }) => milliseconds)), value: times[0].value };
};

const answered = async (workspace: Workspace, text: string) => {
  const outcome = await whatIf(workspace, { text, file: 'bench' }, { asOf: DAY });
  if (outcome.refused) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
};

const prepared = async (file: string, folder: string): Promise<void> => {
  const paths = await writeGenerated(folder, {
    seed: Number(values.seed),
    installations: Number(values.installations),
    metrics: values.metrics as 'device' | 'all',
  });
  const workspace = openWorkspace(file);
  await importPaths(workspace.db, paths);
  await reconcileEstate(workspace, { asOf: DAY });
  workspace.close();
};

/** Licenses from all over the list. */
const CHANGES = ['L-0012', 'L-0100', 'L-0200'].map(
  license => `licenses: [{license: ${license}, downgrade: allowed, downgrade_version: any}]`,
);

const folder = mkdtempSync(join(tmpdir(), 'samwise-bench-'));
try {
  const file = join(folder, 'bench.db');
  if (values.db) {
    copyFileSync(values.db, file);
    chmodSync(file, 0o600);
  } else await prepared(file, folder);
  const rows: [string, string][] = [];
  const cold = await repeated(async () => {
    const workspace = openWorkspace(file);
    try {
      return await answered(workspace, CHANGES[0]);
    } finally {
      workspace.close();
    }
  });
  const workspace = openWorkspace(file);
  workspace.estate();
  await answered(workspace, CHANGES[0]);
  const whole = await timed(() =>
    tryWhole(workspace, readChanges(CHANGES[0], 'bench').changes, { asOf: DAY, policy: 'priority' }),
  );
  const computers = await repeated(() => answered(workspace, 'computers: [{computer: NEW-PC}]'));
  for (const text of CHANGES) {
    const { milliseconds, value } = await repeated(() => answered(workspace, text));
    const { licenses, installations } = value.extent;
    rows.push([
      `${text.slice(21, 27)}: ${licenses} licenses, ${installations} installations touched, ms`,
      milliseconds.toFixed(0),
    ]);
    rows.push(['  ratio to computing everything', (milliseconds / whole.milliseconds).toFixed(3)]);
  }
  workspace.close();
  const served = await askWhatIfs(file, CHANGES, { asOf: formatDay(DAY), requests });
  const others = median(served.others);
  const installations = whole.value.answer?.totals.before.installations;
  for (const [what, figure] of [
    ['installations', String(installations)],
    ['computing everything before and after, estate in memory, ms', whole.milliseconds.toFixed(0)],
    ...rows,
    ['a new computer, ms', computers.milliseconds.toFixed(0)],
    ['from the file, with a stored run of the day, ms', cold.milliseconds.toFixed(0)],
    ['  ratio to computing everything in memory', (cold.milliseconds / whole.milliseconds).toFixed(3)],
    ['over GraphQL, the first, ms', served.first.toFixed(0)],
    [`over GraphQL, median of ${requests} more, ms`, others.toFixed(0)],
    ['  the longest of them, ms', Math.max(...served.others).toFixed(0)],
    ['  ratio of the median to computing everything', (others / whole.milliseconds).toFixed(3)],
  ])
    console.log(`${what.padEnd(68)}${figure.padStart(12)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
