/** Bad rows and bad files: what is refused, what is kept of it, and how it comes back mended. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { exportRejects, importPaths, listRejects, loadImport } from '../../app/import/index.ts';
import { readEstate } from '../../store/readEstate.ts';
import { readInstallationRows } from '../../store/readInstallations.ts';
import { databasesIn, temporaryFolder } from '../store/temporary.ts';
import { contentOf, countOf, estateWriter, importFolder, lines } from './estateFolder.ts';

const write = estateWriter();
const newDatabase = databasesIn(temporaryFolder());
const folder = temporaryFolder();

/** What someone does in a spreadsheet: changes cells and saves, here with semicolons and a byte-order mark. */
const mend = (text: string, change: (row: Record<string, string>) => Record<string, string>): string => {
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  const cells = rows.map(row =>
    Object.values(change(row))
      .map(cell => `"${cell.replaceAll('"', '""')}"`)
      .join(';'),
  );
  return `\uFEFF${[Object.keys(rows[0]).join(';'), ...cells].join('\r\n')}\r\n`;
};

/** The administrator of a machine may read everything, so there the work is done as somebody who may not. */
const asNobody = async <T>(work: () => Promise<T>): Promise<T> => {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
};

describe('a bad row', () => {
  it('is rejected alone, with place and remedy, and adds nothing it names', async () => {
    const db = newDatabase();
    const result = await importFolder(
      db,
      write({
        computers: lines('computer,cores,user', 'PC-1,four,anna', 'PC-2,4,bert', ',1,'),
        installations: lines('computer,product,last_used', 'PC-1,A,', 'PC-2,B,2025-02-30', 'PC-2,C,2025-02-28'),
      }),
    );
    const places = result.problems
      .filter(({ code }) => code !== 'RECORD_ADDED')
      .map(({ code, table, line, column }) => [code, table, line, column]);
    expect(places).toEqual([
      ['NUMBER_INVALID', 'computers', 2, 'cores'],
      ['KEY_BLANK', 'computers', 4, 'computer'],
      ['REFERENCE_UNKNOWN', 'installations', 2, 'computer'],
      ['DATE_INVALID', 'installations', 3, 'last_used'],
    ]);
    expect(result.problems.every(({ help, message }) => help !== '' && message !== '')).toBe(true);
    expect(readEstate(db).users.map(({ user }) => user)).toEqual(['bert']);
    expect(readEstate(db).products.map(({ product }) => product)).toEqual(['C']);
    expect(countOf(result, 'computers')).toEqual({ read: 3, added: 1, rejected: 2 });
  });

  it('is counted in full and kept in full, while the list of problems is capped', async () => {
    const db = newDatabase();
    const rows = Array.from({ length: 250 }, (_, at) => `PC-${at},A`);
    const result = await importFolder(
      db,
      write({ computers: lines('computer'), installations: lines('computer,product', ...rows) }),
    );
    expect(result.codes).toEqual({ REFERENCE_UNKNOWN: 250 });
    expect(result.problems).toHaveLength(100);
    expect(listRejects(db, result.id!, 1000)).toHaveLength(250);
    expect(loadImport(db, result.id!)).toMatchObject({ state: 'done', problems: { REFERENCE_UNKNOWN: 250 } });
  });

  it('comes back mended from the export, rows of several tables in one file', async () => {
    const db = newDatabase();
    const first = await importFolder(
      db,
      write({
        computers: lines('computer,cores,os', 'PC-1,four,"Windows, ""11"""'),
        installations: lines('computer;product;version', 'PC-1;=A;1'),
        licenses: lines('license,metric', 'L1,devise'),
        purchases: lines('purchase,license,quantity,unit_price', 'P1,L1,10,-5', 'P2,L1,1,2.5'),
      }),
    );
    expect(first.codes).toEqual({ NUMBER_INVALID: 1, REFERENCE_UNKNOWN: 2, VALUE_UNKNOWN: 1, NUMBER_OUT_OF_RANGE: 1 });
    const text = [...exportRejects(db, first.id!)].join('');
    expect(text).toContain("'=A");
    const mended = mend(text, row => ({
      ...row,
      cores: row.cores === 'four' ? '4' : row.cores,
      metric: row.metric === 'devise' ? 'device' : row.metric,
      unit_price: row.unit_price === '-5' ? '5' : row.unit_price,
    }));
    const path = join(folder, 'anything at all.csv');
    writeFileSync(path, mended);
    const second = await importPaths(db, [path]);
    expect(second.problems.filter(({ code }) => code !== 'RECORD_ADDED')).toEqual([]);
    expect(readEstate(db).computers).toMatchObject([{ computer: 'PC-1', cores: 4, os: 'Windows, "11"' }]);
    expect(readInstallationRows(db)).toMatchObject([{ computer: 'PC-1', product: '=A', version: '1' }]);
    expect(readEstate(db).purchases.map(({ purchase, unit_price }) => [purchase, unit_price])).toEqual([
      ['P1', '5'],
      ['P2', '2.5'],
    ]);
    expect([...exportRejects(db, second.id!)]).toHaveLength(1);
  });

  it('speaks, when it comes back, only of the columns that it had', async () => {
    const db = newDatabase();
    await importFolder(db, write({ computers: lines('computer,os', 'PC-1,Windows', 'PC-2,Linux') }));
    const estate = write({
      'one.csv': lines('computer,cores', 'PC-1,x'),
      'two.csv': lines('computer,os,cores', 'PC-2,,y'),
    });
    const first = await importPaths(db, [join(estate, 'one.csv'), join(estate, 'two.csv')], { table: 'computers' });
    const path = join(folder, 'columns.csv');
    writeFileSync(
      path,
      mend([...exportRejects(db, first.id!)].join(''), row => ({ ...row, cores: '2' })),
    );
    expect((await importPaths(db, [path])).codes).toEqual({});
    expect(readEstate(db).computers).toMatchObject([
      { os: 'Windows', cores: 2 },
      { os: '', cores: 2 },
    ]);
  });

  it('of the wrong width is rejected until it is mended', async () => {
    const db = newDatabase();
    const first = await importFolder(
      db,
      write({ computers: lines('computer,os,location', 'PC-1,Windows,11,Berlin', 'PC-2,Linux,Bonn') }),
    );
    expect(first.codes).toEqual({ ROW_WIDTH: 1 });
    const text = [...exportRejects(db, first.id!)].join('');
    const path = join(folder, 'rejects.csv');
    writeFileSync(path, text);
    expect((await importPaths(db, [path])).codes).toEqual({ ROW_WIDTH: 1 });
    writeFileSync(
      path,
      mend(text, row => ({ ...row, os: 'Windows 11', location: 'Berlin', reject_row: '' })),
    );
    expect((await importPaths(db, [path])).codes).toEqual({});
    expect(readEstate(db).computers).toMatchObject([
      { computer: 'PC-2' },
      { computer: 'PC-1', os: 'Windows 11', location: 'Berlin' },
    ]);
  });
});

describe('hosts that run on themselves', () => {
  const computers = (...rows: readonly string[]) => ({ computers: lines('computer,kind,host', ...rows) });

  it('are all rejected, whatever their order, with what stands on them', async () => {
    for (const rows of [
      ['A,virtual,B', 'B,virtual,C', 'C,virtual,A', 'D,virtual,A'],
      ['D,virtual,A', 'C,virtual,A', 'B,virtual,C', 'A,virtual,B'],
    ]) {
      const db = newDatabase();
      const result = await importFolder(
        db,
        write({ ...computers(...rows), installations: lines('computer,product', 'A,P', 'D,P') }),
      );
      expect(result.codes).toMatchObject({ HOST_CYCLE: 3, REFERENCE_UNKNOWN: 1 });
      expect(countOf(result, 'computers')).toEqual({ read: 4, added: 1, rejected: 3 });
      expect(readEstate(db).computers).toMatchObject([{ computer: 'D', host: 'A' }]);
    }
  });

  it('leave what was stored of them as it was', async () => {
    const db = newDatabase();
    await importFolder(db, write(computers('A,virtual,B', 'B,physical,', 'X,virtual,Y', 'Y,virtual,')));
    const before = contentOf(db);
    const result = await importFolder(db, write(computers('B,virtual,A', 'Y,virtual,Z')));
    expect(result.codes).toEqual({ HOST_CYCLE: 1 });
    expect(result.problems[0]).toMatchObject({ line: 2, column: 'host' });
    expect(readEstate(db).computers[1]).toMatchObject({ computer: 'B', kind: 'physical', host: '' });
    expect(contentOf(db).computers).toEqual(
      before.computers.map(row =>
        (row as { computer: string }).computer === 'Y' ? { ...(row as object), host: 'Z' } : row,
      ),
    );
  });

  it('may be named although they are not listed', async () => {
    const db = newDatabase();
    const result = await importFolder(db, write(computers('A,virtual,Elsewhere')));
    expect(result.problems).toEqual([]);
    expect(readEstate(db).computers[0].host).toBe('Elsewhere');
  });
});

describe('a bad file', () => {
  it('is refused whole, even when it breaks at the end, and the others are imported', async () => {
    const db = newDatabase();
    const many = Array.from({ length: 20_000 }, (_, at) => `PC-1,Product ${at}`);
    const estate = write({
      computers: lines('computer', 'PC-1', 'PC-2'),
      installations: `${lines('computer,product', ...many)}PC-1,"open`,
      usage: lines('user,computer', 'anna,PC-1'),
      users: lines('user', 'anna'),
    });
    writeFileSync(join(estate, 'licenses.csv'), Buffer.from('license,metric\nL1,device\nL\xe4,device\n', 'latin1'));
    const result = await importFolder(db, estate);
    expect(result.codes).toEqual({ FILE_NOT_UTF8: 1, QUOTE_OPEN: 1, COLUMN_MISSING: 1 });
    expect(result.tables.map(({ table, added }) => [table, added])).toEqual([
      ['users', 1],
      ['computers', 2],
    ]);
    expect(readInstallationRows(db)).toEqual([]);
    expect(readEstate(db).products).toEqual([]);
    expect(readEstate(db).licenses).toEqual([]);
  });

  it('leaves no trace in the warnings about repeated keys of the next one', async () => {
    const db = newDatabase();
    const estate = write({ computers: lines('computer', 'PC-1', 'PC-2'), 'b.csv': 'computer\nPC-1\nPC-3,"' });
    const result = await importPaths(db, [join(estate, 'b.csv'), join(estate, 'computers.csv')], {
      table: 'computers',
    });
    expect(result.codes).toEqual({ QUOTE_OPEN: 1 });
    expect(countOf(result, 'computers')).toEqual({ read: 2, added: 2 });
  });

  it('of no known table makes nothing happen where there is no other', async () => {
    const db = newDatabase();
    const before = contentOf(db);
    const result = await importFolder(db, write({ 'songs.csv': 'title\nx\n', 'README.md': '# no estate' }));
    expect(result).toMatchObject({ id: null, tables: [], changed: false });
    expect(result.problems.map(({ code }) => code)).toEqual(['TABLE_UNKNOWN']);
    expect(contentOf(db)).toEqual(before);
    expect(db.prepare('select count(*) from imports').pluck().get()).toBe(0);
  });

  it('of no known table does not keep the others out', async () => {
    const db = newDatabase();
    const result = await importFolder(db, write({ 'songs.csv': 'title\nx\n', computers: lines('computer', 'PC-1') }));
    expect(result.codes).toEqual({ TABLE_UNKNOWN: 1 });
    expect(readEstate(db).computers).toHaveLength(1);
  });

  it('or folder that is not there or may not be read is named', async () => {
    const db = newDatabase();
    const missing = await importPaths(db, [join(folder, 'missing')]);
    expect(missing).toMatchObject({ id: null, problems: [{ code: 'FILE_UNREADABLE', file: join(folder, 'missing') }] });
    const estate = write({ computers: lines('computer', 'PC-1') });
    chmodSync(estate, 0);
    const locked = await asNobody(() => importPaths(db, [estate]));
    chmodSync(estate, 0o700);
    expect(locked.problems).toMatchObject([{ code: 'FILE_UNREADABLE' }]);
  });

  it('whose stream breaks off is refused with the reason', async () => {
    const db = newDatabase();
    async function* broken(): AsyncIterable<Uint8Array> {
      yield Buffer.from(`computer\n${'PC-1\n'.repeat(2000)}`);
      throw Object.assign(new Error('read failed'), { code: 'EIO' });
    }
    const result = await importPaths(db, [{ name: 'computers.csv', bytes: broken() }]);
    expect(result.codes).toEqual({ FILE_UNREADABLE: 1 });
    expect(readEstate(db).computers).toEqual([]);
  });
});
