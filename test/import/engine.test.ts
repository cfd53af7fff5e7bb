/** The store gives back what the engine makes of the same files in memory: two ways, one estate. */
import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../engine/estate/problem.ts';
import { compileRow } from '../../engine/estate/rows.ts';
import { type PlacedRow, type PlacedTables, settleEstate } from '../../engine/estate/settle.ts';
import { type Row, TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { blankRow } from '../../engine/estate/values.ts';
import { installationsOf } from '../../engine/recognition/installations.ts';
import { csv } from '../../importers/csv.ts';
import { readEstate } from '../../store/readEstate.ts';
import { readInstallationRows } from '../../store/readInstallations.ts';
import { RECORD_TABLES } from '../../store/stored.ts';
import { databasesIn, temporaryFolder } from '../store/temporary.ts';
import { importFolder } from './estateFolder.ts';

const newDatabase = databasesIn(temporaryFolder());
const fixture = (name: string): string => new URL(`../../fixtures/${name}/`, import.meta.url).pathname;

const readInMemory = async (folder: string) => {
  const tables: Partial<Record<TableName, PlacedRow[]>> = {};
  for (const table of TABLE_NAMES) {
    const file = `${folder}${table}.csv`;
    if (!existsSync(file)) continue;
    const problems: Problem[] = [];
    const rows: PlacedRow[] = [];
    for await (const item of csv.read(createReadStream(file), { file })) {
      if (item.kind !== 'batch') continue;
      const compile = compileRow(table, item.columns, problem => problems.push(problem));
      for (const [at, cells] of item.rows.entries()) {
        const values = compile(cells, item.lines[at]);
        const given = values && Object.fromEntries(item.columns.map((name, place) => [name, values[place]]));
        if (given) rows.push({ row: { ...blankRow(table), ...given } as Row<TableName>, line: item.lines[at] });
      }
    }
    expect(problems).toEqual([]);
    tables[table] = rows;
  }
  return settleEstate(tables as PlacedTables, { added: new Set(['users', 'products']) }).estate;
};

const byText = (rows: readonly object[]): string[] => rows.map(row => JSON.stringify(row)).sort();

describe.each(['sample', 'real-estate'])('the estate %s', name => {
  it('reads back from the database as the engine settles it', async () => {
    const db = newDatabase();
    const result = await importFolder(db, fixture(name));
    expect(result.tables.every(({ rejected }) => rejected === 0)).toBe(true);
    const inMemory = await readInMemory(fixture(name));
    const stored = readEstate(db);
    for (const table of RECORD_TABLES) expect(stored[table], table).toEqual(inMemory[table]);
    const { installations } = installationsOf(inMemory.evidence, inMemory.recognition, inMemory.installations);
    expect(byText(readInstallationRows(db))).toEqual(byText(installations));
    expect(installations.length).toBeGreaterThan(1000);
  });
});
