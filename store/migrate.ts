/** Brings a database up to the tables of this program: forward only, all steps in one transaction, nothing if it is up to date. */
import { readFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { StoreError } from './errors.ts';

const FOLDER = new URL('migrations/', import.meta.url);
/** Marks a database as one of ours (the letters SAMW), so that a stranger's is never written to. */
export const APPLICATION_ID = 0x53414d57;

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

/** Names of the migrations, first to last. Their number is the version of a database that is up to date. */
export const migrations = (): readonly string[] => {
  const journal: Journal = JSON.parse(readFileSync(new URL('meta/_journal.json', FOLDER), 'utf8'));
  return journal.entries.map(entry => entry.tag);
};

/** The statements of one migration. */
export const statementsOf = (tag: string): readonly string[] =>
  readFileSync(new URL(`${tag}.sql`, FOLDER), 'utf8').split('--> statement-breakpoint');

const number = (db: Database, pragma: string): number => Number(db.pragma(pragma, { simple: true }));

/** Refuses what is not ours or newer than this program. Returns how many migrations the database has seen. */
const versionOf = (db: Database, known: number): number => {
  const version = number(db, 'user_version');
  const objects = Number(db.prepare('select count(*) from sqlite_master').pluck().get());
  if (objects > 0 && number(db, 'application_id') !== APPLICATION_ID)
    throw new StoreError('NOT_OURS', `${db.name} is a database of another program. Name another file for this one.`);
  if (version > known)
    throw new StoreError(
      'NEWER_DATABASE',
      `${db.name} was written by a newer version of this program (its tables are at step ${version}, this program knows ${known}). Update the program, or name another file.`,
    );
  return version;
};

let steps: number | undefined;

/** Whether the database is as this program writes it: another program may have brought it further meanwhile. */
export const isUpToDate = (db: Database): boolean => {
  steps ??= migrations().length;
  return number(db, 'user_version') === steps;
};

/** Applies what is missing. Safe when two programs open a new database at once: the second waits and finds nothing to do. */
export const migrate = (db: Database): void => {
  const tags = migrations();
  if (versionOf(db, tags.length) === tags.length) return;
  db.pragma('foreign_keys = off');
  const apply = db.transaction(() => {
    const version = versionOf(db, tags.length);
    for (const tag of tags.slice(version)) for (const statement of statementsOf(tag)) db.exec(statement);
    const broken = db.pragma('foreign_key_check') as readonly unknown[];
    if (broken.length > 0)
      throw new StoreError('DAMAGED', `${db.name} holds rows that refer to nothing. Restore a backup.`);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${tags.length}`);
  });
  apply.immediate();
};
