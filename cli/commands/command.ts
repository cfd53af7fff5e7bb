/** What all commands share: how one is run, and the option that makes findings count in the exit status. */
import { type Command, Option } from 'commander';
import type { StoredRun } from '../../app/storedRun.ts';
import { type Context, contextOf } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';

/** Called once by a command that came to its end. */
export type End = (status: Exit) => void;

type Work<Options> = (context: Context, options: Options, ...names: string[]) => Promise<Exit>;

/** Runs `work` when the command is given. Arguments that may repeat come as several names. */
export const runs = <Options>(command: Command, end: End, work: Work<Options>): Command =>
  command.action(async () => {
    const names = command.processedArgs.flat().filter(name => name !== undefined) as string[];
    end(await work(contextOf(command), command.opts() as Options, ...names));
  });

export type Finding = 'shortfall' | 'rejects';

/** `--fail-on`, for commands that can find this. */
export const failOn = (finding: Finding): Option =>
  new Option('--fail-on <what>', 'exit with status 3 where there is one').choices([finding]);

/** The status of a command that looked at a run. */
export const statusOf = (run: StoredRun, wanted: Finding | undefined): Exit =>
  wanted === 'shortfall' && run.totals.shortfall > 0 ? EXIT.found : EXIT.done;
