/** Checks the processor tables: dated values, one file a table, and no row that another one always beats. */
import type { Finding } from '../finding.ts';
import type { ContentOf } from '../format.ts';
import { type Catalog, type CatalogFile, filesOf } from '../load.ts';
import { pairsOf } from '../terms.ts';
import { lintDated } from './dated.ts';

const TABLES = ['core-factors', 'pvu'] as const;

/** Findings of all processor tables. */
export const lintProcessors = (catalog: Catalog): readonly Finding[] => {
  const files = filesOf(catalog, 'processors');
  const absent = TABLES.filter(table => !files.some(({ content }) => content.table === table));
  return [...absent.map(table => gap(table)), ...files.flatMap(file => [...twice(file, files), ...lintRows(file)])];
};

type File = CatalogFile<ContentOf<'processors'>>;

const gap = (table: string): Finding => ({
  code: 'GAP',
  file: '.',
  line: 0,
  message: `There is no ${table} table.`,
  help: 'Add a file of kind processors for it.',
});

const twice = (file: File, files: readonly File[]): readonly Finding[] => {
  const first = files.find(({ content }) => content.table === file.content.table);
  if (!first || first === file) return [];
  const message = `The ${file.content.table} table stands in ${first.file} too.`;
  return [
    { code: 'CONFLICT', file: file.file, line: file.lineAt(['table']), message, help: 'Keep one file for each table.' },
  ];
};

const lintRows = (file: File): readonly Finding[] => {
  const findings: Finding[] = [...lintDated(file as CatalogFile, ['unknown'], file.content.unknown)];
  file.content.rows.forEach((row, at) => {
    findings.push(...lintDated(file as CatalogFile, ['rows', at, 'values'], row.values, false));
  });
  const rows = rowsOf(file.content);
  for (const row of rows) {
    const winner = rows.find(other => other !== row && beats(other, row));
    if (!winner) continue;
    const line = file.lineAt(['rows', row.at]);
    const winnerLine = file.lineAt(['rows', winner.at]);
    const same = sameWords(row, winner);
    const differs = same && file.content.rows[row.at].values[0].value !== file.content.rows[winner.at].values[0].value;
    findings.push({
      code: differs ? 'CONFLICT' : 'ROW_DEAD',
      file: file.file,
      line,
      message: `${row.text} never wins: the row at line ${winnerLine} fits wherever it fits and comes first.`,
      help: 'Remove one of them, or let one name more words.',
    });
  }
  return findings;
};

/** A row as it is matched: its words, its limit and its place. */
interface MatchedRow {
  readonly at: number;
  readonly place: number;
  readonly text: string;
  readonly processor: string;
  readonly server: string;
  readonly processorWords: ReadonlySet<string>;
  readonly serverWords: ReadonlySet<string>;
  readonly limit: number;
  readonly from: string;
}

const rowsOf = (table: ContentOf<'processors'>): readonly MatchedRow[] =>
  table.rows
    .flatMap((row, at) =>
      pairsOf(row).map(({ processor, server = '' }) => ({
        at,
        text: [processor, server].filter(Boolean).join(' in '),
        processor,
        server,
        processorWords: words(processor),
        serverWords: words(server),
        limit: row.max_processors === undefined ? Number.POSITIVE_INFINITY : Number(row.max_processors),
        from: row.values.map(value => value.from).sort()[0],
      })),
    )
    .map((row, place) => ({ ...row, place }));

/** Words as models are compared by: runs of letters, digits and plus signs, in lower case. */
const words = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}+]+/gu) ?? []);

/** Whether `winner` fits wherever and whenever `row` fits, and goes before it. */
const beats = (winner: MatchedRow, row: MatchedRow): boolean =>
  winner.processorWords.isSubsetOf(row.processorWords) &&
  winner.serverWords.isSubsetOf(row.serverWords) &&
  winner.limit >= row.limit &&
  winner.from <= row.from &&
  goesBefore(winner, row);

/** The order of rows that fit: longest processor, longest server, smallest limit, earlier row. */
const goesBefore = (a: MatchedRow, b: MatchedRow): boolean => {
  const first = [
    b.processor.length - a.processor.length,
    b.server.length - a.server.length,
    a.limit === b.limit ? 0 : a.limit - b.limit,
    a.place - b.place,
  ].find(difference => difference !== 0);
  return first !== undefined && first < 0;
};

const sameWords = (a: MatchedRow, b: MatchedRow): boolean =>
  a.limit === b.limit &&
  a.processorWords.symmetricDifference(b.processorWords).size === 0 &&
  a.serverWords.symmetricDifference(b.serverWords).size === 0;
