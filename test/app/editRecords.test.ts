/** Records changed by hand, below every door: what an import checks and brings about, a batch checks and brings about too. */
import { afterAll, describe, expect, test } from 'vitest';
import { editRecords } from '../../app/editRecords.ts';
import type { InputRefused } from '../../app/refusal.ts';
import { historyOf } from '../../store/changes.ts';
import { estateVersion, readEstate } from '../../store/readEstate.ts';
import { readInstallationRows } from '../../store/readInstallations.ts';
import type { RecordTable } from '../../store/stored.ts';
import { contentOf } from '../import/estateFolder.ts';
import { bring, csvOf, newWorkspace } from './sampleWorkspace.ts';

const { workspace, dispose } = newWorkspace();
afterAll(dispose);
const { db } = workspace;
await bring(workspace, [
  csvOf('licenses', 'license,metric,downgrade,name\nL1,device,none,First\nL2,device,,\n'),
  csvOf('license_products', 'license,product,version\nL1,A,1\n'),
  csvOf('computers', 'computer,kind,host\nV,virtual,H\nH,physical,\n'),
  csvOf('evidence', 'computer,name\nV,Editor\n'),
]);

const edit = (table: RecordTable, ...rows: Readonly<Record<string, string>>[]) =>
  editRecords(workspace, { table, records: rows.map(cells => ({ cells })), who: 'anna', at: 1000 });

/** What is wrong with a batch that is refused. */
const problemsOf = (table: RecordTable, ...rows: Readonly<Record<string, string>>[]) => {
  try {
    edit(table, ...rows);
  } catch (error) {
    return (error as InputRefused).problems;
  }
  throw new Error('the batch was not refused');
};

describe('records changed by hand', () => {
  test('keep what is not spoken of, and the change has a history and raises the version of the estate', () => {
    const version = estateVersion(db);
    edit('licenses', { license: ' l1 ', downgrade: 'allowed' }, { license: 'L3', metric: 'user' });
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

  test('leave the estate alone when nothing is different', () => {
    const version = estateVersion(db);
    edit('licenses', { license: 'L1', name: 'First' });
    expect(estateVersion(db)).toBe(version);
  });

  test('change nothing at all where one is wrong, and say what is wrong where', () => {
    const before = contentOf(db);
    const good = { purchase: 'P2', license: 'L1', quantity: '3' };
    expect(problemsOf('purchases', good, { ...good, purchase: 'P3', quantity: 'x' })).toMatchObject([
      { at: 1, code: 'NUMBER_INVALID', table: 'purchases', column: 'quantity' },
    ]);
    expect(problemsOf('purchases', { ...good, license: 'L9' })).toMatchObject([{ at: 0, code: 'REFERENCE_UNKNOWN' }]);
    expect(problemsOf('licenses', { license: 'L4' })).toMatchObject([{ code: 'REQUIRED_BLANK', column: 'metric' }]);
    expect(contentOf(db)).toEqual(before);
  });

  test('cannot make a computer run on itself', () => {
    const before = contentOf(db);
    expect(problemsOf('computers', { computer: 'H', kind: 'virtual', host: 'V' })).toMatchObject([
      { at: 0, code: 'HOST_CYCLE', table: 'computers' },
    ]);
    expect(contentOf(db)).toEqual(before);
  });

  test('recognize evidence anew when a rule is added', () => {
    expect(readInstallationRows(db)).toEqual([]);
    edit('recognition', { name: 'Edit*', product: 'Editor' });
    expect(readInstallationRows(db)).toMatchObject([{ computer: 'V', product: 'Editor' }]);
    edit('recognition', { name: 'Edit*', product: '', ignore: 'yes' });
    expect(readInstallationRows(db)).toEqual([]);
  });
});
