/** The tables as described, as migrated and as the data contract names them are the same. */
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import * as tables from '../../schema/tables/index.ts';
import { openStore } from '../../store/open.ts';
import { LISTABLE, POSITIONED, RECORD_TABLES, STORED } from '../../store/stored.ts';
import { typed } from '../../store/typed.ts';

const db = openStore(':memory:');
const described = new Map(
  Object.values(tables).map(table => [getTableConfig(table as SQLiteTable).name, getTableConfig(table as SQLiteTable)]),
);
const columnsInDatabase = (table: string): string[] =>
  (db.pragma(`table_info(${table})`) as { readonly name: string }[]).map(({ name }) => name);

describe('the tables of the database', () => {
  it('are the described ones after all migrations', () => {
    const stored = db
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
      .pluck()
      .all();
    expect(stored).toEqual([...described.keys()].sort());
  });

  it.each([...described.keys()])('%s has the described columns and indexes', name => {
    const config = described.get(name)!;
    expect(columnsInDatabase(name)).toEqual(config.columns.map(column => column.name));
    const indexes = db
      .prepare("select name from sqlite_master where type = 'index' and tbl_name = ?")
      .pluck()
      .all(name);
    for (const index of config.indexes) expect(indexes).toContain(index.config.name);
  });

  it.each(RECORD_TABLES)('%s holds every column of the data contract', table => {
    const extra = [...(LISTABLE.has(table) ? ['listed'] : []), ...(POSITIONED.has(table) ? ['position'] : [])];
    const expected = ['id', 'key', ...STORED[table].map(({ stored }) => stored), ...extra];
    expect(columnsInDatabase(table).sort()).toEqual(expected.sort());
  });

  it('cluster installations and evidence by computer, without row numbers', () => {
    for (const table of ['installations', 'evidence']) {
      const made = db.prepare('select sql from sqlite_master where name = ?').pluck().get(table);
      expect(made).toMatch(/WITHOUT ROWID$/);
    }
  });

  it('answer typed queries', () => {
    expect(typed(db).select().from(tables.sources).all()).toEqual([{ id: 1, key: '', name: '' }]);
  });
});
