/** Importing by replace: what is gone in the files goes, with all that named it, and nothing goes in silence. */
import { describe, expect, it } from 'vitest';
import { importWarnings, listRejects } from '../../app/import/index.ts';
import { historyOf } from '../../store/changes.ts';
import { readEstate } from '../../store/readEstate.ts';
import { readInstallationRows } from '../../store/readInstallations.ts';
import { databasesIn, temporaryFolder } from '../store/temporary.ts';
import { contentOf, countOf, estateWriter, type Files, importFolder, lines } from './estateFolder.ts';

const write = estateWriter();
const newDatabase = databasesIn(temporaryFolder());
const replace = { mode: 'replace' } as const;

const imported = async (...all: readonly Files[]) => {
  const db = newDatabase();
  for (const files of all) await importFolder(db, write(files));
  return db;
};

const ESTATE: Files = {
  computers: lines('computer,user,os', 'PC-1,anna,Windows', 'PC-2,bert,Linux'),
  installations: lines('computer,product,version', 'PC-1,A,1', 'PC-2,A,2', 'PC-2,B,1'),
  licenses: lines('license,metric', 'L1,device', 'L2,device'),
  purchases: lines('purchase,license,quantity', 'P1,L1,1', 'P2,L2,2'),
};

describe('replace', () => {
  it('removes what the files no longer hold and keeps tables that are not given', async () => {
    const db = await imported(ESTATE);
    const result = await importFolder(
      db,
      write({ installations: lines('computer,product,version', 'PC-2,B,1', 'PC-1,C,1') }),
      replace,
    );
    expect(countOf(result, 'installations')).toEqual({ read: 2, added: 1, unchanged: 1, removed: 2 });
    expect(readInstallationRows(db).map(({ computer, product }) => `${computer} ${product}`)).toEqual([
      'PC-1 C',
      'PC-2 B',
    ]);
    expect(readEstate(db).purchases).toHaveLength(2);
    expect(readEstate(db).products.map(({ product }) => product)).toEqual(['B', 'C']);
  });

  it('empties a table whose file has a header only', async () => {
    const db = await imported(ESTATE);
    await importFolder(db, write({ installations: lines('computer,product,version') }), replace);
    expect(readInstallationRows(db)).toEqual([]);
  });

  it('blanks the columns that the file does not have', async () => {
    const db = await imported(ESTATE);
    await importFolder(db, write({ computers: lines('computer', 'PC-1', 'PC-2') }), replace);
    expect(readEstate(db).computers).toMatchObject([
      { computer: 'PC-1', user: '', os: '' },
      { computer: 'PC-2', user: '', os: '' },
    ]);
    expect(readEstate(db).users).toEqual([]);
  });

  it('gives the same estate as a first import of the same files', async () => {
    const files = {
      ...ESTATE,
      licenses: lines('license,metric', 'L2,device'),
      purchases: lines('purchase,license,quantity', 'P2,L2,7'),
    };
    const db = await imported(ESTATE);
    await importFolder(db, write(files), replace);
    const fresh = await imported(files);
    const { users: _, ...replaced } = readEstate(db);
    const { users: __, ...first } = readEstate(fresh);
    expect(replaced).toEqual(first);
    expect(readInstallationRows(db)).toEqual(readInstallationRows(fresh));
  });

  it('keeps rows that name what is gone as rejected rows', async () => {
    const db = await imported(ESTATE);
    const result = await importFolder(
      db,
      write({ computers: lines('computer', 'PC-1'), licenses: lines('license,metric', 'L1,device') }),
      replace,
    );
    expect(countOf(result, 'computers')).toMatchObject({ removed: 1 });
    expect(countOf(result, 'installations')).toEqual({ removed: 2, rejected: 2 });
    expect(countOf(result, 'purchases')).toEqual({ removed: 1, rejected: 1 });
    expect(result.codes.REFERENCE_UNKNOWN).toBe(3);
    expect(readInstallationRows(db)).toMatchObject([{ computer: 'PC-1' }]);
    const kept = listRejects(db, result.id!);
    expect(kept.map(({ table, cells }) => [table, cells[0]])).toEqual([
      ['installations', 'PC-2'],
      ['installations', 'PC-2'],
      ['purchases', 'P2'],
    ]);
    expect(historyOf(db, 'purchases', 'p2')[0]).toMatchObject({ after: null, before: { purchase: 'P2', quantity: 2 } });
  });

  it('rejects a row that names a computer which the same import takes away', async () => {
    const db = await imported(ESTATE);
    const result = await importFolder(
      db,
      write({ computers: lines('computer', 'PC-1'), installations: lines('computer,product', 'PC-1,A', 'PC-2,A') }),
      replace,
    );
    expect(result.problems).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', table: 'installations', line: 3, column: 'computer' },
    ]);
    expect(readEstate(db).computers.map(({ computer }) => computer)).toEqual(['PC-1']);
  });

  it('keeps products and users that are still used, unlisted, with a warning', async () => {
    const db = await imported(ESTATE, { products: lines('product,publisher,category', 'A,Adobe,freeware', 'Z,,') });
    const result = await importFolder(db, write({ products: lines('product', 'B') }), replace);
    expect(result.problems).toMatchObject([
      { code: 'RECORD_ADDED', table: 'products', message: expect.stringContaining('"A"') },
    ]);
    expect(readEstate(db).products).toMatchObject([
      { product: 'A', publisher: '', category: 'commercial' },
      { product: 'B' },
    ]);
    const again = await importFolder(db, write({ products: lines('product', 'B') }), replace);
    expect(again).toMatchObject({ changed: false, problems: [] });
  });

  it('takes nothing from a table one of whose files was refused', async () => {
    const db = await imported(ESTATE);
    const before = contentOf(db);
    const result = await importFolder(
      db,
      write({ computers: 'computer,os\nPC-9,"open', 'licenses.csv': 'metric\ndevice\n' }),
      replace,
    );
    expect(result.codes).toEqual({ QUOTE_OPEN: 1, COLUMN_MISSING: 1 });
    expect(result.files.map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(contentOf(db)).toEqual(before);
    expect(importWarnings(db, result.id!).map(({ code }) => code)).toEqual(['QUOTE_OPEN', 'COLUMN_MISSING']);
  });
});

describe('sources', () => {
  const found = (...rows: readonly string[]): Files => ({ installations: lines('computer,product', ...rows) });
  const products = (db: ReturnType<typeof newDatabase>) => readInstallationRows(db).map(({ product }) => product);

  it('are replaced one by one', async () => {
    const db = await imported({ computers: lines('computer', 'PC-1') });
    await importFolder(db, write(found('PC-1,A', 'PC-1,Both')), { ...replace, asSource: 'scanner' });
    await importFolder(db, write(found('PC-1,B', 'PC-1,Both')), { ...replace, asSource: 'Agent' });
    expect(products(db)).toEqual(['A', 'Both', 'B']);
    const result = await importFolder(db, write(found('PC-1,C')), { ...replace, asSource: 'SCANNER' });
    expect(countOf(result, 'installations')).toEqual({ read: 1, added: 1, removed: 2 });
    expect(products(db)).toEqual(['Both', 'B', 'C']);
    await importFolder(db, write(found('PC-1,B')), { ...replace, asSource: 'agent' });
    expect(products(db)).toEqual(['B', 'C']);
  });

  it('all give way to a replace that names no source', async () => {
    const db = await imported({ computers: lines('computer', 'PC-1') });
    await importFolder(db, write(found('PC-1,A', 'PC-1,B')), { asSource: 'scanner' });
    await importFolder(db, write(found('PC-1,B')), replace);
    expect(products(db)).toEqual(['B']);
    await importFolder(db, write(found()), { ...replace, asSource: 'scanner' });
    expect(products(db)).toEqual(['B']);
  });
});
