/** The two tables that grow to millions of rows, described for the bulk writer. */

import type { Standing } from './before.ts';
import { bulkStatements } from './bulkStatements.ts';
import { type BulkKind, openBulkWriter } from './bulkWriter.ts';
import type { FileKind, ImportContext, RowWriter } from './context.ts';

const isEmpty = (context: ImportContext, table: 'installations' | 'evidence'): boolean =>
  context.emptied[table].size === 0 &&
  context.db.prepare(`select not exists (select 1 from ${table})`).pluck().get() === 1;

/** What rows are compared with, and how they count as what all that this import said of them made of them. */
const history = ({ tally, before, emptied }: ImportContext, table: 'installations' | 'evidence') => ({
  before,
  emptied: emptied[table],
  moved: (was: Standing, now: Standing): void => {
    tally.count(table, was, -1);
    tally.count(table, now);
  },
  returned: (): void => tally.count(table, 'removed', -1),
});

/** The bit of a source in `installations.sources`. Numbers above 2^31 are beyond the bits of JavaScript, not of SQLite. */
export const bitOf = (sourceId: number): number => 2 ** sourceId;

const openInstallations = (context: ImportContext, file: FileKind, columns: readonly string[]): RowWriter => {
  const bit = bitOf(context.sourceId);
  const kind: BulkKind = {
    table: 'installations',
    named: ['product', 'version', 'edition'],
    number: ([product, version, edition], line) =>
      context.references.application(product, version, edition, {
        table: 'installations',
        file: context.reading.file,
        line,
        column: 'product',
      }),
    statements: bulkStatements(context.db, {
      table: 'installations',
      keys: ['computer_id', 'application_id'],
      values: ['installed_on', 'last_used'],
      fixed: { sources: bit },
      also: '',
      settled: ` and sources & ${bit}`,
      settle: `sources = sources | ${bit}`,
      importId: context.importId,
      given: new Set(columns),
      whole: file.whole,
      ...history(context, 'installations'),
    }),
    isEmptyTable: isEmpty(context, 'installations'),
  };
  return openBulkWriter(context, kind, file, columns);
};

const openEvidence = (context: ImportContext, file: FileKind, columns: readonly string[]): RowWriter => {
  const { db, sourceId, references } = context;
  const given = new Set(columns.map(name => (name === 'publisher' ? 'publisher_id' : name)));
  const kind: BulkKind = {
    table: 'evidence',
    named: ['name', 'version'],
    number: ([name, version]) => references.found('evidence_names', [name, version]),
    text: { column: 'publisher', number: publisher => references.found('evidence_publishers', [publisher]) },
    statements: bulkStatements(db, {
      table: 'evidence',
      keys: ['computer_id', 'name_id'],
      values: ['publisher_id', 'installed_on', 'last_used'],
      fixed: { source_id: sourceId },
      also: ` and source_id = ${sourceId}`,
      settled: '',
      settle: '',
      importId: context.importId,
      given,
      whole: file.whole,
      ...history(context, 'evidence'),
    }),
    isEmptyTable: isEmpty(context, 'evidence'),
  };
  return openBulkWriter(context, kind, file, columns);
};

/** Opens the writer of each bulk table for rows with these columns of one file. */
export const BULK = { installations: openInstallations, evidence: openEvidence } as const;
