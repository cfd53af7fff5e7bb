/** samwise backup: a consistent copy of the database, also while it is used. */
import { existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { backupTo } from '../../app/backup.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { FileError } from '../files.ts';
import { jsonDocument } from '../json.ts';
import { say, stream } from '../streams.ts';
import { type End, runs } from './command.ts';

const work = (context: Context, _options: object, file: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    if (existsSync(file) && statSync(file).isDirectory()) throw new FileError(`${file} is a folder. Name a file.`);
    await backupTo(workspace, file);
    if (context.json) await stream(jsonDocument({ backup: file }));
    else say(`Copied ${context.database} to ${file}.`);
    return EXIT.done;
  });

export const addBackup = (program: Command, end: End): void => {
  const command = program
    .command('backup')
    .description('a consistent copy of the running database; a file of this name is replaced')
    .argument('<file>', 'where to');
  runs<object>(command, end, work);
};
