/** Records changed by hand: the same checks and history as an import, all or nothing. */
import { describe, expect, it } from 'vitest';
import { deleteRecords, upsertRecords } from '../../app/import/index.ts';
import { historyOf } from '../../store/changes.ts';
import { estateVersion, readEstate } from '../../store/readEstate.ts';
import { readInstallationRows } from '../../store/readInstallations.ts';
import { contentOf, estateWriter, importFolder, lines } from '../import/estateFolder.ts';
import { databasesIn, temporaryFolder } from './temporary.ts';

const write = estateWriter();
const newDatabase = databasesIn(temporaryFolder());
const anna = { who: 'anna', at: 1000 };

const withLicenses = async () => {
  const db = newDatabase();
  await importFolder(
    db,
    write({
      licenses: lines('license,metric,downgrade,name', 'L1,device,none,First', 'L2,device,,'),
      license_products: lines('license,product,version', 'L1,A,1'),
      purchases: lines('purchase,license,quantity', 'P1,L1,5'),
      computers: lines('computer,kind,host', 'V,virtual,H', 'H,physical,'),
      evidence: lines('computer,name', 'V,Editor'),
    }),
  );
  return db;
};

describe('changing records by hand', () => {
  it('touches only what is given and keeps the history', async () => {
    const db = await withLicenses();
    const version = estateVersion(db);
    const result = upsertRecords(
      db,
      'licenses',
      [
        { license: ' l1 ', downgrade: 'allowed' },
        { license: 'L3', metric: 'user' },
      ],
      anna,
    );
    expect(result).toEqual({ added: 1, changed: 1, removed: 0, problems: [] });
    expect(readEstate(db).licenses).toMatchObject([
      { license: 'L1', metric: 'device', downgrade: 'allowed', name: 'First' },
      { license: 'L2' },
      { license: 'L3', metric: 'user' },
    ]);
    expect(estateVersion(db)).toBe(version + 1);
    expect(historyOf(db, 'licenses', 'l1')[0]).toMatchObject({
      who: 'anna',
      at: 1000,
      importId: null,
      before: { downgrade: 'none' },
      after: { downgrade: 'allowed' },
    });
  });

  it('does nothing at all when one row is wrong, and says what', async () => {
    const db = await withLicenses();
    const before = contentOf(db);
    const result = upsertRecords(
      db,
      'purchases',
      [
        { purchase: 'P2', license: 'L1', quantity: '3' },
        { purchase: 'P3', license: 'L9', quantity: 'x' },
      ],
      anna,
    );
    expect(result).toMatchObject({
      added: 0,
      problems: [{ code: 'NUMBER_INVALID', table: 'purchases', column: 'quantity' }],
    });
    expect(
      upsertRecords(db, 'purchases', [{ purchase: 'P3', license: 'L9', quantity: '1' }], anna).problems,
    ).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
    expect(
      upsertRecords(db, 'computers', [{ computer: 'H', kind: 'virtual', host: 'V' }], anna).problems,
    ).toMatchObject([{ code: 'HOST_CYCLE' }]);
    expect(upsertRecords(db, 'licenses', [{ license: 'L4' }], anna).problems).toMatchObject([
      { code: 'REQUIRED_BLANK', column: 'metric' },
    ]);
    expect(contentOf(db)).toEqual(before);
  });

  it('leaves the estate alone when nothing is different', async () => {
    const db = await withLicenses();
    const version = estateVersion(db);
    expect(upsertRecords(db, 'licenses', [{ license: 'L1', name: 'First' }], anna)).toMatchObject({
      added: 0,
      changed: 0,
    });
    expect(estateVersion(db)).toBe(version);
  });

  it('recognizes anew when a rule is added', async () => {
    const db = await withLicenses();
    upsertRecords(db, 'recognition', [{ name: 'Edit*', product: 'Editor' }], anna);
    expect(readInstallationRows(db)).toMatchObject([{ computer: 'V', product: 'Editor' }]);
    deleteRecords(db, 'recognition', ['\u001fedit*\u001f'], anna);
    expect(readInstallationRows(db)).toEqual([]);
  });
});

describe('removing records by hand', () => {
  it('removes what nobody names', async () => {
    const db = await withLicenses();
    expect(deleteRecords(db, 'licenses', ['l2'], anna)).toEqual({ added: 0, changed: 0, removed: 1, problems: [] });
    expect(readEstate(db).licenses.map(({ license }) => license)).toEqual(['L1']);
    expect(historyOf(db, 'licenses', 'l2')[0]).toMatchObject({ after: null, who: 'anna' });
  });

  it('refuses what others name and says who', async () => {
    const db = await withLicenses();
    const before = contentOf(db);
    const { removed, problems } = deleteRecords(db, 'licenses', ['l2', 'l1', 'l9'], anna);
    expect(removed).toBe(0);
    expect(problems.map(({ message }) => message)).toEqual([
      '"l1" is named by 1 row of license_products.',
      '"l1" is named by 1 row of purchases.',
      'There is no "l9" in licenses.',
    ]);
    expect(contentOf(db)).toEqual(before);
  });

  it('keeps a product that is used, unlisted', async () => {
    const db = await withLicenses();
    upsertRecords(db, 'products', [{ product: 'A', category: 'freeware' }], anna);
    const result = deleteRecords(db, 'products', ['a'], anna);
    expect(result).toMatchObject({ removed: 1, problems: [{ code: 'RECORD_ADDED' }] });
    expect(readEstate(db).products.find(({ product }) => product === 'A')).toMatchObject({ category: 'commercial' });
  });
});
