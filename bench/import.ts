/** How fast a file of installations is imported, as a ratio to the `.import` of the sqlite3 program with the same file, in the same run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importPaths, openWorkspace } from '../app/index.ts';
import { writeGenerated } from '../fixtures/generate/write.ts';

const { values } = parseArgs({
  options: { installations: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '3' } },
});

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const folder = mkdtempSync(join(tmpdir(), 'samwise-bench-'));
try {
  const count = Number(values.installations);
  const paths = await writeGenerated(folder, { seed: 1, installations: count });
  const file = paths.find(path => path.endsWith('installations.csv'))!;
  const others = paths.filter(path => path !== file);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const workspace = openWorkspace(join(folder, `ours-${round}.db`));
    await importPaths(workspace.db, others);
    const started = performance.now();
    await importPaths(workspace.db, [file]);
    ours.push(performance.now() - started);
    workspace.close();
    const begun = performance.now();
    execFileSync('sqlite3', [join(folder, `theirs-${round}.db`), '.mode csv', `.import ${file} installations`]);
    theirs.push(performance.now() - begun);
  }
  const rate = (milliseconds: number): string => `${Math.round(count / milliseconds)} k rows/s`;
  console.log(`installations                 ${count}`);
  console.log(`sqlite3 .import, median       ${median(theirs).toFixed(0)} ms, ${rate(median(theirs))}`);
  console.log(`samwise import, median        ${median(ours).toFixed(0)} ms, ${rate(median(ours))}`);
  console.log(`ratio of speeds               ${(median(theirs) / median(ours)).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
