/** Rows of the estate's tables written in YAML: scalars as written, list columns as lists, `parameters` as a mapping; checked like cells of a file. */
import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, visit } from 'yaml';
import { COLUMNS, columnOf } from '../engine/estate/keys.ts';
import { suggestion } from '../engine/estate/nearest.ts';
import { quoted } from '../engine/estate/numbers.ts';
import type { Problem } from '../engine/estate/problem.ts';
import { compileRow, type Report, type RowOptions } from '../engine/estate/rows.ts';
import type { PlacedRow } from '../engine/estate/settle.ts';
import type { TableName } from '../engine/estate/tables.ts';
import { blankRow } from '../engine/estate/values.ts';

/** A value as YAML holds it under the failsafe schema: every scalar is text exactly as written. */
export type Written = string | readonly Written[] | { readonly [key: string]: Written };

export interface WrittenDocument {
  readonly root: ParsedNode | null;
  readonly lineOf: (node: Node | null | undefined) => number | undefined;
  readonly problems: readonly Problem[];
}

/** Parses YAML without interpreting any scalar, so that a version `1.10` stays `1.10`. Syntax errors come as problems of the file. */
export const parseWritten = (text: string, file: string): WrittenDocument => {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false });
  const lineOf = (node: Node | null | undefined): number | undefined =>
    node?.range ? lineCounter.linePos(node.range[0]).line : undefined;
  const problems = document.errors.map(
    (error): Problem => ({
      code: 'FILE_UNREADABLE',
      file,
      line: lineCounter.linePos(error.pos[0]).line,
      message: `The file is not YAML: ${error.message}.`,
      help: 'Mend the syntax at this line.',
    }),
  );
  visit(document, {
    Alias: (_, node) => {
      const message = `The alias ${quoted(`*${node.source}`)} is not read here.`;
      problems.push({
        code: 'FILE_UNREADABLE',
        file,
        line: lineOf(node),
        message,
        help: 'Write the value out instead.',
      });
    },
  });
  return { root: problems.length > 0 ? null : document.contents, lineOf, problems };
};

/** The plain value of a node. */
export const writtenOf = (node: Node | null | undefined): Written => {
  if (isSeq(node)) return node.items.map(item => writtenOf(item as Node));
  if (isMap(node)) {
    return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), writtenOf(value as Node | null)]));
  }
  return isScalar(node) ? String(node.value ?? '') : '';
};

const keyText = (key: unknown): string => (isScalar(key) ? String(key.value ?? '') : String(key));

/** The entries of a mapping node in the order of the file. */
export const entriesOf = (node: Node | null | undefined): readonly (readonly [string, Node | null])[] =>
  isMap(node) ? node.items.map(({ key, value }) => [keyText(key), value as Node | null] as const) : [];

type Told = (code: Problem['code'], column: string | undefined, message: string, help: string) => void;

/** Text of a cell: a list joined by `|`, a mapping as `key=value|key=value`. Undefined when the shape does not fit the column. */
const cellOf = (table: TableName, column: string, written: Written, tell: Told): string | undefined => {
  if (typeof written === 'string') return written;
  const kind = columnOf(table, column)!.kind;
  if (Array.isArray(written) ? kind !== 'list' : kind !== 'parameters') {
    const found = Array.isArray(written) ? 'a list' : 'a mapping';
    tell(
      'VALUE_UNKNOWN',
      column,
      `${column} is given as ${found}.`,
      `Write ${column} as ${SHAPES[kind] ?? 'one value'}.`,
    );
    return undefined;
  }
  const parts = Array.isArray(written) ? written : Object.entries(written).map(([name, value]) => pair(name, value));
  const bad = parts.find(part => typeof part !== 'string' || part.includes('|'));
  if (bad === undefined) return parts.join('|');
  const shown = typeof bad === 'string' ? bad : JSON.stringify(bad);
  tell(
    'VALUE_UNKNOWN',
    column,
    `${quoted(shown)} is not an entry of ${column}.`,
    'Give plain text without the character |.',
  );
  return undefined;
};

const SHAPES: Readonly<Record<string, string>> = { list: 'a list', parameters: 'a mapping' };

const pair = (name: string, value: Written): Written =>
  typeof value === 'string' && !name.includes('=') ? `${name}=${value}` : [];

/**
 * Reads one row of `table` from a mapping. Undefined when it is rejected; every problem has been reported then. Columns that
 * are not given are blank. An unknown column is a warning.
 */
export const readWrittenRow = <T extends TableName>(
  table: T,
  node: Node | null,
  line: number | undefined,
  report: Report,
  options: RowOptions = {},
): PlacedRow<T> | undefined => {
  const { file } = options;
  const tell: Told = (code, column, message, help) => report({ code, table, file, line, column, message, help });
  if (!isMap(node)) {
    tell(
      'VALUE_UNKNOWN',
      undefined,
      `A row of ${table} is not a mapping.`,
      'Write it as {column: value, column: value}.',
    );
    return undefined;
  }
  const columns: string[] = [];
  const cells: string[] = [];
  let isWhole = true;
  for (const [column, value] of entriesOf(node)) {
    if (!columnOf(table, column)) {
      const help = `${suggestion(column, COLUMNS[table])}It was not read; the columns of ${table} are ${COLUMNS[table].join(', ')}.`;
      tell('COLUMN_UNKNOWN', column, `${table} has no column ${quoted(column)}.`, help);
      continue;
    }
    const cell = cellOf(table, column, writtenOf(value), tell);
    if (cell === undefined) isWhole = false;
    columns.push(column);
    cells.push(cell ?? '');
  }
  if (table === 'licenses' && !columns.includes('parameters')) {
    columns.push('parameters');
    cells.push('');
  }
  const values = compileRow(table, columns, report, options)(cells, line ?? 0);
  if (!values || !isWhole) return undefined;
  const given = Object.fromEntries(columns.map((column, place) => [column, values[place]]));
  return { row: { ...blankRow(table), ...given }, file, line };
};
