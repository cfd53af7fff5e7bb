/** Reads back a CSV file of rejected rows, mended by hand: rows of several tables, each with the columns that it first came with. */
import { COLUMNS } from '../../engine/estate/keys.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { type Dialect, type Splitter, startSplitting } from '../../importers/delimited.ts';
import type { Importer, Item, ReadOptions } from '../../importers/source.ts';
import { startDecoding } from '../../importers/text.ts';
import { OWN_COLUMNS, REASON_COLUMNS, WHOLE_ROW } from '../../store/rejects.ts';

const [TABLE_COLUMN] = REASON_COLUMNS;
const MARK = new RegExp(`^\\uFEFF?"?${TABLE_COLUMN}"?([,;\\t])`);

const headText = (head: Uint8Array): string => Buffer.from(head.subarray(0, 64)).toString('utf8');

const detect = (_file: string, head: Uint8Array): boolean => MARK.test(headText(head));

/** Takes off the apostrophe that kept a spreadsheet from running the cell. */
const plain = (text: string): string => (/^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text);

/** Turns one record into the row it was, or into what is still wrong with it. */
const itemOf = (names: readonly string[], record: readonly string[], line: number, file: string): Item => {
  const cell = (name: string): string => plain(record[names.indexOf(name)] ?? '').trim();
  const tableName = cell(TABLE_COLUMN).toLowerCase();
  const table: TableName | undefined = TABLE_NAMES.find(name => name === tableName);
  if (!table)
    return {
      kind: 'problem',
      problem: {
        code: 'TABLE_UNKNOWN',
        file,
        line,
        column: TABLE_COLUMN,
        message: `No table is called "${cell(TABLE_COLUMN)}".`,
        help: `Leave ${TABLE_COLUMN} as it was exported, or remove the row.`,
      },
    };
  const own = cell(OWN_COLUMNS)
    .split('|')
    .filter(name => COLUMNS[table].includes(name));
  const columns = own.length > 0 ? own : COLUMNS[table].filter(name => names.includes(name));
  const cells = columns.map(name => plain(record[names.indexOf(name)] ?? ''));
  if (cell(WHOLE_ROW) === '' && record.length === names.length)
    return { kind: 'batch', table, columns, rows: [cells], lines: [line] };
  const problem = {
    code: 'ROW_WIDTH',
    table,
    file,
    line,
    message: `The row has not been mended: it has ${record.length} cells of ${names.length}, or ${WHOLE_ROW} is not blank.`,
    help: `Put each cell into its column and clear ${WHOLE_ROW}.`,
  } as const;
  return { kind: 'broken', table, columns, cells, problem };
};

async function* read(bytes: AsyncIterable<Uint8Array>, { file, encoding }: ReadOptions): AsyncIterable<Item> {
  const decode = startDecoding(encoding);
  let items: Item[] = [];
  let names: readonly string[] | undefined;
  let splitter: Splitter | undefined;
  let count = 0;
  const take = (cells: string[], line: number): void => {
    if (names) items.push(itemOf(names, cells, line, file));
    else names = cells.map(cell => cell.trim().toLowerCase());
  };
  const push = (text: string): void => {
    if (text === '') return;
    splitter ??= startSplitting(dialectOf(text), 1, take);
    splitter.push(text);
  };
  const drain = (): Item[] => {
    const ready = joined(items);
    items = [];
    return ready;
  };
  for await (const piece of bytes) {
    count += piece.length;
    const text = decode(piece, false);
    if (typeof text !== 'string') return yield notText(file);
    push(text);
    yield* drain();
    yield { kind: 'progress', bytes: count };
  }
  const rest = decode(new Uint8Array(0), true);
  if (typeof rest !== 'string') return yield notText(file);
  push(rest);
  const openedOn = splitter?.end();
  yield* drain();
  if (openedOn !== undefined) yield quoteOpen(file, openedOn);
}

const dialectOf = (text: string): Dialect => ({
  delimiter: MARK.exec(text.slice(0, 64))?.[1] ?? ',',
  quote: '"',
  lineEnd: '\n',
});

const notText = (file: string): Item => ({
  kind: 'problem',
  problem: {
    code: 'FILE_NOT_UTF8',
    file,
    message: 'The mended file is not UTF-8.',
    help: 'Save it as CSV in UTF-8, or name its encoding.',
  },
});

const quoteOpen = (file: string, line: number): Item => ({
  kind: 'problem',
  problem: {
    code: 'QUOTE_OPEN',
    file,
    line,
    message: `The file ends within a quoted cell whose quote was opened on line ${line}.`,
    help: 'Close it there, or write a quote that belongs to the text twice.',
  },
});

/** Puts neighbouring rows of one table with the same columns into one batch. */
const joined = (items: readonly Item[]): Item[] => {
  const result: Item[] = [];
  for (const item of items) {
    const last = result.at(-1);
    const fits = item.kind === 'batch' && last?.kind === 'batch' && last.table === item.table;
    if (fits && last.columns.join() === item.columns.join())
      result[result.length - 1] = {
        ...last,
        rows: [...last.rows, ...item.rows],
        lines: [...last.lines, ...item.lines],
      };
    else result.push(item);
  }
  return result;
};

/** Adds and updates what was mended, and says nothing about other rows. */
export const rejectsFile: Importer = { id: 'rejects', tables: TABLE_NAMES, speaksOf: 'scopes', detect, read };
