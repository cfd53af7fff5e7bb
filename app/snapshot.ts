/** An estate as bytes and back: kept with its runs, so that a stored position explains itself with the rights and rows of its day. */
import { createHash } from 'node:crypto';
import { COLUMNS } from '../engine/estate/keys.ts';
import type { EstateRows, InstallationColumns } from '../engine/image/image.ts';
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

/** The estate of a snapshot. Columns that came into the data contract later are not in it and stay undefined; tables are empty. */
export const openSnapshot = (
  bytes: Uint8Array,
): { readonly rows: EstateRows; readonly columns: InstallationColumns } => {
  const blocks = splitBlocks(bytes);
  const json = (name: string): unknown => jsonOf(blocks.get(name)!);
  const rowsOf = (table: RecordTable): AnyRow[] => {
    const names = COLUMNS[table].filter(name => blocks.has(`${table}.${name}`));
    const values = names.map(name => json(`${table}.${name}`) as unknown[]);
    const length = blocks.has(table) ? (json(table) as number) : 0;
    return Array.from({ length }, (_, at) => Object.fromEntries(names.map((name, place) => [name, values[place][at]])));
  };
  return {
    rows: Object.fromEntries(KEPT.map(table => [table, rowsOf(table)])) as unknown as EstateRows,
    columns: {
      applications: json('applications') as InstallationColumns['applications'],
      computer: int32Of(blocks.get('installations.computer')!),
      application: int32Of(blocks.get('installations.application')!),
    },
  };
};

/** Name of a snapshot by its content. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
