/** The same files again change nothing, also where they name a record twice: no count, no history, no other estate. */
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../store/changes.ts';
import { openStore } from '../../store/open.ts';
import { estateVersion, readEstate } from '../../store/readEstate.ts';
import { databasesIn, temporaryFolder } from '../store/temporary.ts';
import { contentOf, countOf, estateWriter, importFolder, lines } from './estateFolder.ts';

const write = estateWriter();
const newDatabase = databasesIn(temporaryFolder());

const TWICE = {
  computers: lines('computer,os', 'PC-1,Windows', 'PC-2,Linux', 'pc-1,Linux'),
  installations: lines('computer,product,last_used', 'PC-1,A,2025-01-01', 'PC-2,A,', 'PC-1,a,2025-02-02'),
  evidence: lines('computer,publisher,name', 'PC-1,X,Thing', 'PC-1,Y,Thing'),
  usage: lines('user,computer,product,last_used', 'anna,PC-1,A,2025-01-01', 'anna,PC-1,A,2025-02-02'),
  licenses: lines('license,metric,downgrade', 'L,device,allowed', 'L,device,none'),
  purchases: lines('purchase,license,quantity', 'P,L,2', 'P,L,4', 'P,L,3'),
  editions: lines('product,edition', 'A,Small', 'A,Big', 'A,Small'),
};

/** An agent's inventory of one computer with these names. */
const inventory = (name: string, ...software: readonly string[]): string =>
  JSON.stringify({
    deviceid: name,
    content: { hardware: { name }, softwares: software.map(one => ({ name: one, version: '1' })) },
  });

/** Everything about a file again, in merge and in replace, but by which import it was seen. */
const expectNothing = async (db: ReturnType<typeof newDatabase>, folder: string): Promise<void> => {
  for (const mode of ['merge', 'replace'] as const) {
    const changes = () => db.prepare('select count(*) from changes').pluck().get();
    const before = [contentOf(db), estateVersion(db), changes()];
    const result = await importFolder(db, folder, { mode });
    for (const { table, added, changed, removed } of result.tables)
      expect({ table, added, changed, removed }).toEqual({ table, added: 0, changed: 0, removed: 0 });
    expect(result.changed).toBe(false);
    expect(result.rightsChange).toBe(null);
    expect([contentOf(db), estateVersion(db), changes()]).toEqual(before);
  }
};

describe('the same files again', () => {
  it('change nothing where a key is given twice with different values', async () => {
    const db = newDatabase();
    const folder = write(TWICE);
    await importFolder(db, folder);
    expect(readEstate(db).purchases[0].quantity).toBe(3);
    await expectNothing(db, folder);
  });

  it('change nothing where two inventories of one computer list different software', async () => {
    const db = newDatabase();
    const folder = write({
      'a-whole.json': inventory('PC-1', 'Old', 'Same', 'Gone'),
      'b-part.json': inventory('PC-1', 'Same', 'New'),
      'c-other.json': inventory('PC-2', 'Same'),
    });
    const first = await importFolder(db, folder);
    expect(countOf(first, 'evidence')).toEqual({ read: 6, added: 3, repeated: 3 });
    await expectNothing(db, folder);
    const last = await importFolder(db, write({ 'a.json': inventory('PC-1', 'Old'), 'b.json': inventory('PC-1') }));
    expect(countOf(last, 'evidence')).toEqual({ read: 1, repeated: 1, removed: 2 });
  });

  it('change nothing where a list names what an inventory of the same import does not', async () => {
    const db = newDatabase();
    const folder = write({ ...TWICE, 'a.json': inventory('PC-1', 'Old'), 'b.json': inventory('PC-1', 'New') });
    await importFolder(db, folder);
    await expectNothing(db, folder);
  });

  it('change nothing in a database that is in memory only', async () => {
    const db = openStore(':memory:');
    const folder = write(TWICE);
    await importFolder(db, folder);
    await expectNothing(db, folder);
    db.close();
  });
});

describe('a key given twice', () => {
  it('counts as changed where only the later row differs from what is stored', async () => {
    const db = newDatabase();
    await importFolder(db, write({ ...TWICE, purchases: lines('purchase,license,quantity', 'P,L,2') }));
    const version = estateVersion(db);
    const result = await importFolder(db, write({ purchases: lines('purchase,license,quantity', 'P,L,2', 'P,L,4') }));
    expect(countOf(result, 'purchases')).toEqual({ read: 2, changed: 1, repeated: 1 });
    expect(result.changed).toBe(true);
    expect(estateVersion(db)).toBe(version + 1);
    expect(
      historyOf(db, 'purchases', 'p').map(({ before, after }) => [before?.quantity, after?.quantity]),
    ).toContainEqual([2, 4]);
  });

  it('stands in the history once, as it was before the import and as it is after it', async () => {
    const db = newDatabase();
    await importFolder(db, write(TWICE));
    const purchases = historyOf(db, 'purchases', 'p');
    expect(purchases.map(({ before, after }) => [before, after?.quantity])).toEqual([[null, 3]]);
  });

  it('counts among installations by what both rows say together', async () => {
    const db = newDatabase();
    await importFolder(db, write(TWICE));
    const rows = (...days: readonly string[]) =>
      write({ installations: lines('computer,product,last_used', ...days.map(day => `PC-1,A,${day}`)) });
    const same = await importFolder(db, rows('2025-03-03', '2025-02-02'));
    expect(countOf(same, 'installations')).toEqual({ read: 2, unchanged: 1, repeated: 1 });
    const other = await importFolder(db, rows('2025-02-02', '2025-03-03'));
    expect(countOf(other, 'installations')).toEqual({ read: 2, changed: 1, repeated: 1 });
    expect([same.changed, other.changed]).toEqual([false, true]);
  });

  it('leaves the first inventory of a computer where the second one turns out to be broken', async () => {
    const db = newDatabase();
    const result = await importFolder(
      db,
      write({ 'a.json': inventory('PC-1', 'One', 'Two'), 'b.json': inventory('PC-1', 'One').slice(0, -3) }),
    );
    expect(result.files.map(({ state }) => state)).toEqual(['imported', 'refused']);
    expect(countOf(result, 'evidence')).toEqual({ read: 2, added: 2 });
  });
});
