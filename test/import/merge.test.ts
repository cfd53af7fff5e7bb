/** Importing by merge: what is added, what is changed, what stays, and that the same files change nothing. */
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../store/changes.ts';
import { estateVersion, readEstate } from '../../store/readEstate.ts';
import { readInstallationRows, readInstallations } from '../../store/readInstallations.ts';
import { databasesIn, temporaryFolder } from '../store/temporary.ts';
import { contentOf, countOf, estateWriter, importFolder, lines } from './estateFolder.ts';

const write = estateWriter();
const newDatabase = databasesIn(temporaryFolder());

const SMALL = {
  products: lines('product,publisher', 'Photoshop,Adobe', 'Office,Microsoft'),
  editions: lines('product,edition', 'Photoshop,Standard', 'Photoshop,Extended'),
  versions: lines('product,version,released', 'Photoshop,CS5,2010-04-30', 'Photoshop,CS6,2012-05-07'),
  users: lines('user,email', 'anna,anna@example.com'),
  computers: lines('computer,user,cores', 'PC-1,anna,4', 'PC-2,,8'),
  installations: lines(
    'computer,product,version,edition,installed_on,last_used',
    'PC-1,Photoshop,CS6,Standard,2024-01-31,31.12.2025',
    'PC-2,Photoshop,CS5,Extended,,',
  ),
  evidence: lines(
    'computer,publisher,name,version',
    'PC-1,Microsoft Corp.,Microsoft Office 2019,16.0',
    'PC-2,X,Unheard of,1',
  ),
  recognition: lines('name,publisher,version,product,product_version', 'Microsoft Office*,,,Office,2019'),
  usage: lines('user,computer,product,last_used', 'anna,PC-1,Photoshop,2025-12-31'),
  access: lines('user,computer,product,server', 'anna,,Office,PC-2'),
  contracts: lines('contract,permanent,starts,expires,downgrade', 'EA,no,2024-01-01,2026-12-31,allowed'),
  licenses: lines(
    'license,metric,parameters,downgrade,locations,unit_price',
    'PS6,device,,inherit,Berlin|Bonn,199.50',
    'CORE,core,min_per_processor=8,,,',
  ),
  license_products: lines('license,product,version,edition', 'PS6,Photoshop,CS6,Standard'),
  license_contracts: lines('license,contract', 'PS6,EA'),
  purchases: lines('purchase,license,quantity,starts', 'P1,PS6,10,2024-01-01'),
  allocations: lines('license,computer', 'PS6,PC-1'),
  measurements: lines('license,date,value,source', 'CORE,2025-06-30,12.5,manual'),
};

describe('an import', () => {
  it('fills every table and reads back as it was written', async () => {
    const db = newDatabase();
    const result = await importFolder(db, write(SMALL));
    expect(result.problems.filter(({ code }) => code !== 'RECORD_ADDED')).toEqual([]);
    expect(result.tables.map(({ read, added }) => read - added).every(rest => rest === 0)).toBe(true);
    const estate = readEstate(db);
    expect(estate.editions.map(({ edition }) => edition)).toEqual(['Standard', 'Extended']);
    expect(estate.computers[0]).toMatchObject({
      computer: 'PC-1',
      user: 'anna',
      cores: 4,
      kind: 'physical',
      processors: null,
    });
    expect(estate.licenses[0]).toMatchObject({ locations: ['Berlin', 'Bonn'], unit_price: '199.5', status: 'active' });
    expect(estate.licenses[1].parameters).toEqual({ min_per_processor: '8' });
    expect(estate.contracts[0]).toMatchObject({ permanent: false, starts: 19723, expires: 20818 });
    expect(estate.measurements[0]).toMatchObject({ license: 'CORE', value: '12.5', computer: '' });
    expect(estate.access[0]).toMatchObject({ user: 'anna', computer: '', server: 'PC-2' });
    expect(readInstallationRows(db)).toEqual([
      {
        computer: 'PC-1',
        product: 'Photoshop',
        version: 'CS6',
        edition: 'Standard',
        installed_on: 19753,
        last_used: 20453,
      },
      { computer: 'PC-1', product: 'Office', version: '2019', edition: '', installed_on: null, last_used: null },
      {
        computer: 'PC-2',
        product: 'Photoshop',
        version: 'CS5',
        edition: 'Extended',
        installed_on: null,
        last_used: null,
      },
    ]);
  });

  it('changes nothing when it comes a second time, as merge and as replace', async () => {
    const db = newDatabase();
    const folder = write(SMALL);
    await importFolder(db, folder);
    const before = contentOf(db);
    const version = estateVersion(db);
    for (const mode of ['merge', 'replace'] as const) {
      const again = await importFolder(db, folder, { mode });
      expect(again.changed).toBe(false);
      expect(again.problems).toEqual([]);
      for (const count of again.tables)
        expect(count).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: count.read });
      expect(contentOf(db)).toEqual(before);
    }
    expect(estateVersion(db)).toBe(version);
  });

  it('gives the same estate whichever file comes first', async () => {
    const [forward, backward] = [newDatabase(), newDatabase()];
    const { importPaths } = await import('../../app/import/index.ts');
    const folder = write(SMALL);
    const paths = Object.keys(SMALL).map(table => `${folder}/${table}.csv`);
    await importPaths(forward, paths);
    await importPaths(backward, paths.toReversed());
    expect(contentOf(backward)).toEqual(contentOf(forward));
  });

  it('updates only the columns that the file has', async () => {
    const db = newDatabase();
    await importFolder(db, write({ computers: lines('computer,cores,os,location', 'PC-1,4,Windows,Berlin') }));
    const result = await importFolder(db, write({ computers: lines('computer,os', 'pc-1,Linux') }));
    expect(countOf(result, 'computers')).toEqual({ read: 1, changed: 1 });
    expect(readEstate(db).computers).toMatchObject([{ computer: 'PC-1', cores: 4, os: 'Linux', location: 'Berlin' }]);
  });

  it('empties a cell that the file leaves blank', async () => {
    const db = newDatabase();
    await importFolder(db, write({ computers: lines('computer,cores,role', 'PC-1,4,test') }));
    await importFolder(db, write({ computers: lines('computer,cores,role', 'PC-1,,') }));
    expect(readEstate(db).computers[0]).toMatchObject({ cores: null, role: 'production' });
  });

  it('knows a record by its folded key and shows it as first spelt', async () => {
    const db = newDatabase();
    await importFolder(
      db,
      write({ users: lines('user,name', 'Jürgen,J'), computers: lines('computer,user', 'PC-1,JÜRGEN') }),
    );
    await importFolder(db, write({ users: lines('user,name', 'JU\u0308RGEN,Jürgen B.') }));
    expect(readEstate(db).users).toMatchObject([{ user: 'Jürgen', name: 'Jürgen B.' }]);
    expect(readEstate(db).computers[0].user).toBe('Jürgen');
  });

  it('keeps the numbers of records over merges and replaces', async () => {
    const db = newDatabase();
    const ids = () => db.prepare('select computer, id from computers order by id').raw().all();
    await importFolder(db, write({ computers: lines('computer', 'B', 'A', 'C') }));
    expect(ids()).toEqual([
      ['B', 1],
      ['A', 2],
      ['C', 3],
    ]);
    await importFolder(db, write({ computers: lines('computer,os', 'C,x', 'A,x', 'D,x') }), { mode: 'replace' });
    expect(ids()).toEqual([
      ['A', 2],
      ['C', 3],
      ['D', 4],
    ]);
    await importFolder(db, write({ computers: lines('computer', 'B') }));
    expect(ids()).toEqual([
      ['A', 2],
      ['C', 3],
      ['D', 4],
      ['B', 5],
    ]);
  });

  it('lets the later of two rows with one key count, with a warning', async () => {
    const db = newDatabase();
    const result = await importFolder(
      db,
      write({
        computers: lines('computer,os', 'PC-1,Windows', 'pc-1,Linux'),
        installations: lines('computer,product,version,last_used', 'PC-1,A,1,2025-01-01', 'PC-1,a,1,2025-02-02'),
      }),
    );
    const repeats = result.problems.filter(({ code }) => code === 'KEY_REPEATED');
    expect(repeats.map(({ table, line }) => [table, line])).toEqual([
      ['computers', 3],
      ['installations', 3],
    ]);
    expect(countOf(result, 'computers')).toEqual({ read: 2, added: 1, repeated: 1 });
    expect(countOf(result, 'installations')).toEqual({ read: 2, added: 1, repeated: 1 });
    expect(readEstate(db).computers[0].os).toBe('Linux');
    expect(readInstallationRows(db)[0].last_used).toBe(20121);
  });

  it('finds a repeated installation among thousands that fill an empty table', async () => {
    const db = newDatabase();
    const many = Array.from({ length: 1234 }, (_, at) => `PC-1,Product ${at}`);
    const result = await importFolder(
      db,
      write({
        computers: lines('computer', 'PC-1'),
        installations: lines('computer,product', ...many, 'PC-1,product 777'),
      }),
    );
    expect(countOf(result, 'installations')).toEqual({ read: 1235, added: 1234, repeated: 1 });
    expect(result.problems.find(({ code }) => code === 'KEY_REPEATED')?.line).toBe(1236);
    expect(readInstallations(db).computers.length).toBe(1234);
  });

  it('counts what changed among installations that are stored', async () => {
    const db = newDatabase();
    const folder = (day: string, extra: string) =>
      write({
        computers: lines('computer', 'PC-1'),
        installations: lines('computer,product,last_used', 'PC-1,A,2025-01-01', `PC-1,B,${day}`, extra),
      });
    await importFolder(db, folder('2025-01-01', ''));
    const result = await importFolder(db, folder('2025-03-03', 'PC-1,C,'));
    expect(countOf(result, 'installations')).toEqual({ read: 3, added: 1, changed: 1, unchanged: 1 });
    const partly = await importFolder(
      db,
      write({ installations: lines('computer,product,installed_on', 'PC-1,B,2020-01-01') }),
    );
    expect(countOf(partly, 'installations')).toEqual({ read: 1, changed: 1 });
    expect(readInstallationRows(db)[1]).toMatchObject({ product: 'B', installed_on: 18262, last_used: 20150 });
  });

  it('adds what is used and not listed, warns once of each, and keeps it out of the order of versions', async () => {
    const db = newDatabase();
    const result = await importFolder(
      db,
      write({
        computers: lines('computer,user', 'PC-1,bert', 'PC-2,BERT'),
        versions: lines('product,version', 'Photoshop,CS6'),
        installations: lines(
          'computer,product,version,edition',
          'PC-1,Photoshop,CS5,Extended',
          'PC-2,Photoshop,CS5,Extended',
        ),
      }),
    );
    const added = result.problems.filter(({ code }) => code === 'RECORD_ADDED').map(({ message }) => message);
    expect(added).toHaveLength(4);
    expect(added.join()).toMatch(/"Photoshop".*"bert".*"CS5".*"Extended"/s);
    expect(readEstate(db).versions.map(({ version }) => version)).toEqual(['CS6']);
    expect(readEstate(db).editions).toEqual([]);
    expect(readEstate(db).products[0]).toMatchObject({ product: 'Photoshop', category: 'commercial' });
    expect(readEstate(db).users[0]).toMatchObject({ user: 'bert', status: 'active' });
  });

  it('ranks editions by the rows of their list, also those that were met before', async () => {
    const db = newDatabase();
    await importFolder(
      db,
      write({
        computers: lines('computer', 'PC-1'),
        installations: lines('computer,product,edition', 'PC-1,SQL,Enterprise'),
      }),
    );
    await importFolder(db, write({ editions: lines('product,edition', 'SQL,Standard', 'SQL,Enterprise') }));
    expect(readEstate(db).editions.map(({ edition }) => edition)).toEqual(['Standard', 'Enterprise']);
    const turned = write({ editions: lines('product,edition', 'SQL,Enterprise', 'SQL,Standard') });
    await importFolder(db, turned);
    expect(readEstate(db).editions.map(({ edition }) => edition)).toEqual(['Standard', 'Enterprise']);
    await importFolder(db, turned, { mode: 'replace' });
    expect(readEstate(db).editions.map(({ edition }) => edition)).toEqual(['Enterprise', 'Standard']);
  });

  it('checks a row together with what is stored of it', async () => {
    const db = newDatabase();
    await importFolder(db, write({ contracts: lines('contract,starts', 'EA,2025-01-01') }));
    const result = await importFolder(db, write({ contracts: lines('contract,expires', 'EA,2024-01-01') }));
    expect(result.problems).toMatchObject([{ code: 'INTERVAL_REVERSED', line: 2, column: 'expires' }]);
    expect(readEstate(db).contracts[0].expires).toBeNull();
  });

  it('refuses a right on a product that the metric of the stored license refuses', async () => {
    const db = newDatabase();
    await importFolder(db, write({ licenses: lines('license,metric', 'SAP,sap_named_user') }));
    const result = await importFolder(
      db,
      write({ license_products: lines('license,product,downgrade', 'SAP,ERP,allowed') }),
    );
    expect(result.problems).toMatchObject([{ code: 'RIGHT_NOT_APPLICABLE', table: 'license_products' }]);
    expect(readEstate(db).license_products).toEqual([]);
    expect(readEstate(db).products).toEqual([]);
  });

  it('remembers who changed a license, before and after', async () => {
    const db = newDatabase();
    await importFolder(db, write({ licenses: lines('license,metric,downgrade', 'PS6,device,none') }), {
      who: 'anna',
      now: () => 1000,
    });
    await importFolder(db, write({ licenses: lines('license,metric,downgrade', 'ps6,device,allowed') }), {
      who: 'bert',
      now: () => 2000,
    });
    const history = historyOf(db, 'licenses', 'ps6');
    expect(history.map(({ who, at }) => [who, at])).toEqual([
      ['bert', 2000],
      ['anna', 1000],
    ]);
    expect([history[0].before?.downgrade, history[0].after?.downgrade]).toEqual(['none', 'allowed']);
    expect(history[1].before).toBeNull();
  });
});
