/** samwise demo: the sample estate, reconciled and explained, then served. */
import type { Command } from 'commander';
import { prepareDemo } from '../../app/demo.ts';
import { explain } from '../../app/explain.ts';
import { positionsOf } from '../../app/positions.ts';
import { loadRun, type OpenRun } from '../../app/runs.ts';
import type { StoredRun } from '../../app/storedRun.ts';
import type { Workspace } from '../../app/workspace.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { explanationLines } from '../explanation.ts';
import { interruptible } from '../interrupt.ts';
import { jsonDocument, positionJson, runJson } from '../json.ts';
import { aside, strong } from '../paint.ts';
import { progressBar } from '../progress.ts';
import { answer, say, stream } from '../streams.ts';
import { portValue } from '../values.ts';
import { counted, durationText, totalsLines } from '../words.ts';
import { type End, runs } from './command.ts';
import { shortLines } from './positions.ts';
import { type ServeOptions, serveUntilEnded } from './serve.ts';

/** Not the default database: a demonstration never touches an estate of one's own. */
const DEMO_DATABASE = 'samwise-demo.db';

interface Options extends ServeOptions {
  readonly serve: boolean;
}

/** More rows than this are no pleasure to read. */
const READABLE = 16;

/**
 * The short license with the most different reasons, given and refused, among those that fit a screen and are not merely
 * measured; the first by key where several are.
 */
const worthExplaining = (open: OpenRun): string | undefined => {
  const judged = positionsOf(open, { status: 'at-risk' }).map(({ license }) => {
    const explanation = explain(open, { license });
    const decisions = [...explanation.decisions()];
    const refusals = [...explanation.candidates()].filter(row => row.license === license && row.verdict === 'rejected');
    const kinds = new Set([
      ...decisions.map(({ outcome, right, reason }) => `${outcome} ${right} ${reason}`),
      ...refusals.map(({ reason }) => reason),
    ]);
    const isReadable = decisions.length + refusals.length <= READABLE && decisions.every(row => row.computer !== null);
    return { license, kinds: isReadable ? kinds.size : 0 };
  });
  return judged.toSorted((one, other) => other.kinds - one.kinds)[0]?.license;
};

const story = (open: OpenRun, database: string): readonly string[] => {
  const { meta, run } = open;
  const short = positionsOf(open, { status: 'at-risk' });
  const license = worthExplaining(open);
  const explained = license === undefined ? [] : explanationLines(explain(open, { license }), false);
  return [
    strong(
      `A company with ${counted(run.image.computers.count, 'computer')} and ${counted(run.image.users.count, 'user')}, on ${meta.asOf}`,
    ),
    '',
    ...totalsLines(meta.totals),
    '',
    strong('Licenses that are short'),
    '',
    ...shortLines(short),
    '',
    strong(`Why is ${license} short?`),
    '',
    ...explained,
    '',
    strong('Go on'),
    '',
    ...[
      ['unlicensed', 'what no license covers, and why'],
      ['explain --computer WS-001', 'one computer'],
      ['renewals --within 1y', 'what ends, and what that does'],
      ['positions --format csv', 'everything, for a spreadsheet'],
    ].map(([command, what]) => `  ${`npx samwise ${command} --db ${database}`.padEnd(62)} ${what}`),
  ];
};

const show = async (context: Context, workspace: Workspace, run: StoredRun): Promise<void> => {
  const open = loadRun(workspace, run.id);
  if (context.json) return stream(jsonDocument({ run: runJson(run), positions: positionsOf(open).map(positionJson) }));
  answer(story(open, workspace.file).join('\n'));
};

const work = (context: Context, options: Options): Promise<Exit> => {
  const database = context.named ?? DEMO_DATABASE;
  return withWorkspace({ ...context, database }, {}, async workspace => {
    const { onProgress, stop } = progressBar();
    const started = performance.now();
    const { run } = await interruptible(signal => prepareDemo(workspace, { signal, onProgress })).finally(stop);
    say(aside(`Imported into ${database} and reconciled in ${durationText(performance.now() - started)}.\n`));
    await show(context, workspace, run);
    if (options.serve && process.stdout.isTTY && !context.json) {
      answer('');
      await serveUntilEnded(workspace, options);
    }
    return EXIT.done;
  });
};

export const addDemo = (program: Command, end: End): void => {
  const command = program
    .command('demo')
    .description(`a sample estate in a database of its own (${DEMO_DATABASE}), reconciled, explained and served`)
    .option('--no-serve', 'end after printing')
    .option('--port <port>', 'the port; 0 is any free one', portValue, 4000)
    .option('--host <host>', 'the address to listen on', '127.0.0.1');
  runs<Options>(command, end, work);
};
