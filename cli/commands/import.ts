/** samwise import: files, folders or standard input into the database, all of it or nothing. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { recordEffects } from '../../app/effects.ts';
import { rejectsCsv } from '../../app/exports.ts';
import { IMPORT_FORMATS, type ImportOutcome, importPaths, type Source } from '../../app/import/index.ts';
import type { Workspace } from '../../app/workspace.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit, UsageError } from '../exit.ts';
import { FileError } from '../files.ts';
import { importLines } from '../importReport.ts';
import { interruptible } from '../interrupt.ts';
import { jsonDocument } from '../json.ts';
import { problemLines } from '../problems.ts';
import { progressBar } from '../progress.ts';
import { answer, say, stream } from '../streams.ts';
import { counted } from '../words.ts';
import { writeTo } from '../writing.ts';
import { type End, failOn, runs } from './command.ts';

interface Options {
  readonly format?: string;
  readonly table?: TableName;
  readonly replace?: boolean;
  readonly asSource?: string;
  readonly encoding?: 'utf-8' | 'windows-1252' | 'utf-16le';
  readonly rejects?: string;
  readonly failOn?: 'rejects';
}

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;

const STDIN = 'standard input';

const sourceOf = (path: string, { format, table }: Options): Source => {
  if (path !== '-') return path;
  if (format === 'csv' && !table)
    throw new UsageError('Rows from standard input belong to a table: name it with --table.');
  return { name: STDIN, bytes: process.stdin };
};

const rejectedRows = ({ tables }: ImportOutcome): number => tables.reduce((sum, { rejected }) => sum + rejected, 0);
const refusedFiles = ({ files }: ImportOutcome): number => files.filter(({ state }) => state === 'refused').length;

/** What was imported, in a sentence about what it did, and what to do about rows that were not. */
const summary = (outcome: ImportOutcome, { rejects }: Options): string => {
  if (outcome.files.length === 0 && outcome.problems.length === 0)
    return 'Nothing was imported: there is no file of an estate. Files are called after their tables, such as computers.csv.';
  if (!outcome.files.some(({ state }) => state === 'imported')) return 'Nothing was imported.';
  const done = outcome.changed
    ? `Import ${outcome.id} is done.`
    : `Import ${outcome.id} is done; nothing was different from what is stored.`;
  const count = rejectedRows(outcome);
  if (count === 0 || rejects) return done;
  return `${done}\n${counted(count, 'row was', 'rows were')} rejected. Import again with --rejects FILE to have them in a file to mend.`;
};

/** Nothing is begun where what is rejected could not be written down. */
const checkRejects = ({ rejects }: Options): void => {
  if (rejects && !existsSync(dirname(rejects)))
    throw new FileError(`The folder ${dirname(rejects)} does not exist. Create it, or name a file elsewhere.`);
};

/** Where nothing of what was named is there, no database is made of it. */
const databaseFor = (context: Context, paths: readonly string[]): Context => {
  const isThere = (path: string): boolean => path === '-' || existsSync(path);
  return existsSync(context.database) || paths.some(isThere) ? context : { ...context, database: ':memory:' };
};

const saveRejects = async (workspace: Workspace, { id }: ImportOutcome, path: string): Promise<void> => {
  if (id === null) return;
  await writeTo(path, rejectsCsv(workspace, id));
  say(`Rejected rows are in ${path}; mend them there and import that file.`);
};

const show = async (context: Context, outcome: ImportOutcome): Promise<void> => {
  for (const line of problemLines(outcome.problems, outcome.codes)) say(line);
  if (outcome.problems.length > 0) say('');
  if (context.json) {
    const { id, changed, files, tables, recognition, codes, problems } = outcome;
    return stream(
      jsonDocument({ import: id, changed, files, tables, recognition: recognition ?? null, codes, problems }),
    );
  }
  for (const line of importLines(outcome)) answer(line);
};

const statusOf = (outcome: ImportOutcome, options: Options): Exit => {
  if (!outcome.files.some(({ state }) => state === 'imported')) return EXIT.failed;
  return options.failOn === 'rejects' && rejectedRows(outcome) + refusedFiles(outcome) > 0 ? EXIT.found : EXIT.done;
};

const work = async (context: Context, options: Options, ...paths: string[]): Promise<Exit> => {
  const sources = paths.map(path => sourceOf(path, options));
  checkRejects(options);
  return withWorkspace(databaseFor(context, paths), {}, async workspace => {
    const { onProgress, stop } = progressBar();
    const { format, table, asSource, encoding } = options;
    const mode = options.replace ? 'replace' : 'merge';
    const { db, metricAliases } = workspace;
    const stopReading = (reason: Error): void => {
      if (paths.includes('-')) process.stdin.destroy(reason);
    };
    let outcome: ImportOutcome;
    try {
      outcome = await interruptible(
        signal =>
          importPaths(db, sources, { mode, format, table, asSource, encoding, metricAliases, signal, onProgress }),
        stopReading,
      );
    } finally {
      stop();
    }
    await show(context, outcome);
    const { rightsChange } = outcome;
    if (rightsChange !== null)
      await interruptible(signal => recordEffects(workspace, [rightsChange], { signal, isPatient: true }));
    if (options.rejects) await saveRejects(workspace, outcome, options.rejects);
    say(summary(outcome, options));
    return statusOf(outcome, options);
  });
};

export const addImport = (program: Command, end: End): void => {
  const command = program
    .command('import')
    .description('import a folder, files or standard input (-); one import is one transaction')
    .argument('<paths...>', 'folders and files; - is standard input')
    .addOption(new Option('--format <format>', 'the format, where it is not to be detected').choices(IMPORT_FORMATS))
    .addOption(
      new Option('--table <table>', 'the table of the rows, where the name of the file does not say it').choices(
        TABLE_NAMES,
      ),
    )
    .option('--replace', 'make the given tables equal to the files: what is gone in the files goes')
    .option('--as-source <name>', 'name of the inventory that installations and evidence come from')
    .addOption(new Option('--encoding <encoding>', 'the encoding, where it is not UTF-8').choices(ENCODINGS))
    .option('--rejects <file>', 'write rejected rows there as CSV, to be mended and imported again')
    .addOption(failOn('rejects'));
  runs<Options>(command, end, work);
};
