/** What every command knows: which database is meant, whether a program reads the answer, and how to open a workspace for a while. */
import type { Command } from 'commander';
import { openWorkspace, type Workspace } from '../app/workspace.ts';
import { UsageError } from './exit.ts';

const DATABASE = 'samwise.db';

export interface Context {
  /** The database as named with --db or SAMWISE_DB; undefined where neither is given. */
  readonly named: string | undefined;
  readonly database: string;
  readonly json: boolean;
}

/** Reads the options that every command has. */
export const contextOf = (command: Command): Context => {
  const { db, json } = command.optsWithGlobals() as { db?: string; json?: boolean };
  if (db === '') throw new UsageError('--db names no file.');
  const named = db ?? (process.env.SAMWISE_DB || undefined);
  return { named, database: named ?? DATABASE, json: json ?? false };
};

/** Opens the database for `work` and closes it whatever happens. */
export const withWorkspace = async <T>(
  { database }: Context,
  options: { readonly mustExist?: boolean },
  work: (workspace: Workspace) => T | Promise<T>,
): Promise<T> => {
  const workspace = openWorkspace(database, options);
  try {
    return await work(workspace);
  } finally {
    workspace.close();
  }
};
