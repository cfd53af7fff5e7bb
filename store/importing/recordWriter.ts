/** Writes rows into a table of records: adds and updates by key, with history, and tells repeats and rejects apart. */
import { COLUMNS, columnOf, KEY_COLUMNS } from '../../engine/estate/keys.ts';
import type { Problem } from '../../engine/estate/problem.ts';
import { compileRow } from '../../engine/estate/rows.ts';
import { blankRow, cellText, type Value } from '../../engine/estate/values.ts';
import {
  APPEND_ONLY,
  type Cell,
  LISTABLE,
  POSITIONED,
  type RecordTable,
  recordReader,
  STORED,
  selectRecords,
  storedKey,
} from '../stored.ts';
import type { FileKind, ImportContext, Origin, RawRows, RowWriter } from './context.ts';
import { recordChanges } from './history.ts';
import { extraColumns, type Repeated, repeatRecord, type StoredRecord, standingOf } from './repeatedRecord.ts';
import { type PlainRow, settleRow } from './settleRow.ts';

const quoteAll = (names: readonly string[]): string => names.map(name => `"${name}"`).join(', ');

/** Statements of one table. `listed` and `position` are written where the table has them. */
const prepare = (context: ImportContext, table: RecordTable) => {
  const stored = STORED[table].map(column => column.stored);
  const extra = extraColumns(table);
  const columns = ['key', ...extra, ...stored];
  const values = columns.map(() => '?').join(', ');
  const sets = [...extra, ...stored].map(name => `"${name}" = ?`).join(', ');
  const select = context.db.prepare(selectRecords(table, 'where t.key = ?')).raw();
  const selectExtra = context.db.prepare(`select ${quoteAll(extra) || 'id'} from ${table} where id = ?`).raw();
  const insert = context.db.prepare(`insert into ${table} (${quoteAll(columns)}) values (${values})`);
  const update = context.db.prepare(`update ${table} set ${sets} where id = ?`);
  return {
    find: (key: string) => select.get(key) as Cell[] | undefined,
    extra: (id: number) => (extra.length > 0 ? (selectExtra.get(id) as Cell[]) : []),
    insert: (key: string, extraCells: readonly Cell[], cells: readonly Cell[]): number =>
      Number(insert.run(key, ...extraCells, ...cells).lastInsertRowid),
    update: (id: number, extraCells: readonly Cell[], cells: readonly Cell[]): void => {
      update.run(...extraCells, ...cells, id);
    },
  };
};

/** The next place in a table where the order of rows is a rule: a replacing file counts from the beginning. */
const nextPosition = (context: ImportContext, table: RecordTable, whole: boolean): number => {
  const { db, positions } = context;
  const last =
    positions.get(table) ??
    (whole ? 0 : Number(db.prepare(`select coalesce(max(position), 0) from ${table}`).pluck().get()));
  positions.set(table, last + 1);
  return last + 1;
};

/** The key of a row as it is spelled. */
const spelledKey = (table: RecordTable, row: PlainRow): string =>
  KEY_COLUMNS[table]
    .map(name => cellText(columnOf(table, name)!, row[name] ?? null))
    .filter(part => part !== '')
    .join(', ');

const keyRepeated = (table: RecordTable, file: string, line: number | undefined, key: string): Problem => ({
  code: 'KEY_REPEATED',
  table,
  file,
  line,
  message: `The key ${key} was given before in this import.`,
  help: 'The later row counts. Remove one of the two if they differ.',
});

const alreadyRecorded = (table: RecordTable, file: string, line: number | undefined, key: string): Problem => ({
  code: 'EVENT_RECORDED',
  table,
  file,
  line,
  message: `${key} is recorded already, with other values.`,
  help: 'What happened is never changed: give a new event, such as withdrawn, with a name of its own.',
});

/** Opens the writer for rows with these columns. */
export const openRecordWriter = (
  context: ImportContext,
  table: RecordTable,
  { whole, warnsOfRepeats }: FileKind,
  columns: readonly string[],
): RowWriter => {
  const { tally, seen, references } = context;
  const statements = prepare(context, table);
  const read = recordReader(table);
  const definitions = STORED[table];
  const changed = recordChanges(context.db, context.author);
  const again = repeatRecord(context, table);
  const blank = blankRow(table) as PlainRow;
  const settle = settleRow(context, table, columns.length === COLUMNS[table].length);
  const isListable = LISTABLE.has(table);
  const isPositioned = POSITIONED.has(table);
  let problems: Problem[] = [];
  // A name of a metric may stand for parameters too, so a license always has the column.
  const addsParameters = table === 'licenses' && !columns.includes('parameters');
  const given = addsParameters ? [...columns, 'parameters'] : columns;
  const { reading, metricAliases } = context;
  const compile = compileRow(table, given, problem => problems.push({ ...problem, file: reading.file }), {
    metricAliases,
  });

  const join = (values: readonly Value[], stored: PlainRow | undefined, isFirst: boolean): PlainRow => {
    const base = stored && !(whole && isFirst) ? stored : blank;
    const row: Record<string, Value> = { ...base };
    for (const [at, name] of columns.entries()) row[name] = values[at];
    if (addsParameters) row.parameters = { ...(base.parameters as object), ...(values[columns.length] as object) };
    for (const { name, column } of definitions) if (stored && column.key) row[name] = stored[name];
    return row;
  };

  /** What else is written: that the row is listed, and where. A row that keeps its place keeps it. */
  const extras = (id: number | undefined, isFirst: boolean): { before: readonly Cell[]; after: readonly Cell[] } => {
    const before = id === undefined ? [] : statements.extra(id);
    const after: Cell[] = isListable ? [1] : [];
    if (!isPositioned) return { before, after };
    const stored = before.at(-1) ?? null;
    const moves = stored === null || (whole && isFirst);
    return { before, after: [...after, moves ? nextPosition(context, table, whole) : stored] };
  };

  const put = (values: readonly Value[], line: number | undefined): boolean => {
    const key = storedKey(table, Object.fromEntries(columns.map((name, at) => [name, values[at]])));
    const found = statements.find(key);
    const id = found && Number(found[0]);
    const isFirst = id === undefined || !seen.has(table, id);
    const before = found && (read(found) as PlainRow);
    const row = join(values, before, isFirst);
    const settled = settle(row, { table, file: reading.file, line }, found !== undefined, problems);
    if (!settled) return false;
    const extra = extras(id, isFirst);
    const was: StoredRecord | undefined = found && {
      cells: found.slice(1, definitions.length + 1),
      extra: extra.before,
    };
    const now: StoredRecord = { cells: settled.cells, extra: extra.after };
    const standing = standingOf(table, was, now);
    const isChanged = standing !== 'unchanged';
    if (APPEND_ONLY.has(table) && id !== undefined && isChanged) {
      problems.push(alreadyRecorded(table, reading.file, line, spelledKey(table, row)));
      return false;
    }
    const outcome = isFirst ? standing : 'repeated';
    const recordId = id ?? statements.insert(key, extra.after, settled.cells);
    if (id === undefined) references.learn(table, key, recordId);
    else if (isChanged) statements.update(id, extra.after, settled.cells);
    const repeated = !isFirst && isChanged && was ? again(recordId, key, was, now, row) : undefined;
    if (isFirst && isChanged) changed({ table, recordId, key, before: before ?? null, after: row });
    seen.add(table, recordId);
    if (table === 'computers')
      noteHost(
        recordId,
        row,
        {
          file: reading.file,
          line,
          outcome,
          ...(was && isChanged && { before: was.cells }),
          ...(repeated && { moved: { was: repeated.was, now: repeated.now } }),
        },
        repeated,
      );
    if (!isFirst && warnsOfRepeats) problems.push(keyRepeated(table, reading.file, line, spelledKey(table, row)));
    tally.count(table, outcome);
    return true;
  };

  /** The last row is at fault; what is undone is what all rows of the record made of it since the first that is known here. */
  const noteHost = (id: number, row: PlainRow, origin: Origin, repeated: Repeated | undefined): void => {
    const earlier = context.hosts.get(id);
    const isHosted = row.kind === 'virtual' && row.host !== '';
    const sum: Partial<Origin> =
      repeated === undefined || earlier === undefined
        ? {}
        : earlier.outcome === 'repeated'
          ? { moved: { was: earlier.moved?.was ?? repeated.was, now: repeated.now } }
          : { outcome: repeated.now, before: repeated.before };
    const latest = earlier ? { ...earlier, ...sum, file: origin.file, line: origin.line } : origin;
    if (isHosted || earlier) context.hosts.set(id, isHosted ? latest : undefined);
  };

  const write = ({ rows, lines }: RawRows): void => {
    tally.count(table, 'read', rows.length);
    for (const [at, cells] of rows.entries()) {
      problems = [];
      const line = lines[at] || undefined;
      const values = compile(addsParameters ? [...cells, ''] : cells, lines[at]);
      if (values && put(values, line)) for (const warning of problems) tally.report(warning);
      else context.reject(table, columns, cells, problems);
    }
  };
  return { write, end: () => undefined };
};
