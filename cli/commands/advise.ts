/** samwise advise: what to buy, remove, give back and move, each with the figure that it changes. */
import { type Command, Option } from 'commander';
import { type Advice, advise, UNUSED_DAYS } from '../../app/advice.ts';
import { loadRun } from '../../app/runs.ts';
import { parseDay } from '../../engine/estate/days.ts';
import { adviceLines } from '../advice.ts';
import { adviceJson } from '../adviceJson.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { jsonDocument, runJson } from '../json.ts';
import { stream } from '../streams.ts';
import { type Span, spanValue } from '../values.ts';
import { runTitle } from '../words.ts';
import { type End, runs } from './command.ts';
import { runOption } from './positions.ts';

interface Options {
  readonly run?: number;
  readonly unused: Span;
  readonly all?: boolean;
}

function* lines(advice: Advice, all: boolean, title: string): Iterable<string> {
  for (const line of [...adviceLines(advice, all), '', title]) yield `${line}\n`;
}

const work = (context: Context, { run, unused, all }: Options): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const { meta } = loadRun(workspace, run);
    const unusedDays = unused(parseDay(meta.asOf)!);
    const advice = await interruptible(signal => advise(workspace, { run: meta.id, unusedDays, signal }));
    await stream(
      context.json
        ? jsonDocument({ run: runJson(meta), ...adviceJson(advice) })
        : lines(advice, all ?? false, runTitle(meta)),
    );
    return EXIT.done;
  });

export const addAdvise = (program: Command, end: End): void => {
  const command = program
    .command('advise')
    .description('what to buy, remove, give back and move, each with the figure that it changes')
    .addOption(
      new Option('--unused <span>', 'what was last used longer ago counts as unused: 90d, 12w, 6m, 1y')
        .argParser(spanValue)
        .default(spanValue(`${UNUSED_DAYS}d`), `${UNUSED_DAYS}d`),
    )
    .option('--all', 'every row, not only the first of each kind')
    .addOption(runOption());
  runs<Options>(command, end, work);
};
