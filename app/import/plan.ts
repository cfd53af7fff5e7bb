/** Decides which format each file is of, and in which order files are read so that what rows name is there before them. */
import type { Problem } from '../../engine/estate/problem.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { csv, tableOfFile } from '../../importers/csv.ts';
import { foreign } from '../../importers/foreign.ts';
import { detectFormat, IMPORTERS, importerOf } from '../../importers/index.ts';
import type { Importer } from '../../importers/source.ts';
import { rejectsFile } from './rejectsFile.ts';
import { type Opened, plainName } from './sources.ts';

export interface PlannedFile {
  readonly file: Opened;
  readonly importer: Importer;
  /** Tables it may fill; a delimited file has one. */
  readonly tables: readonly TableName[];
}

export interface PlanOptions {
  /** Id of the format, where it is not to be detected. */
  readonly format?: string;
  /** Table of the files, where their names do not say it. */
  readonly table?: TableName;
}

/** Ids of the formats that can be named. */
export const IMPORT_FORMATS: readonly string[] = [...IMPORTERS.map(({ id }) => id), rejectsFile.id];

const formatNames = (): string => IMPORT_FORMATS.join(', ');

const importerFor = (file: Opened, { format, table }: PlanOptions): Importer | undefined => {
  if (format) return format === rejectsFile.id ? rejectsFile : importerOf(format);
  if (rejectsFile.detect(file.name, file.head)) return rejectsFile;
  return detectFormat(plainName(file), file.head) ?? (table ? csv : undefined);
};

/** A file that is known to be something else says so, under whatever name it comes. */
const somethingElse = ({ name, head }: Opened): Problem | undefined => {
  const found = foreign(head);
  return found && { code: 'FILE_UNREADABLE', file: name, message: `${name} is ${found.what}.`, help: found.help };
};

const unknown = (file: Opened, format: string | undefined): Problem => ({
  code: 'TABLE_UNKNOWN',
  file: file.name,
  message: format ? `There is no format "${format}".` : `${file.name} is of no known format and no table has its name.`,
  help: format
    ? `Give one of: ${formatNames()}.`
    : `Name the file after a table (${TABLE_NAMES.join(', ')}), or say its format (${formatNames()}).`,
});

/** In a folder, files that are clearly something else are left alone; in these endings an estate could be meant. */
const MEANT = /\.(csv|tsv|txt|json|xml|ocs|xlsx?|ods|gz|zip)$/i;

/** Plans what is to be read. Files of no known table become problems. */
export const planImport = (
  files: readonly Opened[],
  options: PlanOptions,
): { planned: PlannedFile[]; problems: Problem[] } => {
  const planned: PlannedFile[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const other = somethingElse(file);
    if (other) {
      if (!file.isFound || MEANT.test(file.name)) problems.push(other);
      continue;
    }
    const importer = importerFor(file, options);
    const table = importer === csv ? (options.table ?? tableOfFile(plainName(file))) : undefined;
    if (importer && (importer !== csv || table))
      planned.push({ file, importer, tables: table ? [table] : importer.tables });
    else if (!file.isFound || MEANT.test(file.name)) problems.push(unknown(file, options.format));
  }
  return { planned: planned.toSorted((a, b) => stage(a) - stage(b)), problems };
};

/** Inventories bring computers and what is on them: they come after the list of computers, before what refers to computers. */
const INVENTORY_STAGE = TABLE_NAMES.indexOf('computers') + 0.5;

/** When a file is read: a table's place in the order of references; mended rows of any table last. */
export const stage = ({ importer, tables }: PlannedFile): number => {
  if (importer === rejectsFile) return TABLE_NAMES.length;
  return tables.length === 1 ? TABLE_NAMES.indexOf(tables[0]) : INVENTORY_STAGE;
};

/** Tables that are read completely before a file of this stage begins, mended rows aside. */
export const settledBefore = (at: number): TableName[] =>
  TABLE_NAMES.filter((table, place) => (table === 'computers' ? INVENTORY_STAGE : place) < at);
