/** Writes small estates as folders of CSV files, imports them, and shows what a database holds. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type ImportOptions, type ImportOutcome, importPaths } from '../../app/import/index.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { temporaryFolder } from '../store/temporary.ts';

export type Files = { readonly [name: string]: string };

/** Makes estates in folders of their own; a name without an ending is a CSV file. */
export const estateWriter = () => {
  const folder = temporaryFolder();
  let count = 0;
  return (files: Files): string => {
    const to = join(folder, `estate-${count++}`);
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to);
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(to, name.includes('.') ? name : `${name}.csv`), text);
    return to;
  };
};

/** Imports one path. */
export const importFolder = (db: Database, path: string, options: ImportOptions = {}): Promise<ImportOutcome> =>
  importPaths(db, [path], options);

/** What an import counted for one table. */
export const countOf = ({ tables }: ImportOutcome, table: TableName) => {
  const { table: _, ...count } = tables.find(one => one.table === table) ?? { table, read: 0 };
  return Object.fromEntries(Object.entries(count).filter(([, rows]) => rows !== 0));
};

/** Tables that say what was imported when, not what there is. */
const ABOUT_IMPORTS = new Set(['imports', 'import_warnings', 'rejects', 'changes', 'estate_version']);

/** All there is, numbers of records included, but not by which import it was seen. */
export const contentOf = (db: Database): Readonly<Record<string, readonly unknown[]>> => {
  const names = db
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  const content: Record<string, unknown[]> = {};
  for (const name of names.filter(one => !ABOUT_IMPORTS.has(one)))
    content[name] = (db.prepare(`select * from ${name} order by 1, 2`).all() as Record<string, unknown>[]).map(
      ({ seen_in: _, ...row }) => row,
    );
  return content;
};

/** The text of a file, line by line. */
export const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
