/** How fast the API answers many clients at once, as a ratio to a question about nothing on the same server, and the same during an import. */
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addToken, importPaths, loadRun, openWorkspace, parseDay, reconcileEstate } from '../app/index.ts';
import { generateEstate } from '../fixtures/generate/estate.ts';
import { writeGenerated } from '../fixtures/generate/write.ts';
import { openClients, type Waited } from './api/clients.ts';
import { beginReconcile } from './api/computing.ts';
import { beginImport } from './api/importing.ts';
import { NOTHING, questionsAbout } from './api/questions.ts';
import { serveFile } from './api/server.ts';

const { values } = parseArgs({
  options: {
    installations: { type: 'string', default: '1000000' },
    metrics: { type: 'string', default: 'device' },
    clients: { type: 'string', default: '32' },
    requests: { type: 'string', default: '2000' },
    rows: { type: 'string', default: '200000' },
    // A database that is there already, with this many installations and a run: it is copied, not changed.
    db: { type: 'string' },
  },
});
const [installations, clients, requests, rows] = [
  values.installations,
  values.clients,
  values.requests,
  values.rows,
].map(Number);
const options = { seed: 1, installations, metrics: values.metrics as 'device' | 'all' };

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const began = performance.now();
  return [await work(), performance.now() - began];
};
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** The given database, or a new one with an estate, reconciled. */
const makeFile = async (folder: string, file: string): Promise<void> => {
  if (values.db) {
    copyFileSync(values.db, file);
    chmodSync(file, 0o600);
    return;
  }
  const paths = await writeGenerated(join(folder, 'estate'), options);
  const workspace = openWorkspace(file);
  const [, importing] = await timed(() => importPaths(workspace.db, paths));
  const [, reconciling] = await timed(() => reconcileEstate(workspace, { asOf: parseDay('2026-01-31')! }));
  console.log(`imported in ${seconds(importing)}, reconciled and stored in ${seconds(reconciling)}`);
  workspace.close();
};

/** Answers a token and the names to ask about. */
const prepare = async (folder: string, file: string) => {
  await makeFile(folder, file);
  const workspace = openWorkspace(file);
  const { run } = loadRun(workspace);
  console.log(
    `${run.image.installations.count} installations on ${run.image.computers.count} computers, ${run.ledger.licenses.length} licenses`,
  );
  const told = {
    token: addToken(workspace, { name: 'bench', role: 'analyst' }).token,
    licenses: run.ledger.licenses.map(({ row }) => row.license),
    computers: [...run.image.computers.name],
  };
  workspace.close();
  return told;
};

interface Measured extends Waited {
  /** Processor time of the server a request, in milliseconds. */
  readonly processor: number | undefined;
}

const line = (
  what: string,
  { requests: count, median, p99, perSecond, processor }: Measured,
  nothing?: Waited,
): string =>
  [
    what.padEnd(50),
    String(count).padStart(8),
    median.toFixed(1).padStart(11),
    p99.toFixed(1).padStart(11),
    perSecond.toFixed(0).padStart(11),
    (processor?.toFixed(2) ?? '').padStart(8),
    (nothing ? (perSecond / nothing.perSecond).toFixed(3) : '').padStart(9),
  ].join('');

const folder = mkdtempSync(join(tmpdir(), 'samwise-bench-'));
try {
  const file = join(folder, 'bench.db');
  const { token, licenses, computers } = await prepare(folder, file);
  const [server, starting] = await timed(() => serveFile(file));
  const asking = openClients(server.url, token, clients);
  try {
    const questions = questionsAbout(licenses, computers);
    const [, first] = await timed(() => asking.ask(questions['positions, first 50'](0)));
    console.log(`server started in ${seconds(starting)}, first page of positions after ${seconds(first)} more\n`);
    const measured = async (load: () => Promise<Waited>): Promise<Measured> => {
      const before = server.processorTime();
      const waited = await load();
      const after = server.processorTime();
      const used = before === undefined || after === undefined ? undefined : after - before;
      return { ...waited, processor: used === undefined ? undefined : used / waited.requests };
    };
    const nothingNow = () => measured(() => asking.load(() => NOTHING, requests));
    await nothingNow();
    console.log(`${`${clients} clients`.padEnd(50)}requests  median ms     p99 ms requests/s  CPU ms    ratio`);
    for (const [name, question] of Object.entries(questions)) {
      await asking.load(question, clients * 4);
      const nothing = await nothingNow();
      console.log(line('{ __typename }, just before', nothing));
      console.log(line(name, await measured(() => asking.load(question, requests)), nothing));
      const importing = await beginImport(server.url, token, asking, generateEstate(options), rows);
      const during = await asking.load(question, requests, importing.isRunning);
      console.log(line('  during an import', { ...during, processor: undefined }, nothing));
      const told = await importing.ended;
      console.log(`  (${told.rows} rows, ${seconds(told.milliseconds)})`);
      const computing = await beginReconcile(asking);
      const meanwhile = await asking.load(question, Number.MAX_SAFE_INTEGER, computing.isRunning);
      console.log(
        line('  while a run is computed, stored and opened', { ...meanwhile, processor: undefined }, nothing),
      );
      console.log(`  (${seconds((await computing.ended).milliseconds)})`);
    }
    console.log(`\nmost memory the server held: ${server.memory() ?? 'unknown'} MB`);
  } finally {
    asking.close();
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
