/** An estate as bytes and back: kept with its runs, so that a stored position explains itself with the rights and rows of its day. */
import { createHash } from 'node:crypto';
import { COLUMNS } from '../engine/estate/keys.ts';
import type { EstateRows, InstallationColumns } from '../engine/image/image.ts';
import { finish, type Steps } from '../engine/steps.ts';
import { RECORD_TABLES, type RecordTable } from '../store/stored.ts';
import { bytesOf, int32Of, joinBlocks, jsonBytes, jsonOf, splitBlocks } from './blocks.ts';

/** Recognition has done its work already: what it found are installations. */
const KEPT = RECORD_TABLES.filter((table): table is Exclude<RecordTable, 'recognition'> => table !== 'recognition');

type AnyRow = Readonly<Record<string, unknown>>;

/** Column by column: no text grows with the number of columns, and columns of equal values pack to nothing. */
export const snapshotOf = (rows: EstateRows, columns: InstallationColumns): Uint8Array => {
  const blocks = new Map<string, Uint8Array>();
  for (const table of KEPT) {
    const records: readonly AnyRow[] = rows[table];
    blocks.set(table, jsonBytes(records.length));
    for (const name of COLUMNS[table]) blocks.set(`${table}.${name}`, jsonBytes(records.map(row => row[name])));
  }
  blocks.set('applications', jsonBytes(columns.applications));
  blocks.set('installations.computer', bytesOf(columns.computer));
  blocks.set('installations.application', bytesOf(columns.application));
  return joinBlocks(blocks);
};

/** An estate as the engine takes it. */
interface OpenedEstate {
  readonly rows: EstateRows;
  readonly columns: InstallationColumns;
}

/** Rows that are made in one step. */
const ROWS_AT_ONCE = 10_000;

/** The same as `openSnapshot`, in steps. */
export function* snapshotSteps(bytes: Uint8Array): Steps<OpenedEstate> {
  const blocks = splitBlocks(bytes);
  const json = (name: string): unknown => jsonOf(blocks.get(name)!);
  function* rowsOf(table: RecordTable): Steps<AnyRow[]> {
    const names = COLUMNS[table].filter(name => blocks.has(`${table}.${name}`));
    const values: unknown[][] = [];
    for (const name of names) {
      values.push(json(`${table}.${name}`) as unknown[]);
      yield;
    }
    const length = blocks.has(table) ? (json(table) as number) : 0;
    const rows: AnyRow[] = [];
    for (let at = 0; at < length; at++) {
      rows.push(Object.fromEntries(names.map((name, place) => [name, values[place][at]])));
      if (at % ROWS_AT_ONCE === 0) yield;
    }
    return rows;
  }
  const tables: Partial<Record<RecordTable, AnyRow[]>> = {};
  for (const table of KEPT) tables[table] = yield* rowsOf(table);
  return {
    rows: tables as unknown as EstateRows,
    columns: {
      applications: json('applications') as InstallationColumns['applications'],
      computer: int32Of(blocks.get('installations.computer')!),
      application: int32Of(blocks.get('installations.application')!),
    },
  };
}

/** The estate of a snapshot. Columns that came into the data contract later are not in it and stay undefined; tables are empty. */
export const openSnapshot = (bytes: Uint8Array): OpenedEstate => finish(snapshotSteps(bytes));

/** Whether a snapshot holds every column of the data contract as it is now: one that an older program made may lack some. */
export const holdsAllColumns = (bytes: Uint8Array): boolean => {
  const blocks = splitBlocks(bytes);
  return KEPT.every(table => COLUMNS[table].every(name => blocks.has(`${table}.${name}`)));
};

/** The same of an estate that came of a snapshot. */
export const haveAllColumns = (rows: EstateRows): boolean =>
  KEPT.every(table => rows[table].length === 0 || COLUMNS[table].every(name => name in rows[table][0]));

/** Name of a snapshot by its content. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
