/** Reads a change set: the tables of the estate in YAML with the columns that are to change, rows to remove, and the day. */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { parseDay } from '../../engine/estate/days.ts';
import { COLUMNS, KEY_COLUMNS } from '../../engine/estate/keys.ts';
import { suggestion } from '../../engine/estate/nearest.ts';
import { quoted } from '../../engine/estate/numbers.ts';
import type { Problem, ProblemCode } from '../../engine/estate/problem.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { entriesOf, parseWritten, type Written, writtenOf } from '../../importers/yaml-rows.ts';

/** A row as written: only the columns that are given. */
export interface WrittenRow {
  readonly line: number | undefined;
  readonly cells: Readonly<Record<string, Written>>;
}

export interface ChangeSet {
  readonly file: string;
  /** Whole days since 1970-01-01, where the change set says the day. */
  readonly asOf: number | undefined;
  /** Rows to add, or to change by key. */
  readonly rows: ReadonlyMap<TableName, readonly WrittenRow[]>;
  /** Rows to remove: every row whose columns are as given. */
  readonly removals: ReadonlyMap<TableName, readonly WrittenRow[]>;
}

/** A plain null is a blank cell; in quotes it is text. */
const isNull = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.type === 'PLAIN' && /^(~|null|Null|NULL)$/.test(String(node.value)));

/** The value of a cell; texts without blanks at the ends, as in files. */
const cellOf = (node: Node | null): Written => {
  if (isNull(node)) return '';
  if (isMap(node))
    return Object.fromEntries(
      entriesOf(node).flatMap(([name, value]) => (isNull(value) ? [] : [[name, writtenOf(value)]])),
    );
  const value = writtenOf(node);
  return typeof value === 'string' ? value.trim() : value;
};

const isTable = (name: string): name is TableName => (TABLE_NAMES as readonly string[]).includes(name);

/** Reads a change set from YAML text. What is wrong with it comes as problems, with lines. */
export const readChanges = (
  text: string,
  file: string,
): { readonly changes: ChangeSet; readonly problems: readonly Problem[] } => {
  const document = parseWritten(text, file);
  const problems: Problem[] = [...document.problems];
  const rows = new Map<TableName, readonly WrittenRow[]>();
  const removals = new Map<TableName, readonly WrittenRow[]>();
  let asOf: number | undefined;
  const tell = (
    code: ProblemCode,
    node: Node | null,
    message: string,
    help: string,
    place: Partial<Problem> = {},
  ): void => {
    problems.push({ code, file, line: document.lineOf(node), ...place, message, help });
  };
  const rowsOf = (table: TableName, node: Node | null): readonly WrittenRow[] => {
    if (!isSeq(node)) {
      tell('VALUE_UNKNOWN', node, `${table} is not a list.`, 'Give the rows of the table as a list of mappings.', {
        table,
      });
      return [];
    }
    return (node.items as Node[]).flatMap(item => {
      if (isMap(item))
        return [
          {
            line: document.lineOf(item),
            cells: Object.fromEntries(entriesOf(item).map(([name, value]) => [name, cellOf(value)])),
          },
        ];
      tell(
        'VALUE_UNKNOWN',
        item,
        `A row of ${table} is not a mapping.`,
        'Write it as {column: value, column: value}.',
        { table },
      );
      return [];
    });
  };
  const unknownTable = (name: string, node: Node | null, known: readonly string[]): void =>
    tell(
      'TABLE_UNKNOWN',
      node,
      `No table is called ${quoted(name)}.`,
      `${suggestion(name, known)}Give one of: ${known.join(', ')}.`,
    );
  const readRemovals = (node: Node | null): void => {
    if (!isMap(node))
      tell(
        'VALUE_UNKNOWN',
        node,
        'remove is not a mapping.',
        'Write the tables below remove, each with a list of rows.',
      );
    for (const [table, value] of entriesOf(node)) {
      if (!isTable(table)) unknownTable(table, value, TABLE_NAMES);
      else
        removals.set(
          table,
          rowsOf(table, value).filter(row => isRemoval(table, row)),
        );
    }
  };
  const isRemoval = (table: TableName, { cells, line }: WrittenRow): boolean => {
    const names = Object.keys(cells);
    const other = names.find(name => !KEY_COLUMNS[table].includes(name));
    const help = `Name rows by the columns of the key: ${KEY_COLUMNS[table].join(', ')}.`;
    if (other !== undefined)
      problems.push({
        code: 'VALUE_UNKNOWN',
        file,
        table,
        line,
        column: other,
        message: `Rows of ${table} are not removed by ${quoted(other)}.`,
        help,
      });
    if (names.length === 0)
      problems.push({
        code: 'KEY_BLANK',
        file,
        table,
        line,
        message: `It is not said which rows of ${table} are to be removed.`,
        help,
      });
    return other === undefined && names.length > 0;
  };
  const root = document.root;
  if (root === null && problems.length === 0)
    tell(
      'FILE_EMPTY',
      null,
      'The change set is empty.',
      'Write tables of the estate with the rows that are to change.',
    );
  else if (root !== null && !isMap(root))
    tell(
      'FILE_UNREADABLE',
      root,
      'The change set is not a mapping.',
      'Begin with the name of a table, such as "licenses:".',
    );
  for (const [key, value] of entriesOf(root)) {
    if (key === 'as_of') {
      asOf = parseDay(String(writtenOf(value)));
      if (asOf === undefined)
        tell(
          'DATE_INVALID',
          value,
          `${quoted(String(writtenOf(value)))} is not a day.`,
          'Give an existing day as 2026-01-31.',
          { column: 'as_of' },
        );
    } else if (key === 'remove') readRemovals(value);
    else if (isTable(key)) rows.set(key, rowsOf(key, value));
    else unknownTable(key, value, ['as_of', 'remove', ...TABLE_NAMES]);
  }
  for (const given of [rows, removals]) for (const [table, list] of given) if (list.length === 0) given.delete(table);
  if (problems.length === 0 && rows.size + removals.size === 0 && asOf === undefined)
    tell(
      'FILE_EMPTY',
      root,
      'The change set changes nothing.',
      'Write the rows that are to change below the name of their table, or those that are to go below remove.',
    );
  for (const [table, given] of [...rows, ...removals])
    if (table === 'recognition' || (table === 'evidence' && removals.has(table)))
      problems.push({
        code: 'TABLE_UNKNOWN',
        file,
        table,
        line: given[0]?.line,
        message: `${table} cannot be changed in a what-if.`,
        help: 'Change installations instead.',
      });
  return { changes: { file, asOf, rows, removals }, problems };
};

/** Columns that the table does not have are left out; whoever reads the row warns of them. */
export const knownCells = (table: TableName, { cells }: WrittenRow): Readonly<Record<string, Written>> =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => COLUMNS[table].includes(name)));
