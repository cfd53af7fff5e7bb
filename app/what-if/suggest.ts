/** Adds to the problems of a change set what may have been meant by a name that is not in the estate. */
import { columnOf, KEY_COLUMNS } from '../../engine/estate/keys.ts';
import { suggestedName } from '../../engine/estate/nearest.ts';
import { type Problem, type ProblemCode, WARNINGS } from '../../engine/estate/problem.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import type { EstateTables, PartTable } from '../../engine/part/tables.ts';
import type { ChangeSet } from './read.ts';

/** Problems that a mistyped name leads to. */
const OF_NAMES: ReadonlySet<ProblemCode> = new Set(['REFERENCE_UNKNOWN', 'REQUIRED_BLANK', 'RECORD_ADDED']);

/** Names that a warning is compared with: whoever adds records has no need to wait for suggestions. */
const COMPARED_MAX = 5_000;

/** The table whose names a column holds: the one it refers to, or its own where it is the whole key. */
const tableNamedBy = (table: TableName, column: string): PartTable | undefined => {
  const to = columnOf(table, column)?.references;
  if (to) return to as PartTable;
  return KEY_COLUMNS[table].length === 1 && KEY_COLUMNS[table][0] === column ? (table as PartTable) : undefined;
};

/** Columns that may hold the name that a problem is about: its own, else the row's key where something else is missing. */
const columnsOf = (table: TableName, { code, column }: Problem): readonly string[] =>
  code === 'REQUIRED_BLANK' ? KEY_COLUMNS[table].slice(0, 1) : column === undefined ? [] : [column];

const suggestionFor = (problem: Problem, changes: ChangeSet, tables: EstateTables): string => {
  const { table, line } = problem;
  if (table === undefined || !OF_NAMES.has(problem.code)) return '';
  const written = [...(changes.rows.get(table) ?? []), ...(changes.removals.get(table) ?? [])].filter(
    row => row.line === line,
  );
  for (const column of columnsOf(table, problem)) {
    const named = tableNamedBy(table, column);
    if (!named || (named as string) === 'installations') continue;
    if (WARNINGS.has(problem.code) && tables.column(named, KEY_COLUMNS[named][0]).length > COMPARED_MAX) continue;
    const names = tables.column(named, KEY_COLUMNS[named][0]).map(String);
    const known = new Set(names.map(fold));
    const unknown = written
      .map(({ cells }) => String(cells[column] ?? ''))
      .find(name => name !== '' && !known.has(fold(name)));
    if (unknown !== undefined) return suggestedName(unknown, names);
  }
  return '';
};

/** The problems, each with a suggestion where one is at hand. */
export const withSuggestions = (
  problems: readonly Problem[],
  changes: ChangeSet,
  tables: EstateTables,
): readonly Problem[] =>
  problems.map(problem => {
    const suggested = suggestionFor(problem, changes, tables);
    return suggested === '' ? problem : { ...problem, help: `${suggested}${problem.help}` };
  });
