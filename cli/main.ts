/** The command line: finds the command, runs it, and turns whatever happens into a sentence and an exit status. */
import { Command, CommanderError } from 'commander';
import { AppError } from '../app/index.ts';
import { addActivation } from './commands/activation.ts';
import { addBackup } from './commands/backup.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addDemo } from './commands/demo.ts';
import { addExplain } from './commands/explain.ts';
import { addImport } from './commands/import.ts';
import { addPositions } from './commands/positions.ts';
import { addReconcile } from './commands/reconcile.ts';
import { addRenewals } from './commands/renewals.ts';
import { addRuns } from './commands/runs.ts';
import { addServe } from './commands/serve.ts';
import { addToken } from './commands/token.ts';
import { addUnlicensed } from './commands/unlicensed.ts';
import { addUnrecognized } from './commands/unrecognized.ts';
import { addWhatIf } from './commands/what-if.ts';
import { EXIT, type Exit, Interrupted, UsageError } from './exit.ts';
import { alarm } from './paint.ts';
import { say, tolerateClosedPipe } from './streams.ts';

/** In the order in which one meets them. */
const COMMANDS = [
  addDemo,
  addImport,
  addReconcile,
  addPositions,
  addUnlicensed,
  addExplain,
  addWhatIf,
  addUnrecognized,
  addRuns,
  addCompare,
  addRenewals,
  addActivation,
  addCheck,
  addToken,
  addBackup,
  addServe,
] as const;

const HELP = `
Exit status: 0 done, 1 failed, 2 usage, 3 done but not in order (with --fail-on).
Begin with "samwise demo".`;

/** The whole program; every command says through `end` how it ended. */
const programOf = (end: (status: Exit) => void): Command => {
  const program = new Command('samwise')
    .description('Who consumes which license, what is missing, what is spare, and why.')
    .option('--db <file>', 'the database (default: SAMWISE_DB, else samwise.db)')
    .option('--json', 'answer with one JSON document')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeErr: text => process.stderr.write(text) })
    .addHelpText('after', HELP)
    .exitOverride();
  for (const add of COMMANDS) add(program, end);
  return program;
};

const statusOf = (error: unknown): Exit => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UsageError || (error instanceof AppError && error.code === 'INVALID')) return EXIT.usage;
  return error instanceof Interrupted ? EXIT.interrupted : EXIT.failed;
};

/** Errors that are meant for people have a sentence; of anything else the place in the program matters. */
const isMeant = (error: Error): boolean =>
  error instanceof AppError ||
  error instanceof UsageError ||
  error instanceof Interrupted ||
  error.name === 'StoreError' ||
  ('code' in error && 'syscall' in error);

const sayError = (error: unknown): void => {
  if (error instanceof CommanderError) return;
  if (error instanceof Error && isMeant(error)) say(alarm(error.message));
  else {
    say(alarm('This should not have happened; it is a defect of the program.'));
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
};

/** Runs the command line and gives the exit status. Throws nothing. */
export const main = async (argv: readonly string[]): Promise<Exit> => {
  tolerateClosedPipe();
  let status: Exit = EXIT.done;
  try {
    await programOf(ended => {
      status = ended;
    }).parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    sayError(error);
    return statusOf(error);
  }
};
