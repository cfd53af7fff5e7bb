/** The command line: finds the command, runs it, and turns whatever happens into a sentence and an exit status. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { AppError, didYouMean } from '../app/errors.ts';
import { EXIT, type Exit, Interrupted, UsageError } from './exit.ts';
import { FileError } from './files.ts';
import { alarm, aside } from './paint.ts';
import { say, tolerateClosedPipe, unsaid } from './streams.ts';

type Add = (program: Command, end: (status: Exit) => void) => void;

/** By name, in the order in which one meets them. Each is loaded when it is needed, so that none waits for what only others use. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  demo: async () => (await import('./commands/demo.ts')).addDemo,
  import: async () => (await import('./commands/import.ts')).addImport,
  reconcile: async () => (await import('./commands/reconcile.ts')).addReconcile,
  positions: async () => (await import('./commands/positions.ts')).addPositions,
  unlicensed: async () => (await import('./commands/unlicensed.ts')).addUnlicensed,
  explain: async () => (await import('./commands/explain.ts')).addExplain,
  'what-if': async () => (await import('./commands/what-if.ts')).addWhatIf,
  advise: async () => (await import('./commands/advise.ts')).addAdvise,
  unrecognized: async () => (await import('./commands/unrecognized.ts')).addUnrecognized,
  runs: async () => (await import('./commands/runs.ts')).addRuns,
  compare: async () => (await import('./commands/compare.ts')).addCompare,
  history: async () => (await import('./commands/history.ts')).addHistory,
  renewals: async () => (await import('./commands/renewals.ts')).addRenewals,
  activation: async () => (await import('./commands/activation.ts')).addActivation,
  check: async () => (await import('./commands/check.ts')).addCheck,
  token: async () => (await import('./commands/token.ts')).addToken,
  backup: async () => (await import('./commands/backup.ts')).addBackup,
  serve: async () => (await import('./commands/serve.ts')).addServe,
};

/** The words that are neither an option of every command nor its value. */
const wordsOf = (argv: readonly string[]): readonly string[] =>
  argv.filter(
    (word, at) => word !== '--json' && word !== '--db' && !word.startsWith('--db=') && argv[at - 1] !== '--db',
  );

/** The command that is given; all of them where that is not plain, so that help and suggestions know each. */
const needed = (argv: readonly string[]): readonly (() => Promise<Add>)[] => {
  const [word] = wordsOf(argv);
  if (word === '--version') return [];
  return word !== undefined && Object.hasOwn(COMMANDS, word) ? [COMMANDS[word]] : Object.values(COMMANDS);
};

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string })
    .version;

const HELP = `
Exit status: 0 done, 1 failed, 2 usage, 3 done but not in order (with --fail-on).
Begin with "samwise demo".`;

/** The program with these commands; every command says through `end` how it ended. */
const programOf = (commands: readonly Add[], end: (status: Exit) => void): Command => {
  const program = new Command('samwise')
    .description('Who consumes which license, what is missing, what is spare, and why.')
    .version(version(), '--version', 'say which version this is')
    .option('--db <file>', 'the database (default: SAMWISE_DB, else samwise.db)')
    .option('--json', 'answer with one JSON document')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeErr: text => process.stderr.write(text) })
    .addHelpText('after', HELP)
    .exitOverride();
  for (const add of commands) add(program, end);
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
  error instanceof FileError ||
  error instanceof Interrupted ||
  error.name === 'StoreError' ||
  ('code' in error && 'syscall' in error);

/** Where the options of the command that was given stand. Sentences of our own say what to do themselves. */
const sayWhereHelpIs = (error: unknown, argv: readonly string[]): void => {
  if (!(error instanceof CommanderError) || error.exitCode === 0 || error.code.startsWith('commander.help')) return;
  const [word] = wordsOf(argv);
  const command = word !== undefined && Object.hasOwn(COMMANDS, word) ? ` ${word}` : '';
  say(aside(`See "samwise${command} --help".`));
};

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
    const [word, topic] = wordsOf(argv);
    if (word === 'help' && topic !== undefined && !topic.startsWith('-') && !Object.hasOwn(COMMANDS, topic))
      throw new UsageError(
        `There is no command "${topic}". ${didYouMean(topic, Object.keys(COMMANDS)) || 'See "samwise --help".'}`.trim(),
      );
    const commands = await Promise.all(needed(argv).map(load => load()));
    await programOf(commands, ended => {
      status = ended;
    }).parseAsync(argv, { from: 'user' });
    const error = await unsaid();
    if (error !== undefined) throw error;
    return status;
  } catch (error) {
    sayError(error);
    sayWhereHelpIs(error, argv);
    return statusOf(error);
  }
};
